package vanity.site;

import java.util.List;
import java.util.stream.IntStream;
import vanity.paper.Statistics;

/**
 * Renders of the last days as stacked bars, measured in the units of an SVG's viewBox.
 *
 * @param top the value at the upper edge, a round number
 */
public record BarChart(List<Bar> bars, int top) {
  public static final int WIDTH = 600;
  public static final int HEIGHT = 160;

  /** A day: the readable ones stand below, the failed ones on top of them. */
  public record Bar(Statistics.Day day, double x, double width, double readable, double failed) {
    public double readableY() {
      return HEIGHT - readable;
    }

    public double failedY() {
      return HEIGHT - readable - failed;
    }
  }

  static BarChart of(List<Statistics.Day> days) {
    int top = roundUp(days.stream().mapToInt(day -> day.readable() + day.failed()).max().orElse(0));
    double step = (double) WIDTH / Math.max(1, days.size());
    double unit = (double) HEIGHT / top;
    List<Bar> bars =
        IntStream.range(0, days.size())
            .mapToObj(i ->
                new Bar(
                    days.get(i),
                    round(i * step + step * 0.12),
                    round(step * 0.76),
                    round(days.get(i).readable() * unit),
                    round(days.get(i).failed() * unit)))
            .toList();
    return new BarChart(bars, top);
  }

  /** The next of 4, 8, 20, 40, 80, 200, 400, …: round, and so are its quarters. */
  private static int roundUp(int value) {
    int top = 4;
    while (top < value) {
      top = Integer.toString(top).startsWith("8") ? top / 8 * 20 : top * 2;
    }
    return top;
  }

  private static double round(double value) {
    return Math.round(value * 10) / 10.0;
  }
}
