package vanity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.LoadState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import vanity.paper.SamplePapers;
import vanity.site.Chromium;

/** What a browser fetches for a paper, the first time and again: its own network log. */
class VisitTest {
  private static final String PAPER = "/papers/2611.99001/";

  private static RunningSite site;
  private static Playwright playwright;
  private static Browser browser;

  @BeforeAll
  static void start() {
    Chromium.assumeThere();
    site = RunningSite.start(Map.of());
    new SamplePapers(site.database()).storeIfEmpty();
    playwright = Chromium.playwright();
    browser = Chromium.launch(playwright);
  }

  @AfterAll
  static void stop() {
    if (playwright != null) {
      playwright.close();
      site.close();
    }
  }

  /** One request of the browser. */
  private static final class Fetch {
    final String url;
    boolean cached;
    int status;
    long bytes;

    Fetch(String url) {
      this.url = url;
    }

    @Override
    public String toString() {
      return url + (cached ? " cached" : " " + status + " " + bytes + " B");
    }
  }

  /** What the browser did since it was last asked. */
  private static final class Log {
    private final Map<String, Fetch> fetches = new LinkedHashMap<>();

    Log(CDPSession session) {
      session.on("Network.requestWillBeSent", this::begun);
      session.on(
          "Network.requestServedFromCache",
          event -> of(event).ifPresent(fetch -> fetch.cached = true));
      session.on("Network.responseReceived", this::answered);
      session.on(
          "Network.loadingFinished",
          event ->
              of(event)
                  .ifPresent(fetch -> fetch.bytes = event.get("encodedDataLength").getAsLong()));
      session.send("Network.enable");
    }

    private void begun(JsonObject event) {
      String url = event.get("request").getAsJsonObject().get("url").getAsString();
      fetches.put(event.get("requestId").getAsString(), new Fetch(url));
    }

    private Optional<Fetch> of(JsonObject event) {
      return Optional.ofNullable(fetches.get(event.get("requestId").getAsString()));
    }

    private void answered(JsonObject event) {
      JsonObject response = event.get("response").getAsJsonObject();
      of(event)
          .ifPresent(fetch -> {
            fetch.status = response.get("status").getAsInt();
            fetch.cached |= response.get("fromDiskCache").getAsBoolean();
          });
    }

    List<Fetch> take() {
      List<Fetch> taken = new ArrayList<>(fetches.values());
      fetches.clear();
      return taken;
    }
  }

  @Test
  void aRepeatVisitAsksForThePageAtMost(TestReporter reporter) {
    List<String> complaints = new ArrayList<>();
    try (BrowserContext context = browser.newContext()) {
      Page page = context.newPage();
      page.onConsoleMessage(message -> complaints.add(message.text()));
      Log log = new Log(context.newCDPSession(page));
      String url = site.address() + PAPER;

      visit(page, url);
      List<Fetch> first = log.take();
      visit(page, site.address() + "/about/");
      log.take();
      visit(page, url);
      List<Fetch> again = log.take();
      page.reload();
      page.waitForLoadState(LoadState.NETWORKIDLE);
      List<Fetch> reloaded = log.take();

      report(reporter, "first visit", first);
      report(reporter, "visited again", again);
      report(reporter, "reloaded", reloaded);
      List<String> urls = first.stream().map(fetch -> fetch.url).toList();
      assertEquals(urls.stream().distinct().toList(), urls, "nothing twice");
      assertEquals(List.of(), sent(again), "within its life nothing is asked");
      assertEquals(List.of(url), sent(reloaded));
      assertTrue(reloaded.get(0).bytes < 2048, reloaded + ": a 304");
      for (List<Fetch> visit : List.of(first, again, reloaded)) {
        for (Fetch fetch : visit) {
          assertTrue(fetch.url.startsWith(site.address() + "/"), "from elsewhere: " + fetch);
        }
      }
    }
    assertEquals(List.of(), complaints);
  }

  private static void visit(Page page, String url) {
    page.navigate(url);
    page.waitForLoadState(LoadState.NETWORKIDLE);
  }

  private static List<String> sent(List<Fetch> fetches) {
    return fetches.stream().filter(fetch -> !fetch.cached).map(fetch -> fetch.url).toList();
  }

  private static void report(TestReporter reporter, String visit, List<Fetch> fetches) {
    long cached = fetches.stream().filter(fetch -> fetch.cached).count();
    long bytes = fetches.stream().mapToLong(fetch -> fetch.bytes).sum();
    reporter.publishEntry(
        visit,
        "%d requests, %d of them from the browser's cache, %d bytes over the network"
            .formatted(fetches.size(), cached, bytes));
  }
}
