package vanity.http;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What part of a representation a Range header asks for (RFC 9110 §14). */
sealed interface ByteRanges {
  /** More ranges than this are a flood, and answered with the whole. */
  int MOST = 16;

  /** The only unit there is; any other is ignored. */
  String UNIT = "bytes=";

  Pattern RANGE =
      Pattern.compile("(?<first>[0-9]{1,40})-(?<last>[0-9]{0,40})|-(?<suffix>[0-9]{1,40})");

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
   * Reads the field. What is malformed, of another unit or too much is ignored, as RFC 9110 §14.2
   * allows.
   *
   * @param lines the lines of Range; there is to be one
   * @param total bytes of the representation
   */
  static ByteRanges parse(List<String> lines, long total) {
    if (lines.size() != 1 || !lines.get(0).regionMatches(true, 0, UNIT, 0, UNIT.length())) {
      return new Whole();
    }
    List<Span> spans = new ArrayList<>();
    int asked = 0;
    for (String element : lines.get(0).substring(UNIT.length()).split(",", -1)) {
      Matcher range = RANGE.matcher(element.strip());
      if (element.isBlank()) {
        continue;
      }
      if (!range.matches() || isBackwards(range) || ++asked > MOST) {
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
    if (spans.stream().anyMatch(span -> span.length() == 0) || overlap(spans)) {
      // The last bytes of nothing are all of it, and have no Content-Range. Ranges that overlap
      // would make the answer longer than the whole.
      return new Whole();
    }
    return spans.size() == 1 ? new One(spans.get(0)) : new Several(List.copyOf(spans));
  }

  private static @Nullable Span span(Matcher range, long total) {
    String first = range.group("first");
    if (first == null) {
      long suffix = number(range.group("suffix"));
      return suffix == 0 ? null : new Span(Math.max(0, total - suffix), total - 1);
    }
    String last = range.group("last");
    return number(first) >= total
        ? null
        : new Span(number(first), last.isEmpty() ? total - 1 : Math.min(number(last), total - 1));
  }

  /**
   * A last position before the first makes the whole field invalid (RFC 9110 §14.1.1). Compared as
   * they are written: the numbers may be of any size.
   */
  private static boolean isBackwards(Matcher range) {
    String first = range.group("first");
    return first != null
        && !range.group("last").isEmpty()
        && new BigInteger(first).compareTo(new BigInteger(range.group("last"))) > 0;
  }

  /** As a long, or the largest there is. */
  private static long number(String digits) {
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
