package vanity.load;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The report's charts, as SVG that takes its colours from the page. */
final class Charts {
  private static final int WIDTH = 760;
  private static final int LABELS = 240;
  private static final int LINE = 26;

  private Charts() {}

  /** One bar. */
  record Bar(String label, double value, String text) {}

  /** Bars whose lengths are logarithmic: a ratio of ten is the same everywhere. */
  static String bars(String title, List<Bar> bars) {
    double low = bars.stream().mapToDouble(Bar::value).filter(v -> v > 0).min().orElse(1) / 2;
    double high = bars.stream().mapToDouble(Bar::value).max().orElse(1);
    double decades = Math.max(Math.log10(high / low), 0.1);
    StringBuilder svg = new StringBuilder();
    for (int i = 0; i < bars.size(); i++) {
      Bar bar = bars.get(i);
      double length =
          bar.value <= 0 ? 0 : Math.log10(bar.value / low) / decades * (WIDTH - LABELS - 130);
      svg.append(
          text(LABELS - 8, i * LINE + 18, "label", bar.label)
              + "<rect class=\"bar\" x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"18\" rx=\"2\"/>"
                  .formatted(LABELS, i * LINE + 4, length)
              + text(LABELS + length + 6, i * LINE + 18, "value", bar.text));
    }
    return chart(title, bars.size() * LINE + 6, svg.toString());
  }

  /** The memory of the servers over the run; where one ends and another begins is a gap. */
  static String memory(Report report) {
    List<Report.Row> rows =
        Stream.of(report.story(), report.held(), report.traffic()).flatMap(List::stream).toList();
    double end =
        rows.stream()
            .flatMap(row -> row.samples().stream())
            .mapToDouble(Watch.Sample::second)
            .max()
            .orElse(1);
    double limit = MemoryLimit.DYNO;
    int height = 220;
    StringBuilder svg = new StringBuilder();
    for (int megabytes = 0; megabytes <= 512; megabytes += 128) {
      double y = height - megabytes * 1048576.0 / limit * (height - 10);
      svg.append(
          "<line class=\"%s\" x1=\"44\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\"/>"
                  .formatted(megabytes == 512 ? "limit" : "grid", WIDTH, y, y)
              + text(38, y + 4, "label", megabytes + ""));
    }
    int number = 0;
    for (Report.Row row : rows) {
      List<String> points = new ArrayList<>();
      for (Watch.Sample sample : row.samples()) {
        if (sample.memory() > 0) {
          points.add(
              "%.1f,%.1f"
                  .formatted(
                      44 + sample.second() / end * (WIDTH - 44),
                      height - sample.memory() / limit * (height - 10)));
        }
      }
      number++;
      if (!points.isEmpty()) {
        double x = Double.parseDouble(points.get(points.size() / 2).split(",")[0]);
        svg.append(
            "<polyline class=\"memory\" points=\"%s\"><title>%s</title></polyline>"
                    .formatted(String.join(" ", points), escape(row.name()))
                + text(x, height + 16, "step", number + ""));
      }
    }
    return chart(
            "Memory of the server over the run, MB (the dyno has 512)", height + 24, svg.toString())
        + legend(rows);
  }

  private static String legend(List<Report.Row> rows) {
    StringBuilder legend = new StringBuilder("<ol class=\"legend\">");
    rows.forEach(row -> legend.append("<li>").append(escape(row.name())).append("</li>"));
    return legend.append("</ol>").toString();
  }

  private static String text(double x, double y, String kind, String text) {
    return "<text class=\"%s\" x=\"%.1f\" y=\"%.1f\">%s</text>".formatted(kind, x, y, escape(text));
  }

  private static String chart(String title, int height, String content) {
    return "<figure><figcaption>%s</figcaption><svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">%s</svg></figure>"
        .formatted(escape(title), WIDTH, height, escape(title), content);
  }

  static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }
}
