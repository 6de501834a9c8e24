package vanity.drill;

import static vanity.drill.Drills.lines;
import static vanity.drill.Drills.must;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import vanity.Wait;
import vanity.arxiv.standin.StandInPaper;

/** Many who ask at once. */
final class CrowdDrills {
  private static final int MADE_UP = 100_000;

  private CrowdDrills() {}

  /** Three hundred open the same unknown paper in one moment. */
  static List<String> crowd(Stage stage) throws Exception {
    stage.arxiv().add(StandInPaper.of("2601.00001", "Wanted"));
    try (Child web = stage.start(Map.of(), "web");
        Visitor visitor = new Visitor(web.url())) {
      visitor.open("/");
      CountDownLatch start = new CountDownLatch(1);
      Map<Integer, AtomicInteger> statuses = new ConcurrentHashMap<>();
      List<Thread> crowd = new ArrayList<>();
      for (int i = 0; i < 300; i++) {
        String from = "203.0.113." + i % 250;
        crowd.add(
            Thread.ofVirtual()
                .start(() -> {
                  try {
                    start.await();
                    int status = visitor.open(Papers.path("2601.00001"), from).status();
                    statuses.computeIfAbsent(status, key -> new AtomicInteger()).incrementAndGet();
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  }
                }));
      }
      start.countDown();
      for (Thread each : crowd) {
        each.join();
      }
      int rows = stage.count("scheduled_tasks");
      try (Child worker = stage.start(Map.of(), "worker")) {
        worker.awaitLine("Renders with");
        Wait.until(
            "the paper",
            Duration.ofMinutes(5),
            () -> stage.count("papers where shown_render is not null") == 1);
      }
      must(rows == 1, "%d rows in the queue", rows);
      must(stage.count("renders") == 1, "%d renders", stage.count("renders"));
      return lines(
          "300 first visits at once: statuses %s, %d row in the queue, %d render, %d requests to arXiv"
              .formatted(statuses, rows, stage.count("renders"), stage.arxiv().asked().size()));
    }
  }

  /** Crawlers ask for made-up ids as fast as they can, while somebody reads a known paper. */
  static List<String> flood(Stage stage) throws Exception {
    Papers.storeReadable(stage.database());
    String known = Papers.path(Papers.READABLE);
    try (Child web = stage.start(Map.of(), "web");
        Visitor reader = new Visitor(web.url())) {
      reader.read(known, 50, Duration.ofSeconds(10)); // warm
      Visitor.Times quiet = reader.read(known, 50, Duration.ofSeconds(20));
      long memoryBefore = web.resident();
      long bytesBefore = databaseBytes(stage);
      long begin = System.nanoTime();
      Process crawlers = Crawlers.start(web.url(), MADE_UP);
      Visitor.Times flooded = reader.read(known, 50, Duration.ofSeconds(20));
      int refused = Crawlers.refused(crawlers);
      double seconds = (System.nanoTime() - begin) / 1e9;
      int queued = stage.count("scheduled_tasks");
      long memory = web.resident();
      long bytes = databaseBytes(stage) - bytesBefore;
      must(queued <= 120, "%d in the queue", queued);
      must(flooded.failed() == 0, "the reader was refused: %s", flooded);
      must(memory < memoryBefore + (200L << 20), "memory grew to %d MB", memory >> 20);
      return lines(
          "%,d made-up ids in %.0f s (%.0f/s), half from one address, half from as many; %,d answered 503"
              .formatted(MADE_UP, seconds, MADE_UP / seconds, refused),
          "queue %d (limit 100), renders %d, database +%d kB, memory %d -> %d MB"
              .formatted(
                  queued, stage.count("renders"), bytes >> 10, memoryBefore >> 20, memory >> 20),
          "a known paper: quiet " + quiet,
          "           meanwhile " + flooded,
          "p99 %.1f times its quiet value (aim: at most 2)"
              .formatted((double) flooded.at(0.99).toNanos() / quiet.at(0.99).toNanos()));
    }
  }

  private static long databaseBytes(Stage stage) {
    return stage
        .database()
        .one("select pg_database_size(current_database())", row -> row.getLong(1))
        .orElseThrow();
  }
}
