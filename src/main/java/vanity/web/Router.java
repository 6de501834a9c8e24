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
import org.eclipse.jetty.ee11.servlet.ServletContextRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import vanity.assets.Sender;
import vanity.http.CachePolicy;
import vanity.http.Delivery;
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

  /** Answers what is ready in memory before it comes here; tells what is asked in any case. */
  ReadyPages readyPages(org.eclipse.jetty.server.Handler next) {
    return new ReadyPages(patterns, cache, next);
  }

  @Override
  protected void service(HttpServletRequest incoming, HttpServletResponse outgoing)
      throws IOException {
    Asked asked = (Asked) incoming.getAttribute(Asked.ATTRIBUTE);
    try (MDC.MDCCloseable inLog = MDC.putCloseable("request", asked.request().id())) {
      PageCache.Found found;
      try {
        found = answer(incoming, asked);
      } catch (Throwable thrown) {
        found = once(failure(asked.request(), thrown));
      }
      try {
        send(found, incoming, outgoing);
      } catch (RuntimeException thrown) {
        if (outgoing.isCommitted()) {
          throw thrown;
        }
        // The first piece of a large file is not to be had.
        outgoing.reset();
        ServletContextRequest jetty = ServletContextRequest.getServletContextRequest(incoming);
        EveryAnswer.putTo(jetty, jetty.getServletContextResponse().getWrapped());
        send(once(failure(asked.request(), thrown)), incoming, outgoing);
      }
    }
  }

  private static void send(
      PageCache.Found found, HttpServletRequest incoming, HttpServletResponse outgoing)
      throws IOException {
    if (found.status() != null) {
      incoming.setAttribute(AccessLog.CACHE, found.status());
      outgoing.setHeader(CacheStatus.HEADER, found.status().value());
    }
    RequestHeaders headers = name -> Collections.list(incoming.getHeaders(name));
    Delivery delivery = found.resource().answer(incoming.getMethod(), headers);
    // Not through the servlet API: it would spell the Content-Type in a way of its own.
    Sender.putHead(
        delivery,
        ServletContextRequest.getServletContextRequest(incoming)
            .getServletContextResponse()
            .getWrapped());
    writeBody(delivery, incoming.getMethod(), outgoing);
  }

  private PageCache.Found answer(HttpServletRequest incoming, Asked asked) throws Exception {
    Request request = asked.request();
    Route route = asked.route();
    if (asked.path() == null) {
      return once(errors.badRequest(request));
    }
    if (route == null) {
      return once(lacksOnlyTheSlash(asked.path()) ? withSlash(incoming) : errors.notFound(request));
    }
    if (route.token() != null && !isLetIn(route.token(), incoming)) {
      return once(
          Response.text(401, CachePolicy.NO_STORE, "A token is needed.\n")
              .with("WWW-Authenticate", "Bearer"));
    }
    return switch (incoming.getMethod()) {
      case "GET", "HEAD" ->
          route.caching() == null
              ? once(route.handler().handle(request))
              : cache.find(route, request);
      case "OPTIONS" -> once(Response.text(204, CachePolicy.ERROR, "").with("Allow", ALLOW));
      default -> once(errors.methodNotAllowed(request).with("Allow", ALLOW));
    };
  }

  private static boolean isLetIn(SharedSecret token, HttpServletRequest incoming) {
    return token.isIn(Collections.list(incoming.getHeaders("Authorization")));
  }

  /** Overload is a line in the log; what nobody expected is a stack trace. */
  private Response failure(Request request, Throwable thrown) {
    Response page = errors.failure(request, thrown);
    if (page.status() == 503) {
      LOG.warn("{} {} failed: {}", request.method(), request.path(), thrown.toString());
    } else {
      LOG.error("{} {} failed", request.method(), request.path(), thrown);
    }
    return page;
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

  private static void writeBody(Delivery delivery, String method, HttpServletResponse outgoing)
      throws IOException {
    if (delivery.status() == 304) {
      // Now, or Jetty adds a length of 0: that would be wrong for the resource.
      outgoing.flushBuffer();
      return;
    }
    if (method.equals("HEAD")) {
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
