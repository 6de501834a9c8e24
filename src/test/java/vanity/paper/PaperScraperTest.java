package vanity.paper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import vanity.arxiv.ArxivId;
import vanity.arxiv.ArxivPaper;
import vanity.arxiv.standin.ArxivStandIn;
import vanity.arxiv.standin.ArxivStandIn.Endpoint;
import vanity.arxiv.standin.Fault;
import vanity.arxiv.standin.StandInPaper;
import vanity.db.Database;
import vanity.db.TestDatabase;
import vanity.render.RenderQueue;
import vanity.render.store.Blobs;

class PaperScraperTest {
  @RegisterExtension static final TestDatabase postgres = TestDatabase.fresh();

  private static final Instant MONDAY = Instant.parse("2026-01-05T12:00:00Z");

  private final Database database = postgres.database();
  private final ArxivStandIn server = ArxivStandIn.start();
  private final PacedStandIn paced = new PacedStandIn(server, database);
  private final PaperScraper scraper =
      new PaperScraper(database, paced.arxiv, List.of("cs.LG", "cs.AI"));

  @BeforeEach
  void nothing() {
    postgres.clear();
  }

  @AfterEach
  void stop() {
    paced.close();
    server.close();
  }

  /** A paper whose newest version came so long after Monday. */
  private void paper(String id, Duration after) {
    StandInPaper plain = StandInPaper.of(id, "Example " + id);
    ArxivPaper facts = plain.facts();
    server.add(
        plain.withFacts(
            new ArxivPaper(
                facts.id(),
                facts.title(),
                facts.authors(),
                facts.summary(),
                facts.categories(),
                facts.published(),
                MONDAY.plus(after),
                null,
                null,
                null,
                null)));
  }

  private void papers(int from, int to) {
    for (int number = from; number <= to; number++) {
      paper("2601.%05d".formatted(number), Duration.ofHours(number));
    }
  }

  private Harvest scrape(int most) throws InterruptedException {
    return scraper.run(most, progress -> {});
  }

  private static Harvest complete(int read, int added, int renewed) {
    return new Harvest(read, added, renewed, new Harvest.Ending.Complete());
  }

  @Test
  void storesAndQueuesEveryNewPaper() throws Exception {
    papers(1, 450);
    List<Integer> progress = new ArrayList<>();
    Harvest harvest = scraper.run(1000, sofar -> progress.add(sofar.read()));
    assertEquals(complete(450, 450, 0), harvest);
    assertEquals(List.of(200, 400, 450), progress);
    assertEquals(new RenderQueue.Length(450, 0), new RenderQueue(database).length());
    assertEquals(
        "Example 2601.00450",
        new PaperStore(database).find("2601.00450").orElseThrow().facts().title());
  }

  @Test
  void stopsWhereTheLastRunBegan() throws Exception {
    papers(1, 450);
    scrape(1000);
    papers(451, 460);
    int before = server.asked().size();
    // Of the day before the mark it looks at all: some come in late.
    assertEquals(complete(10 + 25, 10, 0), scrape(1000));
    assertEquals(1, server.asked().size() - before);
  }

  @Test
  void findsWhatModeratorsHeldBack() throws Exception {
    papers(10, 60);
    scrape(1000);
    paper("2601.09999", Duration.ofHours(50));
    assertEquals(1, scrape(1000).added());
  }

  @Test
  void goesOnWhereARunEndedEarly() throws Exception {
    papers(1, 10);
    scrape(1000);
    papers(11, 60);
    assertEquals(new Harvest.Ending.Enough(), scrape(20).ending());
    server.failOnce(Endpoint.API, Fault.status(503));
    assertInstanceOf(Harvest.Ending.ArxivAway.class, scrape(20).ending());
    database.update("update pace set closed_until = now()");
    assertEquals(20, scrape(20).added());
    assertEquals(complete(60, 10, 0), scrape(20));
    assertEquals(new RenderQueue.Length(60, 0), new RenderQueue(database).length());
  }

  @Test
  void theFirstRunTakesTheNewestForEverything() throws Exception {
    papers(1, 60);
    assertEquals(complete(20, 20, 0), scrape(20));
    papers(61, 65);
    assertEquals(5 + 5, scrape(20).added()); // five of the day before the mark were left out
  }

  @Test
  void findsNewVersionsOfWhatIsHere() throws Exception {
    papers(1, 5);
    scrape(1000);
    database.update("delete from scheduled_tasks");
    database.update(
        """
        insert into renders (arxiv_id, version, state, worker, started_at, seen_at, finished_at)
        values ('2601.00003', 1, 'rendered', 'w', now(), now(), now())
        """);
    paper("2601.00003v2", Duration.ofHours(30));
    assertEquals(1, scrape(1000).renewed());
    assertEquals(
        List.of("2601.00003 40"),
        database.query(
            "select task_instance || ' ' || priority from scheduled_tasks",
            row -> row.getString(1)));
  }

  @Test
  void leavesWhatWasTakenDown() throws Exception {
    new PaperUpkeep(database, Blobs.inRows())
        .takeDown(ArxivId.parse("2601.00001").orElseThrow(), "The author asked for it.");
    papers(1, 1);
    assertEquals(complete(1, 0, 0), scrape(1000));
    assertEquals(new RenderQueue.Length(0, 0), new RenderQueue(database).length());
  }
}
