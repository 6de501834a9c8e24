package vanity.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** {@code scripts/load-test}: starts everything, measures, stops everything, writes the report. */
public final class LoadTest {
  private LoadTest() {}

  public static void main(String[] arguments) throws IOException {
    Options options;
    try {
      options = Options.parse(arguments);
    } catch (IllegalArgumentException e) {
      System.err.println("load-test: " + e.getMessage());
      System.exit(2);
      return;
    }
    Path work = options.report().resolve("work");
    Files.createDirectories(work);
    Bench.say("Papers: %,d", options.papers());
    try (MemoryLimit memory = MemoryLimit.ofDyno();
        Library library =
            Library.open(work.resolve("postgres"), options.papers(), options.databaseDelay())) {
      Path root = Path.of("").toAbsolutePath();
      Dyno dyno =
          new Dyno(
              root,
              work,
              memory,
              options.jvm(),
              Map.of(
                  "DATABASE_URL", library.url(), "MALLOC_ARENA_MAX", "2", "LOG_FORMAT", "logfmt"));
      Watch watch = new Watch(library.administrator(), Library.ROLE);
      Bench bench = new Bench(options, root, work, library, dyno, new Wrk(work), watch);
      Report report = run(bench, Machine.describe(memory));
      report.write(options.report());
      Bench.say("%n%s%n%s", report.markdown(), options.report().resolve("report.html").toUri());
    }
  }

  private static Report run(Bench bench, List<String> machine) throws IOException {
    Set<String> parts = bench.options().parts();
    Bench.Found none = new Bench.Found(List.of(), List.of());
    Bench.Found story = parts.contains("story") ? Story.tell(bench) : none;
    Comparisons.Found compared =
        parts.contains("comparisons")
            ? Comparisons.measure(bench)
            : new Comparisons.Found(List.of(), List.of());
    Bench.Found held = parts.contains("held") ? HeldRequests.measure(bench) : none;
    Bench.Found traffic = parts.contains("traffic") ? Traffic.measure(bench) : none;
    List<Report.Aim> aims =
        Stream.of(story.aims(), held.aims(), compared.aims(), traffic.aims())
            .flatMap(List::stream)
            .toList();
    return new Report(
        Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
        machine,
        Method.describe(bench),
        story.rows(),
        held.rows(),
        traffic.rows(),
        compared.comparisons(),
        aims,
        Cost.of(story.rows(), bench.options().dollars()));
  }
}
