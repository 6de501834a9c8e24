package vanity.load;

import java.util.List;
import java.util.stream.Collectors;

/** The report as Markdown. */
final class Markdown {
  private Markdown() {}

  static String of(Report report) {
    String tables = Table.of(report).stream().map(Markdown::table).collect(Collectors.joining());
    return "# Load test, %s\n\n%s%s%s\n\n## How\n\n%s"
        .formatted(
            report.when(),
            list(report.machine()),
            tables,
            "\n" + report.cost(),
            list(report.method()));
  }

  private static String list(List<String> lines) {
    return lines.stream().map(line -> "- " + line + "\n").collect(Collectors.joining());
  }

  private static String table(Table table) {
    String rule =
        table.head().stream()
            .skip(1)
            .map(head -> head.startsWith(" ") ? "---|" : "---:|")
            .collect(Collectors.joining("", "|---|", "\n"));
    return "\n## "
        + table.title()
        + "\n\n"
        + row(table.head())
        + rule
        + table.rows().stream().map(Markdown::row).collect(Collectors.joining());
  }

  private static String row(List<String> cells) {
    return cells.stream().map(String::strip).collect(Collectors.joining(" | ", "| ", " |\n"));
  }
}
