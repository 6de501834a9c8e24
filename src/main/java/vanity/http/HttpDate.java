package vanity.http;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A date in a header (RFC 9110 §5.6.7): written one way, read three. */
public final class HttpDate {
  private static final DateTimeFormatter FIXED =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US);
  private static final DateTimeFormatter RFC_850 =
      new DateTimeFormatterBuilder()
          .appendPattern("EEEE, dd-MMM-")
          .appendValueReduced(ChronoField.YEAR, 2, 2, 1970)
          .appendPattern(" HH:mm:ss 'GMT'")
          .toFormatter(Locale.US);
  private static final DateTimeFormatter ASCTIME =
      DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss yyyy", Locale.US);

  private HttpDate() {}

  public static String format(Instant instant) {
    return FIXED.format(ZonedDateTime.ofInstant(instant, ZoneOffset.UTC));
  }

  /** The date, or null if it is none: such a field is ignored. */
  public static @Nullable Instant parse(String text) {
    for (DateTimeFormatter form : new DateTimeFormatter[] {FIXED, RFC_850, ASCTIME}) {
      try {
        return LocalDateTime.parse(text.trim(), form).toInstant(ZoneOffset.UTC);
      } catch (DateTimeException e) {
        continue; // one of the other forms
      }
    }
    return null;
  }
}
