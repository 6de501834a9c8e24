package vanity.load;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * A table of the report, before it is Markdown or HTML.
 *
 * @param head of each column; those but the first are numbers unless they begin with a space
 */
record Table(String title, List<String> head, List<List<String>> rows) {
  private static final Column RATE = number("requests/s", row -> row.load().rate());

  private static final List<Column> REST =
      List.of(
          number("p50 ms", row -> row.load().p50()),
          number("p99 ms", row -> row.load().p99()),
          number("timeouts", row -> row.load().timeouts()),
          number("non-2xx", row -> row.load().refused() + row.load().errors()),
          number("MB sent", row -> row.load().bytes() >> 20),
          number("peak MB", row -> row.memory() >> 20),
          number("connections", Report.Row::connections),
          number("CPU µs", row -> Math.rint(row.processor())));

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
    return measured(
        "The article's story",
        List.of(
            new Column("Step", row -> row.name() + ": " + row.note()),
            RATE,
            number("× stock", row -> row.load().rate() / stock)),
        report.story());
  }

  private static Table measured(String title, List<Report.Row> rows) {
    return measured(
        title,
        List.of(
            new Column("Load", row -> "%s (%s; %s)".formatted(row.name(), row.what(), row.note())),
            RATE),
        rows);
  }

  private static Table measured(String title, List<Column> first, List<Report.Row> rows) {
    List<Column> columns = Stream.concat(first.stream(), REST.stream()).toList();
    return new Table(
        title,
        columns.stream().map(Column::head).toList(),
        rows.stream()
            .map(row -> columns.stream().map(column -> column.cell.apply(row)).toList())
            .toList());
  }

  /** A column of what was measured, and what stands in it. */
  private record Column(String head, Function<Report.Row, String> cell) {}

  private static Column number(String head, ToDoubleFunction<Report.Row> value) {
    return new Column(head, row -> number(value.applyAsDouble(row)));
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
