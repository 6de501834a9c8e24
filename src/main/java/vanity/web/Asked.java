package vanity.web;

import java.net.InetAddress;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vanity.http.PercentCoding;

/**
 * A request as it was read, once: which route it means, and what a handler may see of it.
 *
 * @param path decoded; null if it is malformed
 * @param route null if none has this path
 */
record Asked(@Nullable String path, @Nullable Route route, Request request) {
  /** The attribute of the server's request that holds it. */
  static final String ATTRIBUTE = Asked.class.getName();

  /**
   * @param path as it was written
   * @param query as it was written
   */
  static Asked of(
      Patterns patterns,
      String method,
      String path,
      @Nullable String query,
      String id,
      InetAddress client) {
    String decoded = PercentCoding.path(path);
    Patterns.Match match = decoded == null ? null : patterns.match(decoded);
    if (decoded == null || match == null) {
      return new Asked(decoded, null, new Request(method, path, Map.of(), Map.of(), id, client));
    }
    Route.Caching caching = match.route().caching();
    Request request =
        caching == null
            ? new Request(method, decoded, match.captures(), PercentCoding.query(query), id, client)
            : new Request("GET", decoded, match.captures(), parameters(caching, query), id, client);
    return new Asked(decoded, match.route(), request);
  }

  /** What of the query makes another page; the handler sees no more, or the page would be wrong. */
  private static Map<String, String> parameters(Route.Caching caching, @Nullable String query) {
    if (query == null || caching.parameters().isEmpty()) {
      return Map.of();
    }
    Map<String, String> parameters = new TreeMap<>(PercentCoding.query(query));
    parameters.keySet().retainAll(caching.parameters());
    return parameters;
  }

  boolean isCached() {
    return route != null && route.caching() != null;
  }

  /** Whether a machine asks: admitted under overload, and not logged. */
  boolean isQuiet() {
    return route != null && route.quiet();
  }
}
