package vanity.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static vanity.web.TestSite.bytes;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.io.IOException;
import java.net.InetAddress;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import vanity.http.CachePolicy;

class AccessLogTest {
  private static final Logger LOG = (Logger) LoggerFactory.getLogger("access");

  /** An answer is logged after it is written: a test waits for the line. */
  private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

  private final AppenderBase<ILoggingEvent> appender =
      new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
          lines.add(event.getFormattedMessage() + " " + pairs(event));
        }
      };

  private TestSite site;

  private static String pairs(ILoggingEvent event) {
    return event.getKeyValuePairs().stream()
        .map(pair -> pair.key + "=" + pair.value)
        .collect(Collectors.joining(" "));
  }

  @BeforeEach
  void start() {
    appender.start();
    LOG.addAppender(appender);
    LOG.setLevel(Level.INFO);
    LOG.setAdditive(false);
    site =
        TestSite.of(
            Route.get("/page/", request -> Response.html(200, CachePolicy.PAPER, bytes("12345")))
                .cached(),
            Route.get("/search/", request -> Response.html(200, CachePolicy.PAPER, bytes("found"))),
            Route.get("/healthz", request -> Response.text(200, CachePolicy.NO_STORE, "ok"))
                .forMachines());
  }

  @AfterEach
  void stop() {
    site.close();
    LOG.detachAppender(appender);
    LOG.setLevel(null);
    LOG.setAdditive(true);
  }

  private String line() throws InterruptedException {
    String line = lines.poll(10, TimeUnit.SECONDS);
    assertTrue(line != null, "nothing was logged");
    return line.replaceAll(" ms=\\d+", "");
  }

  @Test
  void tellsOfEveryAnswerInOneLine() throws Exception {
    site.get("/page/", "X-Request-Id: id-of-the-first");
    assertEquals("GET /page/ status=200 bytes=5 cache=MISS request=id-of-the-first", line());
    site.ask("HEAD", "/page/", "X-Request-Id: id-of-the-second");
    assertEquals("HEAD /page/ status=200 bytes=0 cache=HIT request=id-of-the-second", line());
    site.get("/nothing%20here", "X-Request-Id: id-of-the-third");
    assertEquals("GET /nothing%20here status=404 bytes=9 cache=- request=id-of-the-third", line());
  }

  @Test
  void saysNothingOfTheVisitor() throws Exception {
    site.get("/search/?q=secret", "X-Request-Id: id-of-search", "User-Agent: somebody");
    assertEquals("GET /search/ status=200 bytes=5 cache=- request=id-of-search", line());
  }

  /** Tells who asks as an edge would. */
  private static Handler.Wrapper visitor(String address, @Nullable String country) {
    return new Handler.Wrapper() {
      @Override
      public boolean handle(
          org.eclipse.jetty.server.Request request,
          org.eclipse.jetty.server.Response response,
          Callback callback)
          throws Exception {
        new Client(InetAddress.getByName(address), true, country).putTo(request);
        return super.handle(request, response, callback);
      }
    };
  }

  private String lineOf(String address, @Nullable String country) throws Exception {
    try (TestSite visited = TestSite.of(visitor(address, country))) {
      visited.get("/", "X-Request-Id: id-of-visitor");
      return line().replaceAll(".*id-of-visitor ", "");
    }
  }

  @Test
  void tellsTheCountryAndOfTheAddressTheNetwork() throws Exception {
    assertEquals("country=NZ client=203.0.113.0/24", lineOf("203.0.113.9", "NZ"));
    assertEquals("client=2001:db8:7:0:0:0:0:0/48", lineOf("2001:db8:7:8::9", null));
  }

  @Test
  void leavesOutHealthChecks() throws Exception {
    site.get("/healthz");
    site.get("/page/", "X-Request-Id: id-afterwards");
    assertTrue(line().endsWith("request=id-afterwards"));
  }

  @Test
  void tellsOfWhatIsNoRequest() throws InterruptedException, IOException {
    try (RawHttp http = site.connect()) {
      http.send("rubbish\r\n\r\n");
      assertEquals(400, http.read(false).status());
    }
    String line = line();
    assertTrue(
        line.matches("BAD /badMessage status=400 bytes=\\d+ cache=- request=[0-9a-f]{16}"), line);
  }
}
