package vanity.http;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Paths and queries of URLs, decoded (RFC 3986 §2.1). Nothing is normalised. */
public final class PercentCoding {
  /** More parameters than this are not looked at. */
  private static final int MOST_PARAMETERS = 32;

  private static final HexFormat HEX = HexFormat.of().withUpperCase();

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
        parameters.putIfAbsent(text(name.replace('+', ' ')), text(value.replace('+', ' ')));
      }
    }
    return parameters;
  }

  /** Text with its escapes undone, as far as they are some. */
  public static String text(String raw) {
    if (raw.indexOf('%') < 0) {
      return raw;
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(raw.length());
    for (int at = 0; at < raw.length(); ) {
      int escaped = raw.charAt(at) == '%' ? escaped(raw, at) : -1;
      if (escaped >= 0) {
        bytes.write(escaped);
        at += 3;
      } else {
        int next = raw.indexOf('%', at + 1);
        int end = next < 0 ? raw.length() : next;
        bytes.writeBytes(raw.substring(at, end).getBytes(StandardCharsets.UTF_8));
        at = end;
      }
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  /** A path with all but its slashes and the unreserved characters escaped. */
  public static String encodedPath(String path) {
    StringBuilder encoded = new StringBuilder(path.length() + 16);
    for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
      if (b == '/' || isUnreserved(b)) {
        encoded.append((char) b);
      } else {
        encoded.append('%').append(HEX.toHexDigits(b));
      }
    }
    return encoded.toString();
  }

  /** RFC 3986 §2.3. */
  private static boolean isUnreserved(byte b) {
    return (b >= 'a' && b <= 'z')
        || (b >= 'A' && b <= 'Z')
        || (b >= '0' && b <= '9')
        || b == '-'
        || b == '.'
        || b == '_'
        || b == '~';
  }

  /** The byte of the escape that begins here; -1 if it is none. */
  private static int escaped(String raw, int at) {
    int high = at + 2 < raw.length() ? Character.digit(raw.charAt(at + 1), 16) : -1;
    int low = at + 2 < raw.length() ? Character.digit(raw.charAt(at + 2), 16) : -1;
    return high < 0 || low < 0 ? -1 : high << 4 | low;
  }
}
