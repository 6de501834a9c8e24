package vanity.drill;

import static vanity.drill.Drills.lines;
import static vanity.drill.Drills.must;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import vanity.Wait;
import vanity.arxiv.standin.StandInPaper;
import vanity.paper.PaperImport;
import vanity.render.store.Blobs;

/** Few processes and many, on one database. */
final class FleetDrills {
  private static final int PAPERS = 24;

  /** What essential-0 allows. */
  private static final int CONNECTIONS = 20;

  private FleetDrills() {}

  /** What one fleet did. */
  private record Work(double perMinute, int connections, int reads, int failed) {}

  /** One web process and one worker, then four and three, with the same papers. */
  static List<String> fleet(Stage stage) throws Exception {
    Work small = run(stage, 1, 1, 8);
    Work large = run(stage, 4, 3, 2);
    return lines(
        "%d processors; a render is bound by them"
            .formatted(Runtime.getRuntime().availableProcessors()),
        told("1 web, 1 worker, pools of 8: ", small),
        told("4 web, 3 workers, pools of 2:", large),
        "renders a minute: %.1f times as many".formatted(large.perMinute() / small.perMinute()),
        "every paper rendered once, by whichever worker");
  }

  private static String told(String fleet, Work work) {
    return "%s %.1f renders a minute, at most %d connections, %d pages read, %d failed"
        .formatted(fleet, work.perMinute(), work.connections(), work.reads(), work.failed());
  }

  private static Work run(Stage stage, int webs, int workers, int pool) throws Exception {
    stage.database().update("truncate papers, sources, renders, files, scheduled_tasks cascade");
    Papers.storeReadable(stage.database());
    Map<String, String> settings = Map.of("DATABASE_POOL_SIZE", Integer.toString(pool));
    List<Child> children = new ArrayList<>();
    try {
      List<String> sites = new ArrayList<>();
      for (int web = 0; web < webs; web++) {
        Child child = stage.start(settings, "web");
        children.add(child);
        sites.add(child.url());
      }
      for (int worker = 0; worker < workers; worker++) {
        Child child = stage.start(settings, "worker");
        children.add(child);
        child.awaitLine("Renders with");
      }
      importPapers(stage);
      AtomicInteger most = new AtomicInteger();
      AtomicInteger reads = new AtomicInteger();
      AtomicInteger failed = new AtomicInteger();
      Thread reader = Thread.ofVirtual().start(() -> read(sites, reads, failed));
      Duration took =
          Wait.until(
              PAPERS + " renders",
              Duration.ofMinutes(10),
              () -> {
                most.accumulateAndGet(connections(stage), Math::max);
                return stage.count("renders where state = 'rendered' and worker <> 'drill'")
                    >= PAPERS;
              });
      reader.interrupt();
      reader.join();
      int attempts = stage.count("renders where worker <> 'drill'");
      must(attempts == PAPERS, "%d papers were rendered %d times", PAPERS, attempts);
      must(most.get() <= CONNECTIONS, "%d connections", most.get());
      must(failed.get() == 0, "%d of %d pages failed", failed.get(), reads.get());
      return new Work(PAPERS * 60_000.0 / took.toMillis(), most.get(), reads.get(), failed.get());
    } finally {
      children.forEach(Child::close);
    }
  }

  private static void importPapers(Stage stage) {
    for (int number = 1; number <= PAPERS; number++) {
      StandInPaper paper = Papers.numbered(number);
      new PaperImport(stage.database(), Blobs.inRows())
          .store(paper.facts(), new PaperImport.Source(paper.source(), "main.tex.gz", null));
    }
  }

  /** Of the fleet; the drill's own are not counted. */
  private static int connections(Stage stage) {
    return stage.count(
        "pg_stat_activity where application_name like 'vanity %' and application_name <> 'vanity drill'");
  }

  private static void read(List<String> sites, AtomicInteger reads, AtomicInteger failed) {
    List<Visitor> visitors = sites.stream().map(Visitor::new).toList();
    try {
      while (true) {
        for (Visitor visitor : visitors) {
          reads.incrementAndGet();
          if (visitor.open(Papers.path(Papers.READABLE)).status() != 200) {
            failed.incrementAndGet();
          }
        }
        Thread.sleep(Duration.ofMillis(50));
      }
    } catch (InterruptedException e) {
      visitors.forEach(Visitor::close);
    }
  }
}
