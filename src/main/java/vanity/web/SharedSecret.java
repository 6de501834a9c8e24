package vanity.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;

/** What a header must say for a request to be let in, known to who asks and to us alone. */
public final class SharedSecret {
  private final byte[] secret;

  public SharedSecret(String secret) {
    this.secret = bytes(secret);
  }

  /** {@code Authorization: Bearer …} (RFC 6750). */
  public static SharedSecret bearer(String token) {
    return new SharedSecret("Bearer " + token);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Whether these values of the header are the right one: in constant time, or a patient stranger
   * could find it letter by letter.
   */
  public boolean isIn(List<String> given) {
    return given.size() == 1 && MessageDigest.isEqual(secret, bytes(given.getFirst()));
  }

  @Override
  public String toString() {
    return "***";
  }
}
