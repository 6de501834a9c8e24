package vanity.paper;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vanity.arxiv.ArxivId;

/**
 * A place in a list of papers: that of one paper, whether or not it is still there. So any page is
 * an index range, however deep, and no paper is shown twice while others come.
 */
record ListCursor(Instant published, String paper) {
  private static final Pattern FORM = Pattern.compile("(-?\\d{1,16})-(.{1,40})");

  static ListCursor of(PaperSummary paper) {
    return new ListCursor(paper.published(), paper.id());
  }

  /**
   * Reads a cursor.
   *
   * @throws IllegalArgumentException if it is none of ours
   */
  static ListCursor parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches() || ArxivId.parse(matcher.group(2)).isEmpty()) {
      throw new IllegalArgumentException("no cursor: " + text);
    }
    long micros = Long.parseLong(matcher.group(1));
    return new ListCursor(Instant.EPOCH.plus(micros, ChronoUnit.MICROS), matcher.group(2));
  }

  /** Microseconds since 1970, as exact as PostgreSQL keeps them, and the paper. */
  @Override
  public String toString() {
    return ChronoUnit.MICROS.between(Instant.EPOCH, published) + "-" + paper;
  }
}
