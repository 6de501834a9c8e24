package vanity.edge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import vanity.db.Database;
import vanity.db.TestDatabase;

class CachePurgeTest {
  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.fresh();

  private final Database database = DATABASE.database();
  private CloudflareStandIn cloudflare;
  private CachePurge purge;

  @BeforeEach
  void start() throws IOException {
    DATABASE.clear();
    cloudflare = new CloudflareStandIn();
    purge = new CachePurge(database, cloudflare.api(), null);
    paper("1706.03762");
    paper("hep-th/9901001");
  }

  @AfterEach
  void stop() {
    purge.close();
    cloudflare.close();
  }

  private void paper(String id) {
    database.update(
        """
        insert into papers (arxiv_id, version, title, authors, abstract, categories, published, updated, checked_at)
        values (?, 1, 'Before', '[]', '', '{cs.LG}', now(), now(), now())
        """,
        id);
  }

  private void retitle(String id) {
    database.update("update papers set title = title || '!' where arxiv_id = ?", id);
  }

  /** As if the time until the next look at each had passed. */
  private void timePasses() {
    database.update("update purges set due = now() - interval '1 second'");
  }

  private List<String> waiting() {
    return database.query("select tag from purges order by tag", row -> row.getString(1));
  }

  private double counted(String label) {
    return database
        .one(
            "select value from counters where name = 'purges' and label = ?",
            row -> row.getDouble(1),
            label)
        .orElse(0.0);
  }

  @Test
  void purgesAPaperThatChangedTwiceAndThenNoMore() throws InterruptedException {
    retitle("1706.03762");
    timePasses();
    purge.round();
    timePasses();
    purge.round();
    timePasses();
    purge.round();
    assertEquals(
        List.of(List.of("paper-1706.03762"), List.of("paper-1706.03762")), cloudflare.purges);
    assertEquals(List.of(), waiting());
    assertEquals(2, counted("done"));
  }

  @Test
  void waitsUntilTheOriginsHaveForgottenTheOldPage() throws InterruptedException {
    retitle("1706.03762");
    purge.round();
    assertEquals(List.of(), cloudflare.purges);
    double seconds =
        database
            .one(
                "select extract(epoch from due - now())::float8 from purges",
                row -> row.getDouble(1))
            .orElseThrow();
    assertTrue(seconds > 5 && seconds <= 10, "due in " + seconds + " s");
  }

  @Test
  void purgesManyInOneCall() throws InterruptedException {
    retitle("1706.03762");
    retitle("hep-th/9901001");
    timePasses();
    purge.round();
    assertEquals(List.of(List.of("paper-1706.03762", "paper-hep-th/9901001")), cloudflare.purges);
  }

  @Test
  void purgesAHundredInOneCallAndNoMore() throws InterruptedException {
    retitle("1706.03762");
    // PostgreSQL believes in a queue of one, and plans for that.
    database.update("analyze purges");
    for (int paper = 1; paper <= 120; paper++) {
      paper("2001.%05d".formatted(paper));
    }
    database.update("update papers set title = 'After'");
    timePasses();
    purge.round();
    assertEquals(List.of(100), cloudflare.purges.stream().map(List::size).toList());
  }

  @Test
  void purgesWhatWasDeleted() {
    database.update("delete from papers where arxiv_id = '1706.03762'");
    assertEquals(List.of("paper-1706.03762"), waiting());
  }

  @Test
  void aPaperThatIsTakenDownLeavesTheListsAtOnce() {
    retitle("1706.03762");
    assertEquals(List.of("paper-1706.03762"), waiting());
    database.update("update papers set taken_down_at = now() where arxiv_id = '1706.03762'");
    assertEquals(List.of("lists", "paper-1706.03762"), waiting());
  }

  @Test
  void leavesWhatWasOnlyLookedAt() {
    database.update("update papers set checked_at = now() + interval '1 day'");
    assertEquals(List.of(), waiting());
  }

  @Test
  void isUndoneWithTheChange() {
    try {
      database.transact(sql -> {
        sql.update("update papers set title = 'After'");
        throw new IllegalStateException("changed my mind");
      });
    } catch (IllegalStateException e) {
      assertEquals(List.of(), waiting());
    }
  }

  @Test
  void triesAgainWhenCloudflareSays() throws InterruptedException {
    cloudflare.failures.add(429);
    retitle("1706.03762");
    timePasses();
    assertEquals(Duration.ofSeconds(7), purge.round());
    assertEquals(List.of("paper-1706.03762"), waiting());
    assertEquals(1, counted("failed"));
    timePasses();
    purge.round();
    assertEquals(List.of(List.of("paper-1706.03762")), cloudflare.purges);
  }

  @Test
  void comesToAnotherIfWhoTookItDies() throws InterruptedException {
    retitle("1706.03762");
    timePasses();
    PurgeQueue ofTheDead = new PurgeQueue(database);
    assertEquals(1, ofTheDead.take(10).size());
    // Nobody else takes it meanwhile.
    purge.round();
    assertEquals(List.of(), cloudflare.purges);
    timePasses();
    purge.round();
    assertEquals(List.of(List.of("paper-1706.03762")), cloudflare.purges);
  }

  @Test
  void startsAnewForAChangeDuringAPurge() {
    retitle("1706.03762");
    timePasses();
    PurgeQueue queue = new PurgeQueue(database);
    List<PurgeQueue.Taken> taken = queue.take(10);
    retitle("1706.03762");
    queue.done(taken);
    int rounds = database.one("select rounds from purges", row -> row.getInt(1)).orElseThrow();
    assertEquals(2, rounds);
  }

  @Test
  void purgesAllPapersWhoseStyleSheetIsNoMore() throws InterruptedException {
    deploy("blue");
    assertEquals(List.of("lists", "papers"), waiting());
    timePasses();
    purge.round();
    assertEquals(List.of(List.of("lists", "papers")), cloudflare.purges);
  }

  @Test
  void leavesTheEdgeAloneWhereNothingButTheProcessIsNew() throws InterruptedException {
    deploy("blue");
    database.update("delete from purges");
    deploy("blue");
    assertEquals(List.of(), waiting());
  }

  private void deploy(String assets) throws InterruptedException {
    try (CachePurge site = new CachePurge(database, cloudflare.api(), assets)) {
      site.round();
    }
  }

  @Test
  void sweepsOldRowsAwayWhereThereIsNoEdge() throws InterruptedException {
    retitle("1706.03762");
    retitle("hep-th/9901001");
    database.update(
        "update purges set changed_at = now() - interval '9 days' where tag like '%1706%'");
    try (CachePurge none = new CachePurge(database, null, null)) {
      none.round();
    }
    assertEquals(List.of("paper-hep-th/9901001"), waiting());
  }
}
