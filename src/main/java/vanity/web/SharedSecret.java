package vanity.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;

/** What a program must bring to be let in: {@code Authorization: Bearer …} (RFC 6750). */
public final class BearerToken {
  private final byte[] header;

  public BearerToken(String token) {
    this.header = bytes("Bearer " + token);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Whether these values of Authorization are the right one, found out in constant time. */
  boolean isIn(List<String> authorization) {
    return authorization.size() == 1
        && MessageDigest.isEqual(header, bytes(authorization.getFirst()));
  }

  @Override
  public String toString() {
    return "Bearer ***";
  }
}
