package vanity.drill;

import static vanity.drill.Drills.lines;
import static vanity.drill.Drills.must;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import vanity.Wait;

/** Few processes and many, on one database. */
final class FleetDrills {
  private static final Fleet SMALL = new Fleet(1, 1, 8);
  private static final Fleet LARGE = new Fleet(4, 3, 2);
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  /** What essential-0 allows. */
  private static final int CONNECTIONS = 20;

  private FleetDrills() {}

  /**
   * How many of each.
   *
   * @param pool connections of each process
   */
  private record Fleet(int webs, int workers, int pool) {}

  /**
   * What there is to render.
   *
   * @param path where programs are looked for
   */
  private record Load(String name, int papers, String path) {}

  /** What a fleet did. */
  private record Work(double perMinute, int connections, int reads) {}

  /**
   * One web process and one worker, then four and three, with the same papers: with LaTeXML, which
   * takes all of a processor, and with one that waits first and takes little, so that it shows what
   * the queue and the database allow, where processors are few.
   */
  static List<String> fleet(Stage stage) throws Exception {
    String path = System.getenv("PATH");
    List<String> found = new ArrayList<>();
    found.add("%d processors".formatted(Runtime.getRuntime().availableProcessors()));
    found.addAll(compare(stage, new Load("LaTeXML", 24, path)));
    String waiting = waiting(stage.folder()) + ":" + path;
    found.addAll(compare(stage, new Load("LaTeXML after a wait of 6 s", 12, waiting)));
    found.add("every paper rendered once, by whichever worker; no page failed");
    return found;
  }

  /** A folder with a converter that waits as if it worked elsewhere. */
  private static Path waiting(Path folder) throws IOException {
    Path programs = Files.createDirectories(folder.resolve("waiting/bin"));
    Path converter = programs.resolve("latexmlc");
    Files.writeString(
        converter,
        """
        #!/bin/sh
        case "$*" in *--dest=*) sleep 6 ;; esac
        exec /usr/bin/latexmlc "$@"
        """);
    converter.toFile().setExecutable(true, false);
    return programs;
  }

  private static List<String> compare(Stage stage, Load load) throws Exception {
    Work small = run(stage, SMALL, load);
    Work large = run(stage, LARGE, load);
    return lines(
        load.name() + ":",
        told(SMALL, small),
        told(LARGE, large),
        "  renders a minute: %.1f times as many".formatted(large.perMinute() / small.perMinute()));
  }

  private static String told(Fleet fleet, Work work) {
    return ("  web %d, workers %d, pools of %d: %.1f renders a minute, at most %d connections,"
            + " %d pages read")
        .formatted(
            fleet.webs(),
            fleet.workers(),
            fleet.pool(),
            work.perMinute(),
            work.connections(),
            work.reads());
  }

  private static Work run(Stage stage, Fleet fleet, Load load) throws Exception {
    stage.database().update("truncate papers, sources, renders, files, scheduled_tasks cascade");
    Papers.storeReadable(stage.database());
    Map<String, String> settings =
        Map.of("DATABASE_POOL_SIZE", Integer.toString(fleet.pool()), "PATH", load.path());
    List<Child> webs = new ArrayList<>();
    List<Child> workers = new ArrayList<>();
    try {
      List<String> sites = new ArrayList<>();
      for (int web = 0; web < fleet.webs(); web++) {
        webs.add(stage.start(settings, "web"));
        sites.add(webs.getLast().url());
      }
      for (int worker = 0; worker < fleet.workers(); worker++) {
        workers.add(stage.start(settings, "worker"));
        workers.getLast().awaitLine("Renders with");
      }
      for (int number = 1; number <= load.papers(); number++) {
        Shelved.paper(stage, number);
      }
      AtomicInteger most = new AtomicInteger();
      AtomicInteger reads = new AtomicInteger();
      AtomicInteger failed = new AtomicInteger();
      Thread reader = Thread.ofVirtual().start(() -> read(sites, reads, failed));
      Wait.until(
          load.papers() + " renders",
          PATIENCE,
          () -> {
            most.accumulateAndGet(connections(stage), Math::max);
            return stage.count("renders where state = 'rendered' and worker <> 'drill'")
                >= load.papers();
          });
      reader.interrupt();
      reader.join();
      int attempts = stage.count("renders where worker <> 'drill'");
      must(attempts == load.papers(), "%d papers were rendered %d times", load.papers(), attempts);
      must(most.get() <= CONNECTIONS, "%d connections", most.get());
      must(failed.get() == 0, "%d of %d pages failed", failed.get(), reads.get());
      return new Work(load.papers() * 60 / seconds(stage), most.get(), reads.get());
    } finally {
      webs.forEach(Child::close);
      workers.forEach(Child::close);
    }
  }

  /** From the begin of the first render to the end of the last. */
  private static double seconds(Stage stage) {
    return stage
        .database()
        .one(
            """
            select extract(epoch from max(finished_at) - min(started_at))
            from renders where worker <> 'drill'
            """,
            row -> row.getDouble(1))
        .orElseThrow();
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
