package vanity.load;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The report as one page that needs nothing else. */
final class Html {
  private static final String PAGE =
      """
      <!doctype html>
      <html lang="en">
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>Load test</title>
      <style>
        :root {
          color-scheme: light dark;
          --ink: light-dark(#1c1b19, #e8e4dc); --quiet: light-dark(#6b665e, #a09a90);
          --rule: light-dark(#dcd7cc, #3a3733); --paper: light-dark(#fdfcf9, #191816);
          --bar: light-dark(#2f6f8f, #6db3d2); --bad: light-dark(#b3261e, #ff8a80); --good: light-dark(#2e7d32, #81c784);
        }
        body { font: 16px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper);
          max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
        h1 { font-size: 1.6rem; } h2 { font-size: 1.15rem; margin-top: 2.5rem; }
        .scroll { overflow-x: auto; }
        table { border-collapse: collapse; font-size: .875rem; font-variant-numeric: tabular-nums; width: 100%; }
        th { text-align: left; vertical-align: bottom; color: var(--quiet); font-weight: 600; }
        th, td { padding: .35rem .6rem .35rem 0; border-bottom: 1px solid var(--rule); vertical-align: top; }
        .number { text-align: right; white-space: nowrap; }
        .yes { color: var(--good); font-weight: 600; } .no { color: var(--bad); font-weight: 600; }
        figure { margin: 1.5rem 0; } figcaption { font-weight: 600; margin-bottom: .4rem; }
        svg { width: 100%; height: auto; } svg text { font: 12px system-ui, sans-serif; fill: var(--ink); }
        svg .label { text-anchor: end; fill: var(--quiet); } svg .step { text-anchor: middle; fill: var(--quiet); }
        svg .bar { fill: var(--bar); } svg .grid { stroke: var(--rule); }
        svg .limit { stroke: var(--bad); stroke-dasharray: 4 3; }
        svg .memory { fill: none; stroke: var(--bar); stroke-width: 1.5; }
        .legend { columns: 3; font-size: .8125rem; color: var(--quiet); padding-left: 1.5rem; }
        ul { padding-left: 1.2rem; } code { font-size: .85em; overflow-wrap: anywhere; }
      </style>
      <h1>Load test, %s</h1>
      %s
      <p>%s</p>
      %s
      <h2>How</h2>
      %s
      </html>
      """;

  private Html() {}

  static String of(Report report) {
    List<Table> tables = Table.of(report);
    String body =
        table(tables.get(0))
            + bars("Requests a second, logarithmic", report.story(), row -> row.load().rate(), "")
            + bars("p99, ms, logarithmic", report.story(), row -> row.load().p99(), " ms")
            + bars("p50, ms, logarithmic", report.story(), row -> row.load().p50(), " ms")
            + Charts.memory(report)
            + tables.stream().skip(1).map(Html::table).collect(Collectors.joining());
    // The style sheet holds percent signs.
    return PAGE.replace("100%;", "100%%;")
        .formatted(
            Charts.escape(report.when()),
            list(report.machine()),
            Charts.escape(report.cost()),
            body,
            list(report.method()));
  }

  private static String bars(
      String title, List<Report.Row> rows, ToDoubleFunction<Report.Row> value, String unit) {
    return rows.isEmpty()
        ? ""
        : Charts.bars(
            title,
            rows.stream()
                .map(row -> {
                  double found = value.applyAsDouble(row);
                  return new Charts.Bar(row.name(), found, Table.number(found) + unit);
                })
                .toList());
  }

  private static String list(List<String> lines) {
    return lines.stream()
        .map(line -> "<li>" + code(line) + "</li>")
        .collect(Collectors.joining("", "<ul>", "</ul>"));
  }

  private static String code(String text) {
    return Charts.escape(text).replaceAll("`([^`]*)`", "<code>$1</code>");
  }

  private static String table(Table table) {
    return "<h2>%s</h2><div class=\"scroll\"><table><tr>%s</tr>%s</table></div>"
        .formatted(
            Charts.escape(table.title()),
            cells("th", table.head(), table),
            table.rows().stream()
                .map(row -> "<tr>" + cells("td", row, table) + "</tr>")
                .collect(Collectors.joining()));
  }

  private static String cells(String tag, List<String> cells, Table table) {
    return IntStream.range(0, cells.size())
        .mapToObj(i -> {
          boolean number = i > 0 && !table.head().get(i).startsWith(" ");
          boolean verdict = table.head().get(i).equals(" Met") && tag.equals("td");
          String kind = number ? "number" : verdict ? cells.get(i) : "";
          return "<%s class=\"%s\">%s</%s>"
              .formatted(tag, kind, Charts.escape(cells.get(i).strip()), tag);
        })
        .collect(Collectors.joining());
  }
}
