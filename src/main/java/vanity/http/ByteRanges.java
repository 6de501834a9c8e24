package vanity.http;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What part of a representation a Range header asks for (RFC 9110 §14). */
public sealed interface ByteRanges {
  /** More ranges than this are a flood, and answered with the whole. */
  int MOST = 16;

  /** No range, or one that is to be ignored: 200. */
  record Whole() implements ByteRanges {}

  /** One run of bytes: 206. */
  record One(Span span) implements ByteRanges {}

  /** Several: 206 as multipart/byteranges. */
  record Several(List<Span> spans) implements ByteRanges {}

  /** Nothing of it is there: 416. */
  record Unsatisfiable() implements ByteRanges {}

  /**
   * A run of bytes.
   *
   * @param first counted from 0
   * @param last the last one, included
   */
  record Span(long first, long last) {
    public long length() {
      return last - first + 1;
    }

    /** The value of Content-Range. */
    public String contentRange(long total) {
      return "bytes " + first + "-" + last + "/" + total;
    }
  }

  /**
   * Reads the field.
   *
   * @param lines the lines of Range; several are malformed, and ignored
   * @param total bytes of the representation
   */
  static ByteRanges parse(List<String> lines, long total) {
    if (lines.size() != 1) {
      return new Whole();
    }
    String field = lines.get(0).trim();
    int equals = field.indexOf('=');
    if (equals < 0 || !field.substring(0, equals).trim().toLowerCase(Locale.ROOT).equals("bytes")) {
      return new Whole();
    }
    List<Span> spans = new ArrayList<>();
    int asked = 0;
    for (String element : field.substring(equals + 1).split(",", -1)) {
      String range = element.trim();
      if (range.isEmpty()) {
        continue;
      }
      if (!range.matches("\\d+-\\d*|-\\d+")) {
        return new Whole();
      }
      if (++asked > MOST || isBackwards(range)) {
        return new Whole();
      }
      Span span = span(range, total);
      if (span != null) {
        spans.add(span);
      }
    }
    if (asked == 0) {
      return new Whole();
    }
    if (spans.isEmpty()) {
      return new Unsatisfiable();
    }
    if (spans.size() == 1) {
      return new One(spans.get(0));
    }
    // Overlapping ranges would make the answer larger than the file: RFC 9110 §14.2 lets us ignore
    // them.
    return overlap(spans) ? new Whole() : new Several(List.copyOf(spans));
  }

  private static @Nullable Span span(String range, long total) {
    int dash = range.indexOf('-');
    if (dash == 0) {
      long suffix = clipped(range.substring(1));
      return suffix == 0 || total == 0 ? null : new Span(Math.max(0, total - suffix), total - 1);
    }
    BigInteger first = new BigInteger(range.substring(0, dash));
    String end = range.substring(dash + 1);
    if (first.compareTo(BigInteger.valueOf(total)) >= 0) {
      return null;
    }
    long last = end.isEmpty() ? total - 1 : Math.min(clipped(end), total - 1);
    return new Span(first.longValueExact(), last);
  }

  /**
   * A last position before the first makes the whole field invalid, and so ignored (RFC 9110
   * §14.1.1).
   */
  private static boolean isBackwards(String range) {
    int dash = range.indexOf('-');
    return dash > 0
        && dash < range.length() - 1
        && new BigInteger(range.substring(0, dash))
                .compareTo(new BigInteger(range.substring(dash + 1)))
            > 0;
  }

  private static long clipped(String digits) {
    return new BigInteger(digits).min(BigInteger.valueOf(Long.MAX_VALUE)).longValueExact();
  }

  private static boolean overlap(List<Span> spans) {
    for (int i = 0; i < spans.size(); i++) {
      for (int j = 0; j < i; j++) {
        if (spans.get(i).first() <= spans.get(j).last()
            && spans.get(j).first() <= spans.get(i).last()) {
          return true;
        }
      }
    }
    return false;
  }
}
