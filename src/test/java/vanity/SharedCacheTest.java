package vanity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import vanity.web.RawHttp;

/**
 * The site behind a real shared cache, which believes the headers: what still reaches us, and what
 * readers get.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SharedCacheTest {
  private static final Logger ACCESS = (Logger) LoggerFactory.getLogger("access");
  private static final String FREE = "http://creativecommons.org/licenses/by/4.0/";
  private static final int PAPERS = 50;
  private static final int REQUESTS = 20_000;
  private static final int VISITORS = 16;
  private static final List<String> CODINGS = List.of("gzip", "br", "identity");

  @TempDir private static Path folder;
  private static RunningSite site;
  private static Varnish edge;

  /** What came to the site itself, by path. */
  private static final Map<String, Integer> ARRIVED = new ConcurrentHashMap<>();

  private static final AppenderBase<ILoggingEvent> COUNTING =
      new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
          ARRIVED.merge(event.getFormattedMessage().split(" ", 3)[1], 1, Integer::sum);
        }
      };

  @BeforeAll
  static void start() throws IOException {
    Assumptions.assumeTrue(
        Files.isExecutable(Varnish.PROGRAM),
        Varnish.PROGRAM + " is not here: apt-get install varnish");
    COUNTING.start();
    ACCESS.addAppender(COUNTING);
    ACCESS.setLevel(Level.INFO);
    ACCESS.setAdditive(false);
    // Without a cache of its own the site shows a change at once; with one, after a few seconds.
    site = RunningSite.start(Map.of("PAGE_CACHE_SIZE", "0"));
    for (int i = 0; i <= PAPERS; i++) {
      site.publish(id(i) + "v1", "rendered", FREE, "<p>Text of a paper.</p>".repeat(500));
    }
    edge = Varnish.before(site.port(), folder);
  }

  @AfterAll
  static void stop() {
    ACCESS.detachAppender(COUNTING);
    ACCESS.setLevel(null);
    ACCESS.setAdditive(true);
    if (site != null) {
      site.close();
    }
    if (edge != null) {
      edge.close();
    }
  }

  private static String id(int paper) {
    return "1706.%05d".formatted(paper + 1);
  }

  private static String page(int paper) {
    return "/papers/" + id(paper) + "/";
  }

  @Test
  @Order(1)
  void aBurstReachesTheSiteOncePerUrlAndCoding() throws Exception {
    List<String> targets = new ArrayList<>(assets());
    for (int paper = 0; paper < PAPERS; paper++) {
      targets.add(page(paper));
    }
    assertEquals(REQUESTS, visit(targets));

    Map<String, Integer> expected = new TreeMap<>();
    for (String target : targets) {
      boolean coded = edge.get(target, "Accept-Encoding: gzip").header("Vary") != null;
      expected.put(target, coded ? CODINGS.size() : 1);
    }
    Map<String, Integer> arrived = new TreeMap<>(ARRIVED);
    arrived.keySet().retainAll(expected.keySet());
    assertEquals(expected, arrived);
  }

  /** The styles, scripts and fonts that the page of a paper names, told by one more paper. */
  private static List<String> assets() throws IOException {
    return Pattern.compile("(?:href|src)=\"(/static/[^\"]+)\"")
        .matcher(site.get(page(PAPERS)).text())
        .results()
        .map(match -> match.group(1))
        .distinct()
        .toList();
  }

  /** All at once, each through all of the targets in the same order, so that they come together. */
  private static int visit(List<String> targets) throws Exception {
    List<Callable<Integer>> visitors = new ArrayList<>();
    for (int visitor = 0; visitor < VISITORS; visitor++) {
      String coding = "Accept-Encoding: " + CODINGS.get(visitor % CODINGS.size());
      visitors.add(() -> {
        int answered = 0;
        try (RawHttp http = edge.connect()) {
          for (int i = 0; i < REQUESTS / VISITORS; i++) {
            answered +=
                http.ask("GET", targets.get(i % targets.size()), coding).status() == 200 ? 1 : 0;
          }
        }
        return answered;
      });
    }
    int answered = 0;
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Integer> visitor : threads.invokeAll(visitors)) {
        answered += visitor.get();
      }
    }
    return answered;
  }

  @Test
  @Order(2)
  void readersGetTheOldPageWhileTheNewOneIsFetched() throws IOException {
    edge.get(page(0));
    rename(0, "A new title");
    assertTrue(edge.get(page(0)).text().contains("Paper 1706.00001"), "kept for a week");
    edge.expire(page(0));
    RawHttp.Answer stale = edge.get(page(0));
    assertEquals("hit", stale.header("X-Cache"));
    assertTrue(stale.text().contains("Paper 1706.00001"), "at once, and old");
    Instant deadline = Instant.now().plus(Duration.ofSeconds(10));
    while (!edge.get(page(0)).text().contains("A new title")) {
      assertTrue(Instant.now().isBefore(deadline), "never fetched");
    }
  }

  @Test
  @Order(3)
  void aPurgeByTagShowsTheNewPageAtOnceInAllCodings() throws IOException {
    String log = page(1) + "log/";
    for (String coding : CODINGS) {
      edge.get(page(1), "Accept-Encoding: " + coding);
      edge.get(page(2), "Accept-Encoding: " + coding);
    }
    edge.get(log);
    rename(1, "Purged by tag");
    edge.purgeTag("paper-" + id(1));
    for (String coding : CODINGS) {
      assertEquals("miss", edge.get(page(1), "Accept-Encoding: " + coding).header("X-Cache"));
      assertEquals("hit", edge.get(page(2), "Accept-Encoding: " + coding).header("X-Cache"));
    }
    assertEquals("miss", edge.get(log).header("X-Cache"));
    assertTrue(edge.get(page(1)).text().contains("Purged by tag"));
  }

  @Test
  @Order(4)
  void aPurgeByUrlShowsTheNewPageAtOnce() throws IOException {
    edge.get(page(3));
    rename(3, "Purged by URL");
    edge.purge(page(3));
    assertTrue(edge.get(page(3)).text().contains("Purged by URL"));
  }

  @Test
  @Order(5)
  void whatIsOfTheMomentIsNeverKept() throws IOException {
    for (String target : List.of("/papers/1706.55555/", page(0) + "render-state/", "/healthz")) {
      edge.get(target);
      assertEquals("miss", edge.get(target).header("X-Cache"), target);
    }
  }

  @Test
  @Order(6)
  void papersAreReadOnWhileTheSiteIsDown() throws IOException {
    List<String> targets = new ArrayList<>(assets());
    targets.add("/");
    for (int paper = 0; paper < PAPERS; paper++) {
      targets.add(page(paper));
    }
    edge.get("/stats/");
    for (String target : targets) {
      edge.get(target);
    }
    site.stop();
    for (String target : targets) {
      if (!target.startsWith("/static/")) {
        edge.expire(target);
      }
      assertEquals(200, edge.get(target).status(), target);
    }
    edge.expire("/stats/");
    assertEquals(503, edge.get("/stats/").status(), "only where the site allows it");
  }

  private static void rename(int paper, String title) {
    site.database().update("update papers set title = ? where arxiv_id = ?", title, id(paper));
  }
}
