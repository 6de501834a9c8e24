package vanity.web;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import vanity.http.CachePolicy;
import vanity.http.Delivery;
import vanity.http.PercentCoding;
import vanity.http.RequestHeaders;

/**
 * The one servlet: finds the route, calls its handler or the page cache, writes the answer. The
 * only place that catches whatever is thrown.
 */
public final class Router extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final Logger LOG = LoggerFactory.getLogger(Router.class);
  private static final String ALLOW = "GET, HEAD, OPTIONS";

  /** Longer bodies are written in pieces: the JDK copies what it writes to memory off the heap. */
  private static final int PIECE = 128 * 1024;

  private final transient Patterns patterns;
  private final transient ErrorPages errors;
  private final transient PageCache cache;

  /**
   * @param captures the regular expression of each capture of the routes' patterns, by name
   */
  public Router(
      List<Route> routes, Map<String, String> captures, ErrorPages errors, PageCache cache) {
    this.patterns = new Patterns(routes, captures);
    this.errors = errors;
    this.cache = cache;
  }

  /** Whether a path is asked by machines, and answered even under overload. */
  boolean isForMachines(@Nullable String rawPath) {
    String path = rawPath == null ? null : PercentCoding.path(rawPath);
    Patterns.Match match = path == null ? null : patterns.match(path);
    return match != null && match.route().quiet();
  }

  @Override
  protected void service(HttpServletRequest incoming, HttpServletResponse outgoing)
      throws IOException {
    String id = String.valueOf(incoming.getAttribute(EveryAnswer.ID));
    try (MDC.MDCCloseable inLog = MDC.putCloseable("request", id)) {
      String path = PercentCoding.path(incoming.getRequestURI());
      Patterns.Match match = path == null ? null : patterns.match(path);
      Request request = request(incoming, path, match, id);
      PageCache.Found found;
      try {
        found = answer(incoming, path, match, request);
      } catch (Throwable thrown) {
        LOG.error("{} {} failed", request.method(), request.path(), thrown);
        found = once(errors.failure(request, thrown));
      }
      if (match != null && match.route().quiet()) {
        incoming.setAttribute(AccessLog.QUIET, true);
      }
      if (found.status() != null) {
        incoming.setAttribute(AccessLog.CACHE, found.status());
        outgoing.setHeader("Cache-Status", found.status().header());
      }
      RequestHeaders headers = name -> Collections.list(incoming.getHeaders(name));
      write(found.resource().answer(incoming.getMethod(), headers), incoming.getMethod(), outgoing);
    }
  }

  /**
   * What of the request a handler sees: of the query only what its route says makes a difference.
   */
  private static Request request(
      HttpServletRequest incoming,
      @Nullable String path,
      Patterns.@Nullable Match match,
      String id) {
    String shown = path == null ? incoming.getRequestURI() : path;
    if (match == null) {
      return new Request(incoming.getMethod(), shown, Map.of(), Map.of(), id);
    }
    Route.Caching caching = match.route().caching();
    if (caching == null) {
      Map<String, String> query = PercentCoding.query(incoming.getQueryString());
      return new Request(incoming.getMethod(), shown, match.captures(), query, id);
    }
    Map<String, String> query = Map.of();
    if (!caching.parameters().isEmpty() && incoming.getQueryString() != null) {
      query = new TreeMap<>(PercentCoding.query(incoming.getQueryString()));
      query.keySet().retainAll(caching.parameters());
    }
    return new Request("GET", shown, match.captures(), query, id);
  }

  private PageCache.Found answer(
      HttpServletRequest incoming,
      @Nullable String path,
      Patterns.@Nullable Match match,
      Request request)
      throws Exception {
    if (path == null) {
      return once(errors.badRequest(request));
    }
    if (match == null) {
      return once(lacksOnlyTheSlash(path) ? withSlash(incoming) : errors.notFound(request));
    }
    return switch (incoming.getMethod()) {
      case "GET", "HEAD" ->
          match.route().caching() == null
              ? once(match.route().handler().handle(request))
              : cache.find(match.route(), request);
      case "OPTIONS" -> once(Response.text(204, CachePolicy.ERROR, "").with("Allow", ALLOW));
      default -> once(errors.methodNotAllowed(request).with("Allow", ALLOW));
    };
  }

  private boolean lacksOnlyTheSlash(String path) {
    return !path.endsWith("/") && patterns.match(path + "/") != null;
  }

  /** The path as it was written, so that nothing of it changes but the slash. */
  private static Response withSlash(HttpServletRequest incoming) {
    String query = incoming.getQueryString();
    return Response.redirect(
        301,
        CachePolicy.REDIRECT,
        incoming.getRequestURI() + "/" + (query == null ? "" : "?" + query));
  }

  private static PageCache.Found once(Response response) {
    return new PageCache.Found(Representations.once(response), null);
  }

  private static void write(Delivery delivery, String method, HttpServletResponse outgoing)
      throws IOException {
    outgoing.setStatus(delivery.status());
    delivery.headers().forEach(outgoing::setHeader);
    if (delivery.status() == 304) {
      // Now, or Jetty adds a length of 0: that would be wrong for the resource.
      outgoing.flushBuffer();
      return;
    }
    if (method.equals("HEAD") || delivery.status() == 204) {
      return;
    }
    ServletOutputStream out = outgoing.getOutputStream();
    byte[] ready = delivery.ready();
    if (ready == null) {
      delivery.writeTo(out);
      return;
    }
    for (int at = 0; at < ready.length; at += PIECE) {
      out.write(ByteBuffer.wrap(ready, at, Math.min(PIECE, ready.length - at)));
    }
  }
}
