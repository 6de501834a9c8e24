package vanity.drill;

import static vanity.drill.Drills.lines;
import static vanity.drill.Drills.must;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import vanity.Wait;
import vanity.arxiv.ArxivClient;
import vanity.arxiv.standin.ArxivStandIn;
import vanity.arxiv.standin.ArxivStandIn.Endpoint;
import vanity.arxiv.standin.Fault;
import vanity.arxiv.standin.StandInPaper;
import vanity.render.RenderQueue;
import vanity.render.pace.Urgency;

/** What arXiv notices of us, and we of arXiv. */
final class ArxivDrills {
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private static final String WANTED = "2512.00001";

  private ArxivDrills() {}

  /** Four worker processes share eight papers: never two requests at once or too soon. */
  static List<String> pace(Stage stage) throws Exception {
    RenderQueue queue = new RenderQueue(stage.database());
    for (int number = 1; number <= 8; number++) {
      stage.arxiv().add(Papers.numbered(number));
      queue.ask("2601.%05d".formatted(number), Urgency.VISITOR);
    }
    List<Child> workers = new ArrayList<>();
    Duration took;
    try {
      for (int worker = 0; worker < 4; worker++) {
        workers.add(stage.start(Map.of(), "worker"));
      }
      took =
          Wait.until(
              "eight papers",
              PATIENCE,
              () -> stage.count("papers where shown_render is not null") == 8);
    } finally {
      workers.forEach(Child::close);
    }
    Duration closest = stage.arxiv().closest().orElseThrow();
    must(stage.arxiv().peak() == 1, "%d requests at once", stage.arxiv().peak());
    must(closest.compareTo(ArxivClient.PACE) >= 0, "two requests within %s", closest);
    must(stage.count("renders") == 8, "%d renders", stage.count("renders"));
    return lines(
        "four workers, 8 papers: %d requests in %d s, the closest two %d ms apart, never two at once"
            .formatted(stage.arxiv().asked().size(), took.toSeconds(), closest.toMillis()),
        "renders by worker: "
            + stage
                .database()
                .query("select count(*) from renders group by worker", row -> row.getInt(1)));
  }

  /** A scrape of 2,000 papers is under way when a visitor comes. */
  static List<String> overtake(Stage stage) throws Exception {
    for (int number = 1; number <= 2000; number++) {
      stage.arxiv().add(Papers.numbered(number));
    }
    // Older than all of them, or the scrape would bring it in first.
    stage.arxiv().add(StandInPaper.of(WANTED, "Wanted"));
    try (Child web = stage.start(Map.of(), "web");
        Child worker = stage.start(Map.of(), "worker");
        Child scrape = stage.start(Map.of(), "scrape");
        Visitor visitor = new Visitor(web.url())) {
      worker.awaitLine("Renders with");
      Wait.until("a scrape", PATIENCE, () -> stage.count("papers") >= 400);
      Instant asked = Instant.now();
      visitor.open(Papers.path(WANTED));
      int waiting = stage.count("scheduled_tasks where priority < 90");
      Duration took =
          Wait.until(
              "the visitor's paper",
              PATIENCE,
              () ->
                  stage.count(
                          "papers where shown_render is not null and arxiv_id = '" + WANTED + "'")
                      == 1);
      int before = stage.count("renders where arxiv_id <> '" + WANTED + "' and state = 'rendered'");
      List<ArxivStandIn.Asked> meanwhile =
          stage.arxiv().asked().stream().filter(each -> each.at().isAfter(asked)).toList();
      long firstOwn = meanwhile.stream().takeWhile(each -> !each.target().contains(WANTED)).count();
      scrape.close();
      must(took.compareTo(Duration.ofMinutes(3)) < 0, "it took %s", took);
      return lines(
          "readable after %d s, with %d scraped papers in the queue before it"
              .formatted(took.toSeconds(), waiting),
          "requests of the scrape that came before the visitor's first: %d; scraped papers rendered by then: %d"
              .formatted(firstOwn, before));
    }
  }

  /** arXiv is down, and comes back. */
  static List<String> away(Stage stage) throws Exception {
    Papers.storeReadable(stage.database());
    for (int number = 1; number <= 5; number++) {
      stage.arxiv().add(Papers.numbered(number));
    }
    for (Endpoint endpoint : Endpoint.values()) {
      stage.arxiv().fail(endpoint, Fault.down());
    }
    try (Child web = stage.start(Map.of(), "web");
        Child worker = stage.start(Map.of(), "worker");
        Visitor visitor = new Visitor(web.url())) {
      worker.awaitLine("Renders with");
      visitor.read(Papers.path(Papers.READABLE), 50, Duration.ofSeconds(5)); // warm
      for (int number = 1; number <= 5; number++) {
        visitor.open(Papers.path("2601.%05d".formatted(number)));
      }
      Wait.until(
          "the worker to notice",
          PATIENCE,
          () -> stage.count("renders where state = 'arxiv_unreachable'") > 0);
      Visitor.Seen unknown = visitor.open(Papers.path("2601.00001"));
      must(unknown.status() == 503 && !unknown.retryAfter().isEmpty(), "unknown: %s", unknown);
      Visitor.Times known = visitor.read(Papers.path(Papers.READABLE), 50, Duration.ofSeconds(20));
      must(known.failed() == 0, "known papers failed: %s", known);
      int vain = stage.arxiv().asked().size();
      stage.arxiv().recover();
      Duration drained =
          Wait.until(
              "the queue to drain",
              Duration.ofMinutes(15),
              () ->
                  stage.count("papers where shown_render is not null") == 6
                      && stage.count("scheduled_tasks") == 0);
      return lines(
          "down: an unknown paper is answered %d, Retry-After %s, in %d ms; a known one %s"
              .formatted(unknown.status(), unknown.retryAfter(), unknown.time().toMillis(), known),
          "requests in vain: " + vain,
          "back: five papers readable and the queue empty after " + drained.toSeconds() + " s");
    }
  }
}
