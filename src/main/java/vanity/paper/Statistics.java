package vanity.paper;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * What /stats/ and {@code status} show.
 *
 * @param papers known
 * @param papersByState how many papers' newest render ended in each state, in the order of the
 *     schema
 * @param queued waiting in the queue
 * @param running being rendered
 * @param days the last 30 days, oldest first, none left out
 * @param median of the successful renders of these days
 * @param slowest percentile (95 %) of the same
 */
public record Statistics(
    long papers,
    Map<String, Long> papersByState,
    int queued,
    int running,
    List<Day> days,
    Duration median,
    Duration slowest) {

  /** Renders that ended on one day (UTC). */
  public record Day(LocalDate date, int readable, int failed) {}
}
