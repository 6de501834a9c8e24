package vanity.load;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A table of the report, before it is Markdown or HTML.
 *
 * @param head of each column; those but the first are numbers unless they begin with a space
 */
record Table(String title, List<String> head, List<List<String>> rows) {

  static List<Table> of(Report report) {
    List<Table> tables = new ArrayList<>();
    tables.add(aims(report));
    tables.add(story(report));
    tables.add(measured("Held requests", report.held()));
    tables.add(measured("Traffic", report.traffic()));
    tables.add(comparisons(report));
    tables.removeIf(table -> table.rows.isEmpty());
    return tables;
  }

  private static Table aims(Report report) {
    return new Table(
        "What was to be shown",
        List.of("Measure", " Aim", " Found", " Met"),
        report.aims().stream()
            .map(aim -> List.of(aim.measure(), aim.aim(), aim.found(), aim.met() ? "yes" : "no"))
            .toList());
  }

  private static Table story(Report report) {
    double stock = report.story().isEmpty() ? 1 : report.story().get(0).load().rate();
    return new Table(
        "The article's story",
        List.of(
            "Step",
            "requests/s",
            "× stock",
            "p50 ms",
            "p99 ms",
            "timeouts",
            "non-2xx",
            "MB sent",
            "peak MB",
            "connections",
            "CPU µs"),
        report.story().stream()
            .map(row ->
                Stream.concat(
                        Stream.of(
                            row.name() + ": " + row.note(),
                            number(row.load().rate()),
                            number(row.load().rate() / stock)),
                        rest(row).stream())
                    .toList())
            .toList());
  }

  private static Table measured(String title, List<Report.Row> rows) {
    return new Table(
        title,
        List.of(
            "Load",
            "requests/s",
            "p50 ms",
            "p99 ms",
            "timeouts",
            "non-2xx",
            "MB sent",
            "peak MB",
            "connections",
            "CPU µs"),
        rows.stream()
            .map(row ->
                Stream.concat(
                        Stream.of(
                            "%s (%s; %s)".formatted(row.name(), row.what(), row.note()),
                            number(row.load().rate())),
                        rest(row).stream())
                    .toList())
            .toList());
  }

  private static List<String> rest(Report.Row row) {
    Load load = row.load();
    return List.of(
        number(load.p50()),
        number(load.p99()),
        number(load.timeouts()),
        number(load.refused() + load.errors()),
        number(load.bytes() >> 20),
        number(row.memory() >> 20),
        number(row.connections()),
        number(Math.rint(row.processor())));
  }

  private static Table comparisons(Report report) {
    return new Table(
        "Against what could be reached (medians of the rounds)",
        List.of("Ours", " Against", "ours/s", "theirs/s", "ratio"),
        report.comparisons().stream()
            .map(each ->
                List.of(
                    each.name(),
                    each.against(),
                    number(Median.of(each.ours())),
                    number(Median.of(each.theirs())),
                    "%.0f %%".formatted(each.ratio() * 100)))
            .toList());
  }

  static String number(double value) {
    return value == Math.rint(value) || value >= 100
        ? "%,.0f".formatted(value)
        : "%.1f".formatted(value);
  }
}
