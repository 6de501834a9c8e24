package vanity.load;

import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
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
    try (Rig rig = Rig.start(options, "")) {
      Report report = run(rig.bench(), Machine.describe(rig.memory()));
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
