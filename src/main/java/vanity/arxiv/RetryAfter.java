package vanity.arxiv;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;

/** When to come again, as a server says it (RFC 9110, section 10.2.3): seconds or a date. */
final class RetryAfter {
  /** Where it does not say. */
  static final Duration GUESS = Duration.ofMinutes(1);

  /** What keeps a server's mistake, or its clock's, from stopping us for good. */
  private static final Duration LONGEST = Duration.ofHours(6);

  private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");

  private RetryAfter() {}

  /**
   * How long to wait.
   *
   * @param header the field's value, empty if there is none
   */
  static Duration from(String header, Instant now) {
    Duration said = said(header.strip(), now);
    if (said.compareTo(ArxivClient.PACE) < 0) {
      return ArxivClient.PACE;
    }
    return said.compareTo(LONGEST) > 0 ? LONGEST : said;
  }

  private static Duration said(String text, Instant now) {
    if (SECONDS.matcher(text).matches()) {
      return Duration.ofSeconds(Long.parseLong(text));
    }
    try {
      return Duration.between(now, DateTimeFormatter.RFC_1123_DATE_TIME.parse(text, Instant::from));
    } catch (DateTimeException e) {
      return GUESS;
    }
  }
}
