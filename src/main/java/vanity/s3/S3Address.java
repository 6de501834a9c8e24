package vanity.s3;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where objects are kept: {@code s3://bucket/prefix?endpoint=https://…&region=…}.
 *
 * @param prefix of every key, without slashes at its ends; may be empty
 */
public record S3Address(String bucket, String prefix, URI endpoint, String region) {
  private static final Pattern ADDRESS =
      Pattern.compile(
          "s3://([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])((?:/[A-Za-z0-9._-]+)*)/?(?:\\?([^#]*))?");

  private static final Pattern REGION = Pattern.compile("[a-z0-9-]+");
  private static final Set<String> PARAMETERS = Set.of("endpoint", "region");

  /**
   * Reads one. Without a region it is us-east-1; without an endpoint it is Amazon's of the region.
   *
   * @throws IllegalArgumentException saying what is wrong
   */
  public static S3Address parse(String text) {
    Matcher address = ADDRESS.matcher(text);
    if (!address.matches()) {
      throw new IllegalArgumentException(
          "is not an address such as s3://bucket/prefix?endpoint=https://s3.example.org&region=auto");
    }
    Map<String, String> parameters = parameters(address.group(3));
    String region = parameters.getOrDefault("region", "us-east-1");
    if (!REGION.matcher(region).matches()) {
      throw new IllegalArgumentException("has a region that is none");
    }
    String prefix = address.group(2);
    return new S3Address(
        address.group(1),
        prefix.isEmpty() ? "" : prefix.substring(1),
        endpoint(parameters.getOrDefault("endpoint", "https://s3." + region + ".amazonaws.com")),
        region);
  }

  private static Map<String, String> parameters(@Nullable String query) {
    Map<String, String> parameters = new HashMap<>();
    for (String each : query == null || query.isEmpty() ? new String[0] : query.split("&")) {
      String name = each.substring(0, Math.max(0, each.indexOf('=')));
      if (!PARAMETERS.contains(name)) {
        throw new IllegalArgumentException("may have ?endpoint=…&region=… and nothing else");
      }
      parameters.put(name, each.substring(name.length() + 1));
    }
    return parameters;
  }

  private static URI endpoint(String text) {
    URI uri = URI.create(text.replaceAll("/+$", ""));
    boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
    // A password in it would be printed and stored.
    boolean plain = uri.getRawUserInfo() == null && uri.getRawPath().isEmpty();
    if (!web || uri.getHost() == null || !plain) {
      throw new IllegalArgumentException("has an endpoint that is no https://host or http://host");
    }
    return uri;
  }

  /** The whole key of an object of this name. */
  String key(String name) {
    return prefix.isEmpty() ? name : prefix + "/" + name;
  }

  /** One spelling of each, that {@link #parse} reads. */
  @Override
  public String toString() {
    return "s3://%s%s?endpoint=%s&region=%s"
        .formatted(bucket, prefix.isEmpty() ? "" : "/" + prefix, endpoint, region);
  }
}
