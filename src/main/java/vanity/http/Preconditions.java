package vanity.http;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates a request's preconditions against what would be answered (RFC 9110 §13). Only for what
 * would be a 2xx.
 */
public final class Preconditions {
  private Preconditions() {}

  /** What to do. */
  public enum Outcome {
    PROCEED,
    /** 304. */
    NOT_MODIFIED,
    /** 412. */
    FAILED
  }

  /**
   * In the order of RFC 9110 §13.2.2, for GET and HEAD.
   *
   * @param tag the strong tag of the representation that was negotiated
   * @param lastModified or null where there is none that is stable over machines
   */
  public static Outcome evaluate(
      RequestHeaders request, EntityTag tag, @Nullable Instant lastModified) {
    List<String> ifMatch = request.lines("If-Match");
    if (!ifMatch.isEmpty()) {
      if (!matches(ifMatch, tag, true)) {
        return Outcome.FAILED;
      }
    } else if (lastModified != null) {
      Instant since = date(request, "If-Unmodified-Since");
      if (since != null && lastModified.isAfter(since)) {
        return Outcome.FAILED;
      }
    }
    List<String> ifNoneMatch = request.lines("If-None-Match");
    if (!ifNoneMatch.isEmpty()) {
      return matches(ifNoneMatch, tag, false) ? Outcome.NOT_MODIFIED : Outcome.PROCEED;
    }
    if (lastModified != null) {
      Instant since = date(request, "If-Modified-Since");
      if (since != null && !lastModified.isAfter(since)) {
        return Outcome.NOT_MODIFIED;
      }
    }
    return Outcome.PROCEED;
  }

  /**
   * Whether a Range still means the same bytes (RFC 9110 §13.1.5): there is no If-Range, or it is a
   * strong match.
   */
  public static boolean rangeHolds(
      RequestHeaders request, EntityTag tag, @Nullable Instant lastModified) {
    List<String> lines = request.lines("If-Range");
    if (lines.isEmpty()) {
      return true;
    }
    if (lines.size() > 1) {
      return false;
    }
    List<EntityTag> tags = EntityTag.parseList(lines);
    if (tags != null) {
      return tags.size() == 1 && tags.get(0).stronglyEquals(tag);
    }
    Instant date = HttpDate.parse(lines.get(0));
    return date != null && date.equals(lastModified);
  }

  private static boolean matches(List<String> lines, EntityTag tag, boolean strong) {
    if (lines.size() == 1 && lines.get(0).trim().equals("*")) {
      return true;
    }
    List<EntityTag> tags = EntityTag.parseList(lines);
    if (tags == null) {
      // Malformed: If-None-Match is ignored; If-Match, which guards, cannot be met.
      return false;
    }
    return tags.stream()
        .anyMatch(each -> strong ? each.stronglyEquals(tag) : each.weaklyEquals(tag));
  }

  private static @Nullable Instant date(RequestHeaders request, String name) {
    String value = request.single(name);
    return value == null ? null : HttpDate.parse(value);
  }
}
