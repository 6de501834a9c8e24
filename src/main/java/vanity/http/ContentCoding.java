package vanity.http;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The content codings that this server speaks, and how one is chosen (RFC 9110 §12.5.3). */
public enum ContentCoding {
  BR("br"),
  ZSTD("zstd"),
  GZIP("gzip"),
  IDENTITY("identity");

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
   * @param available smallest body first
   * @return the first of those at the client's highest weight; null if it refuses all of them (406)
   */
  public static @Nullable ContentCoding choose(
      List<String> acceptEncoding, List<ContentCoding> available) {
    if (acceptEncoding.isEmpty()) {
      return available.contains(IDENTITY) ? IDENTITY : null;
    }
    int[] weights = weights(acceptEncoding);
    ContentCoding best = null;
    for (ContentCoding coding : available) {
      int weight = weights[coding.ordinal()];
      if (weight > 0 && (best == null || weight > weights[best.ordinal()])) {
        best = coding;
      }
    }
    return best;
  }

  /**
   * The client's weight of each coding in thousandths: what it names, else {@code *}, else identity
   * as a last resort.
   */
  private static int[] weights(List<String> lines) {
    int[] weights = {-1, -1, -1, -1};
    int others = -1;
    for (String line : lines) {
      for (String element : line.split(",", -1)) {
        String[] parts = element.split(";", -1);
        String token = parts[0].trim().toLowerCase(Locale.ROOT);
        int weight = weight(parts);
        if (token.equals("*")) {
          others = Math.max(others, weight);
        }
        for (ContentCoding coding : values()) {
          if (coding.token.equals(token) || (coding == GZIP && token.equals("x-gzip"))) {
            weights[coding.ordinal()] = Math.max(weights[coding.ordinal()], weight);
          }
        }
      }
    }
    for (ContentCoding coding : values()) {
      if (weights[coding.ordinal()] < 0) {
        // "identity" is acceptable unless excluded, but only where nothing that was named fits: the
        // smallest weight there is.
        weights[coding.ordinal()] = others >= 0 ? others : coding == IDENTITY ? 1 : 0;
      }
    }
    return weights;
  }

  private static int weight(String[] parts) {
    for (int i = 1; i < parts.length; i++) {
      String parameter = parts[i].trim();
      if (parameter.length() > 2
          && Character.toLowerCase(parameter.charAt(0)) == 'q'
          && parameter.charAt(1) == '=') {
        return thousandths(parameter.substring(2).trim());
      }
    }
    return 1000;
  }

  /** A weight as RFC 9110 §12.4.2 writes it; anything else counts as not acceptable. */
  private static int thousandths(String weight) {
    if (!weight.matches("0(\\.\\d{0,3})?|1(\\.0{0,3})?")) {
      return 0;
    }
    return (int) Math.round(Double.parseDouble(weight) * 1000);
  }
}
