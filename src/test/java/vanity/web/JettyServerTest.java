package vanity.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static vanity.web.TestSite.bytes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vanity.http.CachePolicy;

class JettyServerTest {
  private static Route page(String path) {
    return Route.get(path, request -> Response.html(200, CachePolicy.PAPER, bytes("page")));
  }

  /** A page that says when it is being made, and is made when it is told to. */
  private static final class Held {
    private final CountDownLatch begun;
    private final CountDownLatch release = new CountDownLatch(1);

    Held(int requests) {
      begun = new CountDownLatch(requests);
    }

    Route route() {
      return Route.get(
          "/held",
          request -> {
            begun.countDown();
            release.await();
            return Response.text(200, CachePolicy.NO_STORE, "held");
          });
    }

    void awaitBegun() throws InterruptedException {
      assertTrue(begun.await(10, TimeUnit.SECONDS));
    }
  }

  // What never reaches a route.

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource({
    "rubbish, 400",
    "GET, 400",
    "GET / HTTP/3.0, 505",
    "GET / HTTP/1.1, 400", // no Host
    "GET /\u00e9 HTTP/1.1, 400",
    "GET /%ff HTTP/1.1, 400",
  })
  void answersARequestThatIsNoneInOneLine(String requestLine, int status) throws IOException {
    try (TestSite site = TestSite.of(page("/"));
        RawHttp http = site.connect()) {
      http.send(requestLine + "\r\n\r\n");
      assertPlain(status, http.read(false));
    }
  }

  @Test
  void answersWhatIsTooLong() throws IOException {
    try (TestSite site = TestSite.of(page("/"))) {
      assertPlain(414, site.get("/" + "a".repeat(9_000)));
      assertPlain(431, site.get("/", "X-Long: " + "a".repeat(9_000)));
      assertPlain(431, site.get("/", "Cookie: " + "a".repeat(20_000)));
    }
  }

  private static void assertPlain(int status, RawHttp.Answer answer) {
    assertEquals(status, answer.status());
    assertTrue(answer.text().matches(status + " [A-Za-z -]+\n"), answer.text());
    assertTrue(answer.need("Content-Type").matches("text/plain; ?charset=utf-8"));
    assertEquals("no-store", answer.header("Cache-Control"));
    assertNotNull(answer.header("Content-Security-Policy"));
    assertEquals("nosniff", answer.header("X-Content-Type-Options"));
    assertNotNull(answer.header("X-Request-Id"));
    assertNull(answer.header("Server"));
  }

  @Test
  void survivesAnErrorPageThatFails() throws IOException {
    ErrorPages broken =
        new ErrorPages() {
          @Override
          public Response notFound(Request request) {
            throw new IllegalStateException("no template");
          }

          @Override
          public Response methodNotAllowed(Request request) {
            throw new IllegalStateException("no template");
          }

          @Override
          public Response badRequest(Request request) {
            throw new IllegalStateException("no template");
          }

          @Override
          public Response failure(Request request, Throwable cause) {
            throw new IllegalStateException("no template", cause);
          }
        };
    Router router =
        new Router(
            List.of(), Map.of(), broken, new PageCache(0, Duration.ZERO, InstantSource.system()));
    try (JettyServer server =
        new JettyServer(
            new JettyServer.Listen("127.0.0.1", 0, 0), List.of(), router, TestSite.LOG)) {
      server.start();
      assertPlain(500, RawHttp.once(server.port(), "GET", "/nothing"));
    }
  }

  // Limits.

  @Test
  void refusesQuicklyWhatIsTooMuchAtOnce() throws Exception {
    Held held = new Held(2);
    Route health =
        Route.get("/healthz", request -> Response.text(200, CachePolicy.NO_STORE, "ok"))
            .forMachines();
    try (TestSite site = TestSite.of(2, held.route(), page("/"), health);
        RawHttp first = site.connect();
        RawHttp second = site.connect();
        RawHttp third = site.connect()) {
      for (RawHttp each : List.of(first, second)) {
        each.send("GET /held HTTP/1.1\r\nHost: x\r\n\r\n");
      }
      held.awaitBegun();
      RawHttp.Answer refused = third.ask("GET", "/");
      assertEquals(503, refused.status());
      assertEquals("2", refused.header("Retry-After"));
      assertEquals("no-store", refused.header("Cache-Control"));
      assertNotNull(refused.header("Content-Security-Policy"));
      assertEquals(0, third.ask("HEAD", "/").body().length);
      assertEquals(200, third.ask("GET", "/healthz").status(), "machines are answered");
      held.release.countDown();
      assertEquals("held", first.read(false).text());
      assertEquals("held", second.read(false).text());
      assertEquals(200, third.ask("GET", "/").status(), "on the same connection");
    }
  }

  @Test
  void givesAPlaceBackHoweverARequestEnds() throws Exception {
    Route broken =
        Route.get(
            "/broken",
            request -> {
              throw new UncheckedIOException(new IOException("expected in this test"));
            });
    Held held = new Held(1);
    try (TestSite site = TestSite.of(5, broken, held.route(), page("/"))) {
      for (int i = 0; i < 6; i++) {
        assertEquals(500, site.get("/broken").status());
        assertEquals(404, site.get("/nothing").status());
      }
      // A client that goes away while it waits.
      try (RawHttp leaving = site.connect()) {
        leaving.send("GET /held HTTP/1.1\r\nHost: x\r\n\r\n");
        held.awaitBegun();
      }
      held.release.countDown();
      assertEquals(200, site.get("/").status());
    }
  }

  @Test
  void holdsThousandsOfRequestsAtOnce() throws Exception {
    int many = 1_000;
    Held held = new Held(many);
    List<RawHttp> clients = new ArrayList<>();
    try (TestSite site = TestSite.of(held.route())) {
      for (int i = 0; i < many; i++) {
        RawHttp client = site.connect();
        clients.add(client);
        client.send("GET /held HTTP/1.1\r\nHost: x\r\n\r\n");
      }
      held.awaitBegun();
      held.release.countDown();
      for (RawHttp client : clients) {
        assertEquals("held", client.read(false).text());
        client.close();
      }
    }
  }

  // Start and stop.

  @Test
  void listensOnAPortThatIsFree() {
    try (TestSite site = TestSite.of(page("/"))) {
      assertEquals("http://localhost:" + site.port(), site.server().uri().toString());
    }
  }

  @Test
  void saysInOneLineThatThePortIsTaken() {
    try (TestSite site = TestSite.of(page("/"));
        JettyServer second =
            new JettyServer(
                new JettyServer.Listen("127.0.0.1", site.port(), 0),
                List.of(),
                TestSite.router(new PageCache(0, Duration.ZERO, InstantSource.system())),
                TestSite.LOG)) {
      assertEquals(
          "cannot listen on 127.0.0.1:%d (Address already in use): stop what listens there, or set"
                  .formatted(site.port())
              + " PORT or BIND_ADDRESS",
          assertThrows(IllegalStateException.class, second::start).getMessage());
    }
  }

  @Test
  void finishesWhatItIsAnsweringWhenItStops() throws Exception {
    Held held = new Held(1);
    try (TestSite site = TestSite.of(held.route(), page("/"));
        RawHttp busy = site.connect();
        RawHttp idle = site.connect()) {
      assertEquals(200, idle.ask("GET", "/").status());
      busy.send("GET /held HTTP/1.1\r\nHost: x\r\n\r\n");
      held.awaitBegun();
      int port = site.port();
      Thread stopping = Thread.ofPlatform().start(site::close);
      assertTrue(idle.isClosed(), "an idle connection is closed");
      assertTrue(stopping.isAlive(), "but not the server");
      assertThrows(ConnectException.class, () -> new RawHttp(port));
      held.release.countDown();
      RawHttp.Answer answer = busy.read(false);
      assertEquals("held", answer.text());
      assertEquals("close", answer.header("Connection"));
      stopping.join();
    }
  }

  @Test
  void answersARequestThatComesWhileItStops() throws Exception {
    Held held = new Held(1);
    try (TestSite site = TestSite.of(held.route(), page("/"));
        RawHttp busy = site.connect();
        RawHttp kept = site.connect()) {
      assertEquals(200, kept.ask("GET", "/").status());
      busy.send("GET /held HTTP/1.1\r\nHost: x\r\n\r\n");
      held.awaitBegun();
      Thread stopping = Thread.ofPlatform().start(site::close);
      while (site.server().isAccepting()) {
        Thread.onSpinWait();
      }
      // As a router does that has not heard of the stop yet.
      RawHttp.Answer answer = kept.ask("GET", "/");
      assertEquals(200, answer.status());
      assertEquals("close", answer.header("Connection"));
      held.release.countDown();
      busy.read(false);
      stopping.join();
      assertFalse(stopping.isAlive());
    }
  }
}
