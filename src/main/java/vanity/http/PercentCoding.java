package vanity.http;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Paths and queries of URLs, decoded (RFC 3986 §2.1). Nothing is normalised. */
public final class PercentCoding {
  /** More parameters than this are not looked at. */
  private static final int MOST_PARAMETERS = 32;

  private PercentCoding() {}

  /**
   * A path with its escapes undone, once.
   *
   * @return null if an escape is malformed, the bytes are no UTF-8, or an escaped slash would
   *     become one that separates
   */
  public static @Nullable String path(String raw) {
    boolean plain = true;
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (c > 126 || c < 33) {
        return null;
      }
      plain &= c != '%';
    }
    if (plain) {
      return raw;
    }
    ByteBuffer bytes = ByteBuffer.allocate(raw.length());
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (c == '%') {
        int escaped = escaped(raw, i);
        if (escaped <= 0 || escaped == '/') {
          return null;
        }
        bytes.put((byte) escaped);
        i += 2;
      } else {
        bytes.put((byte) c);
      }
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }

  /**
   * The parameters of a query, the first value of each. Total, as browsers are: an escape that is
   * none stands for itself, bytes that are no UTF-8 for U+FFFD.
   */
  public static Map<String, String> query(@Nullable String raw) {
    if (raw == null || raw.isEmpty()) {
      return Map.of();
    }
    Map<String, String> parameters = new LinkedHashMap<>();
    for (String pair : raw.split("&", MOST_PARAMETERS + 1)) {
      if (parameters.size() == MOST_PARAMETERS) {
        break;
      }
      int equals = pair.indexOf('=');
      String name = equals < 0 ? pair : pair.substring(0, equals);
      String value = equals < 0 ? "" : pair.substring(equals + 1);
      if (!name.isEmpty()) {
        parameters.putIfAbsent(text(name), text(value));
      }
    }
    return parameters;
  }

  private static String text(String raw) {
    if (raw.indexOf('%') < 0 && raw.indexOf('+') < 0) {
      return raw;
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(raw.length());
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      int escaped = c == '%' ? escaped(raw, i) : -1;
      if (escaped >= 0) {
        bytes.write(escaped);
        i += 2;
      } else {
        bytes.writeBytes((c == '+' ? " " : String.valueOf(c)).getBytes(StandardCharsets.UTF_8));
      }
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  /** The byte of the escape that begins here; -1 if it is none. */
  private static int escaped(String raw, int at) {
    int high = at + 2 < raw.length() ? Character.digit(raw.charAt(at + 1), 16) : -1;
    int low = at + 2 < raw.length() ? Character.digit(raw.charAt(at + 2), 16) : -1;
    return high < 0 || low < 0 ? -1 : high << 4 | low;
  }
}
