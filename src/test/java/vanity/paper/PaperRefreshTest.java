package vanity.paper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import vanity.arxiv.ArxivId;
import vanity.arxiv.standin.ArxivStandIn;
import vanity.arxiv.standin.ArxivStandIn.Endpoint;
import vanity.arxiv.standin.Fault;
import vanity.arxiv.standin.StandInPaper;
import vanity.db.Database;
import vanity.db.TestDatabase;
import vanity.render.Documents;
import vanity.render.RenderQueue;
import vanity.render.store.Blobs;
import vanity.render.store.KnownPapers;

class PaperRefreshTest {
  @RegisterExtension static final TestDatabase postgres = TestDatabase.fresh();

  private static final Duration DAY = Duration.ofDays(1);

  private final Database database = postgres.database();
  private final ArxivStandIn server = ArxivStandIn.start();
  private final PacedStandIn paced = new PacedStandIn(server, database);
  private final PaperRefresh refresh = new PaperRefresh(database, paced.arxiv);

  @BeforeEach
  void nothing() {
    postgres.clear();
  }

  @AfterEach
  void stop() {
    paced.close();
    server.close();
  }

  private void imported(String id) {
    database.transact(sql -> KnownPapers.save(sql, Documents.facts(id)));
  }

  private void rendered(String id) {
    imported(id);
    database.update(
        """
        insert into renders (arxiv_id, version, state, worker, started_at, seen_at, finished_at)
        values (?, 1, 'rendered', 'w', now(), now(), now())
        """,
        id);
  }

  private Harvest run(int most) throws InterruptedException {
    return refresh.run(DAY, most, progress -> {});
  }

  @Test
  void queuesWhatHasANewerVersion() throws Exception {
    rendered("2601.00001");
    rendered("2601.00002");
    imported("2601.00003"); // nobody asked for it yet
    server
        .add(StandInPaper.of("2601.00001v2", "One"))
        .add(StandInPaper.of("2601.00002v1", "Two"))
        .add(StandInPaper.of("2601.00003v2", "Three"));
    assertEquals(new Harvest(3, 0, 2, new Harvest.Ending.Complete()), run(1000));
    assertEquals(List.of("2601.00001"), new RenderQueue(database).waiting(10));
    assertEquals(
        List.of("One v2", "Two v1", "Three v2"),
        database.query(
            "select title || ' v' || version from papers order by arxiv_id",
            row -> row.getString(1)));
  }

  @Test
  void asksForAHundredAtOnceAndForNothingTwiceADay() throws Exception {
    for (int number = 1; number <= 250; number++) {
      imported("2601.%05d".formatted(number));
    }
    imported("2602.00001"); // arXiv does not know it
    for (int number = 1; number <= 250; number++) {
      server.add(StandInPaper.of("2601.%05d".formatted(number), "Example"));
    }
    assertEquals(new Harvest.Ending.Enough(), run(200).ending());
    assertEquals(2, server.asked().size());
    assertEquals(new Harvest(50, 0, 0, new Harvest.Ending.Complete()), run(200));
    assertEquals(new Harvest(0, 0, 0, new Harvest.Ending.Complete()), run(200));
    assertEquals(3, server.asked().size());
  }

  @Test
  void goesOnWhereArxivWentAway() throws Exception {
    rendered("2601.00001");
    server.add(StandInPaper.of("2601.00001v2", "One"));
    server.failOnce(Endpoint.API, Fault.status(503));
    assertInstanceOf(Harvest.Ending.ArxivAway.class, run(1000).ending());
    database.update("update pace set closed_until = now()");
    assertEquals(1, run(1000).renewed());
  }

  @Test
  void leavesSamplesAndWhatWasTakenDown() throws Exception {
    imported("2601.00001");
    database.update("update papers set sample = true");
    new PaperUpkeep(database, Blobs.inRows())
        .takeDown(ArxivId.parse("2601.00002").orElseThrow(), "Asked for.");
    assertEquals(0, run(1000).read());
    assertEquals(0, server.asked().size());
  }

  @Test
  void comparesThoseThatSomebodyWaitsFor() throws Exception {
    rendered("2601.00001");
    database.update("update papers set checked_at = now()");
    server.add(StandInPaper.of("2601.00001v2", "One"));
    List<ArxivId> asked =
        List.of(
            ArxivId.parse("2601.00001").orElseThrow(), ArxivId.parse("2601.00009").orElseThrow());
    assertEquals(new Harvest(1, 0, 1, new Harvest.Ending.Complete()), refresh.run(asked));
  }
}
