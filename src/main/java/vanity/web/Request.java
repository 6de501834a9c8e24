package vanity.web;

import java.net.InetAddress;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a handler may know of a request. Of the visitor there is only the address, for limits: a
 * page that depends on it must not be kept.
 *
 * @param method GET or HEAD or, where a route allows it, another
 * @param path the percent-decoded path, as matched
 * @param captures what the route's pattern captured, by name
 * @param query the query parameters, the first value of each
 * @param id the request's id, as answered in X-Request-Id and written in the log
 * @param client who asks, as the edge tells; see {@link Client}
 */
public record Request(
    String method,
    String path,
    Map<String, String> captures,
    Map<String, String> query,
    String id,
    InetAddress client) {

  /** One from this machine. */
  public Request(
      String method,
      String path,
      Map<String, String> captures,
      Map<String, String> query,
      String id) {
    this(method, path, captures, query, id, InetAddress.getLoopbackAddress());
  }

  /**
   * The text that the route's pattern captured under this name; the route is wrong if there is
   * none.
   */
  public String capture(String name) {
    String value = captures.get(name);
    if (value == null) {
      throw new IllegalArgumentException("no capture named " + name + " in " + captures.keySet());
    }
    return value;
  }

  /** The first value of a query parameter, or null. */
  public @Nullable String parameter(String name) {
    return query.get(name);
  }
}
