package vanity.http;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A validator (RFC 9110 §8.8.3).
 *
 * @param opaque what is between the quotes
 * @param weak whether it was written with {@code W/}; ours never are, but a cache may hand them
 *     back so
 */
public record EntityTag(String opaque, boolean weak) {

  public static EntityTag strong(String opaque) {
    return new EntityTag(opaque, false);
  }

  /** The tag of these bytes in a row, the same on every machine: 32 hex digits of their SHA-256. */
  public static EntityTag of(byte[]... parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (byte[] part : parts) {
        digest.update(part);
      }
      return strong(HexFormat.of().formatHex(digest.digest(), 0, 16));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** The tag of the same content in a coding: another representation, so another strong tag. */
  public EntityTag in(ContentCoding coding) {
    return coding == ContentCoding.IDENTITY
        ? this
        : new EntityTag(opaque + "-" + coding.token(), weak);
  }

  /**
   * Reads a list of tags, as in If-None-Match.
   *
   * @return the tags; null if any of it is malformed, and the whole field is to be ignored
   */
  static @Nullable List<EntityTag> parseList(List<String> lines) {
    List<EntityTag> tags = new ArrayList<>();
    for (String line : lines) {
      int at = 0;
      while (true) {
        at = skip(line, at);
        if (at >= line.length()) {
          break;
        }
        boolean weak = line.startsWith("W/", at);
        int open = weak ? at + 2 : at;
        int close =
            open < line.length() && line.charAt(open) == '"' ? line.indexOf('"', open + 1) : -1;
        if (close < 0) {
          return null;
        }
        tags.add(new EntityTag(line.substring(open + 1, close), weak));
        at = close + 1;
        while (at < line.length() && (line.charAt(at) == ' ' || line.charAt(at) == '\t')) {
          at++;
        }
        if (at < line.length() && line.charAt(at) != ',') {
          return null;
        }
      }
    }
    return tags;
  }

  private static int skip(String line, int at) {
    while (at < line.length()
        && (line.charAt(at) == ' ' || line.charAt(at) == '\t' || line.charAt(at) == ',')) {
      at++;
    }
    return at;
  }

  /** Both strong and the same (RFC 9110 §8.8.3.2). */
  boolean stronglyEquals(EntityTag other) {
    return !weak && !other.weak && opaque.equals(other.opaque);
  }

  boolean weaklyEquals(EntityTag other) {
    return opaque.equals(other.opaque);
  }

  /** As it stands in a header. */
  @Override
  public String toString() {
    return (weak ? "W/\"" : "\"") + opaque + '"';
  }
}
