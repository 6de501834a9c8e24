package vanity.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.server.Handler;
import vanity.http.CachePolicy;

/** A real server on a free port, with error pages of one word. */
public final class TestSite implements AutoCloseable {
  /** Says what was asked for, so that a test sees which one answered. */
  static final ErrorPages ERRORS =
      new ErrorPages() {
        @Override
        public Response notFound(Request request) {
          return Response.html(404, CachePolicy.ERROR, bytes("not found"));
        }

        @Override
        public Response methodNotAllowed(Request request) {
          return Response.html(405, CachePolicy.ERROR, bytes("not allowed"));
        }

        @Override
        public Response badRequest(Request request) {
          return Response.html(400, CachePolicy.ERROR, bytes("bad request"));
        }

        @Override
        public Response failure(Request request, Throwable cause) {
          return Response.html(500, CachePolicy.NO_STORE, bytes("failure " + request.id()));
        }
      };

  static final AccessLog LOG = new AccessLog(AccessLog.Addresses.NETWORK);

  private final JettyServer server;

  private TestSite(int maxInFlight, List<? extends Handler.Wrapper> ahead, Router router) {
    server =
        new JettyServer(new JettyServer.Listen("127.0.0.1", 0, maxInFlight), ahead, router, LOG);
    server.start();
  }

  /** A site of nothing but what comes ahead of the router, outermost first. */
  public static TestSite of(Handler.Wrapper... ahead) {
    return new TestSite(0, List.of(ahead), router());
  }

  static TestSite of(Route... routes) {
    return new TestSite(0, List.of(), router(routes));
  }

  static TestSite of(int maxInFlight, Route... routes) {
    return new TestSite(maxInFlight, List.of(), router(routes));
  }

  private static Router router(Route... routes) {
    return router(new PageCache(1 << 20, Duration.ofHours(1), InstantSource.system()), routes);
  }

  static Router router(PageCache cache, Route... routes) {
    return new Router(
        List.of(routes), Map.of("id", "\\d{4}\\.\\d{4,5}", "word", "[a-z]+"), ERRORS, cache);
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  public int port() {
    return server.port();
  }

  JettyServer server() {
    return server;
  }

  public RawHttp connect() throws IOException {
    return new RawHttp(port());
  }

  /** One request on a connection of its own. */
  public RawHttp.Answer ask(String method, String target, String... headers) throws IOException {
    return RawHttp.once(port(), method, target, headers);
  }

  public RawHttp.Answer get(String target, String... headers) throws IOException {
    return ask("GET", target, headers);
  }

  @Override
  public void close() {
    server.close();
  }
}
