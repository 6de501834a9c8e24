package vanity.site;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vanity.paper.Statistics;

class BarChartTest {
  @Test
  void standsTheFailedOnTheReadable() {
    assertEquals(
        new BarChart.Bar(day(6, 2), 72, 456, 120, 40),
        BarChart.of(List.of(day(6, 2))).bars().getFirst());
  }

  @ParameterizedTest
  @CsvSource({"0, 4", "4, 4", "5, 8", "9, 20", "41, 80", "81, 200", "500, 800"})
  void endsAtARoundNumberWhoseQuartersAreWhole(int renders, int top) {
    assertEquals(top, BarChart.of(List.of(day(renders, 0))).top());
  }

  private static Statistics.Day day(int readable, int failed) {
    return new Statistics.Day(LocalDate.of(2026, 11, 24), readable, failed);
  }
}
