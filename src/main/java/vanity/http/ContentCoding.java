package vanity.http;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The content codings that this server speaks, and how one is chosen (RFC 9110 §12.5.3). */
public enum ContentCoding {
  BR("br"),
  ZSTD("zstd"),
  GZIP("gzip"),
  IDENTITY("identity");

  /** "identity" is acceptable unless excluded, but less than anything that is named. */
  private static final int LAST_RESORT = 1;

  /** Also for an element whose weight is malformed: as if it were not there. */
  private static final int NOT_NAMED = -1;

  private final String token;

  ContentCoding(String token) {
    this.token = token;
  }

  /** The name in Accept-Encoding and Content-Encoding. */
  public String token() {
    return token;
  }

  /**
   * Chooses among what there is.
   *
   * @param acceptEncoding the field's lines, in order; none at all means that any coding will do,
   *     which is read as identity
   * @param available the best first
   * @return the first of those at the client's highest weight; null if it refuses all of them (406)
   */
  public static @Nullable ContentCoding choose(
      List<String> acceptEncoding, List<ContentCoding> available) {
    if (acceptEncoding.isEmpty() && available.contains(IDENTITY)) {
      return IDENTITY;
    }
    ContentCoding best = null;
    int most = 0;
    for (ContentCoding coding : available) {
      int weight = weight(coding, acceptEncoding);
      if (weight > most) {
        best = coding;
        most = weight;
      }
    }
    return best;
  }

  /** The client's weight of a coding: what it says of its name, else what it says of {@code *}. */
  private static int weight(ContentCoding coding, List<String> lines) {
    int named = NOT_NAMED;
    int others = NOT_NAMED;
    for (String line : lines) {
      for (int at = 0; at < line.length(); ) {
        int end = indexOf(line, ',', at, line.length());
        int nameEnd = indexOf(line, ';', at, end);
        if (coding.isNamed(line, at, nameEnd)) {
          named = Math.max(named, weight(line, nameEnd, end));
        } else if (is("*", line, at, nameEnd)) {
          others = Math.max(others, weight(line, nameEnd, end));
        }
        at = end + 1;
      }
    }
    if (named != NOT_NAMED) {
      return named;
    }
    if (others != NOT_NAMED) {
      return others;
    }
    return coding == IDENTITY ? LAST_RESORT : 0;
  }

  private boolean isNamed(String line, int from, int end) {
    return is(token, line, from, end) || (this == GZIP && is("x-gzip", line, from, end));
  }

  /**
   * The weight among the parameters of one element, twice its thousandths so that there is room for
   * a last resort below; the most if there is none.
   */
  private static int weight(String line, int from, int end) {
    for (int at = from; at < end; ) {
      int next = indexOf(line, ';', at + 1, end);
      int start = skipSpace(line, at + 1, next);
      if (start + 1 < next && (line.charAt(start) | 0x20) == 'q' && line.charAt(start + 1) == '=') {
        return thousandths(line.substring(start + 2, next).trim());
      }
      at = next;
    }
    return 2000;
  }

  /** As RFC 9110 §12.4.2 writes it; an element with anything else is ignored. */
  private static int thousandths(String weight) {
    int length = weight.length();
    if (length == 0 || length > 5 || (length > 1 && weight.charAt(1) != '.')) {
      return NOT_NAMED;
    }
    int value = 0;
    for (int i = 0; i < 5; i++) {
      if (i == 1) {
        continue;
      }
      char c = i < length ? weight.charAt(i) : '0';
      if (c < '0' || c > '9') {
        return NOT_NAMED;
      }
      value = value * 10 + (c - '0');
    }
    return value > 1000 ? NOT_NAMED : 2 * value;
  }

  private static boolean is(String token, String line, int from, int end) {
    int start = skipSpace(line, from, end);
    int stop = end;
    while (stop > start && isSpace(line.charAt(stop - 1))) {
      stop--;
    }
    return stop - start == token.length()
        && line.regionMatches(true, start, token, 0, token.length());
  }

  private static int skipSpace(String line, int from, int end) {
    int at = from;
    while (at < end && isSpace(line.charAt(at))) {
      at++;
    }
    return at;
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c == '\t';
  }

  private static int indexOf(String line, char c, int from, int end) {
    int found = line.indexOf(c, from);
    return found < 0 || found > end ? end : found;
  }
}
