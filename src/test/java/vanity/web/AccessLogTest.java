package vanity.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static vanity.web.TestSite.bytes;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.io.IOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
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
          lines.add(event.getFormattedMessage());
        }
      };

  private TestSite site;

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
    return line.replaceAll("\\d+ ms", "N ms");
  }

  @Test
  void tellsOfEveryAnswerInOneLine() throws Exception {
    site.get("/page/", "X-Request-Id: id-of-the-first");
    assertEquals("GET /page/ 200 5 bytes N ms MISS request=id-of-the-first", line());
    site.ask("HEAD", "/page/", "X-Request-Id: id-of-the-second");
    assertEquals("HEAD /page/ 200 0 bytes N ms HIT request=id-of-the-second", line());
    site.get("/nothing%20here", "X-Request-Id: id-of-the-third");
    assertEquals("GET /nothing%20here 404 9 bytes N ms - request=id-of-the-third", line());
  }

  @Test
  void saysNothingOfTheVisitor() throws Exception {
    site.get("/search/?q=secret", "X-Request-Id: id-of-search", "User-Agent: somebody");
    assertEquals("GET /search/ 200 5 bytes N ms - request=id-of-search", line());
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
    assertTrue(line.matches("BAD /badMessage 400 \\d+ bytes N ms - request=[0-9a-f]{16}"), line);
  }
}
