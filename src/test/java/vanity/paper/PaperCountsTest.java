package vanity.paper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import vanity.db.Database;
import vanity.db.TestDatabase;
import vanity.render.RenderQueue;
import vanity.render.pace.Urgency;

class PaperCountsTest {
  @RegisterExtension static final TestDatabase postgres = TestDatabase.fresh();

  private final Database database = postgres.database();

  @BeforeEach
  void nothing() {
    postgres.clear();
  }

  private void render(String paper, String state, int daysAgo, int seconds) {
    database.update(
        """
        insert into renders (arxiv_id, version, state, worker, started_at, seen_at, finished_at)
        values (?, 1, ?, 'w', now() - make_interval(days => ?, secs => ?), now(),
          case when ? <> 'running' then now() - make_interval(days => ?) end)
        """,
        paper,
        state,
        daysAgo,
        (double) seconds,
        state,
        daysAgo);
  }

  @Test
  void countsPapersByTheirNewestRenderAndRendersByDay() {
    ManyPapers.load(database, 4);
    render("a", "failed", 40, 1);
    render("a", "rendered", 1, 10);
    render("b", "rendered", 1, 20);
    render("c", "timed_out", 1, 600);
    render("c", "abandoned", 0, 1);
    render("d", "partial", 0, 30);
    render("e", "running", 0, 1);
    RenderQueue queue = new RenderQueue(database);
    queue.ask("f", Urgency.SCRAPE);
    Statistics numbers = new PaperCounts(database).statistics();
    assertEquals(4, numbers.papers());
    assertEquals(Map.of("rendered", 2L, "partial", 1L, "timed_out", 1L), numbers.papersByState());
    assertEquals(1, numbers.queued());
    assertEquals(30, numbers.days().size());
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    assertEquals(new Statistics.Day(today, 1, 0), numbers.days().getLast());
    assertEquals(new Statistics.Day(today.minusDays(1), 2, 1), numbers.days().get(28));
    assertEquals(new Statistics.Day(today.minusDays(29), 0, 0), numbers.days().getFirst());
    assertEquals(Duration.ofSeconds(20), numbers.median());
    assertTrue(numbers.slowest().compareTo(Duration.ofSeconds(29)) >= 0);
  }

  @Test
  void showsTheNewestRenderInTheLog() {
    PaperStore store = new PaperStore(database);
    assertEquals(Optional.empty(), store.log("1706.03762"));
    render("1706.03762", "failed", 0, 10);
    database.update(
        """
        update renders set reason = 'No.', log = 'Error: x', report =
          '{"converter": "LaTeXML 0.8.7", "mainFile": "a.tex", "status": 3, "warnings": 0, "errors": 1,
            "missingPackages": [], "undefinedMacros": [], "stages": {"LATEXML": 2500, "DOCUMENT": 3},
            "formulas": 0, "figures": 0}'
        """);
    render("1706.03762", "abandoned", 0, 1);
    ConversionLog log = store.log("1706.03762").orElseThrow();
    assertEquals("failed", log.state());
    assertEquals("arXiv:1706.03762", log.title());
    assertEquals(Duration.ofSeconds(10), log.duration());
    assertEquals("No.", log.reason());
    assertEquals("Error: x", log.report().log());
    assertEquals(
        Map.of("LATEXML", Duration.ofMillis(2500), "DOCUMENT", Duration.ofMillis(3)),
        log.report().stages());
  }
}
