package vanity.load;

import java.util.List;

/** What the rate means in money. */
final class Cost {
  private static final double MONTH = 730 * 3600.0;

  private Cost() {}

  static String of(List<Report.Row> story, double dollars) {
    if (story.isEmpty()) {
      return "";
    }
    double stock = story.get(0).load().rate() * MONTH / dollars;
    double now = story.get(3).load().rate() * MONTH / dollars;
    return "On a dyno of $%.0f a month (512 MB): %s requests per dollar at this rate, against %s as stock."
        .formatted(dollars, millions(now), millions(stock));
  }

  private static String millions(double count) {
    return "%,.1f million".formatted(count / 1e6);
  }
}
