package vanity.web;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vanity.http.CachePolicy;

/**
 * An answer, whole and immutable: status, how it may be kept, its type, further headers, and the
 * body before any content coding. The router adds what every answer has (ETag, length, coding,
 * security headers).
 *
 * @param status the HTTP status
 * @param policy how long it may be kept
 * @param contentType the media type, with charset where text
 * @param headers further headers, in order
 * @param body the bytes, uncoded; empty for a redirect
 * @param version of what it was made from, where the route can tell later whether that still holds;
 *     see {@link Route#cached(Route.Version, String...)}
 */
public record Response(
    int status,
    CachePolicy policy,
    String contentType,
    Map<String, String> headers,
    Body body,
    @Nullable String version) {

  public static final String HTML = "text/html; charset=utf-8";
  public static final String JSON = "application/json";
  public static final String TEXT = "text/plain; charset=utf-8";

  public static Response of(int status, CachePolicy policy, String contentType, Body body) {
    return new Response(status, policy, contentType, Map.of(), body, null);
  }

  public static Response html(int status, CachePolicy policy, byte[] body) {
    return of(status, policy, HTML, Body.of(body));
  }

  public static Response json(int status, CachePolicy policy, String body) {
    return of(status, policy, JSON, Body.of(body));
  }

  public static Response text(int status, CachePolicy policy, String body) {
    return of(status, policy, TEXT, Body.of(body));
  }

  /**
   * A redirect.
   *
   * @param location a path of this site; made absolute by nobody, so that no untrusted Host is
   *     echoed
   */
  public static Response redirect(int status, CachePolicy policy, String location) {
    return of(status, policy, TEXT, Body.EMPTY).with("Location", location);
  }

  /** The same answer with one more header. */
  public Response with(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Response(status, policy, contentType, more, body, version);
  }

  /** The same answer, made from this version of its data. */
  public Response version(String version) {
    return new Response(status, policy, contentType, headers, body, version);
  }
}
