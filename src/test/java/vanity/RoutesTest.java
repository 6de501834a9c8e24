package vanity;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import vanity.arxiv.ArxivId;
import vanity.http.CachePolicy;
import vanity.paper.PaperUpkeep;
import vanity.render.RenderQueue;
import vanity.render.pace.Urgency;
import vanity.render.store.Blobs;
import vanity.web.HttpLint;
import vanity.web.RawHttp;

/**
 * Every route in every state that it knows, asked over sockets: what it answers, and how long that
 * is kept.
 */
class RoutesTest {
  private static final String FREE = "http://creativecommons.org/licenses/by/4.0/";
  private static final String ARXIV_ONLY = "http://arxiv.org/licenses/nonexclusive-distrib/1.0/";
  private static final String FIGURE = "0".repeat(64) + ".png";

  private static RunningSite site;

  /** The whole site map by example; a route without one fails the test below. */
  private static final List<Row> ROWS =
      List.of(
          row("/", 200, CachePolicy.LISTING),
          row("/papers/", 200, CachePolicy.LISTING),
          row("/papers/?page=1", 200, CachePolicy.LISTING),
          row("/papers/?page=999", 404, CachePolicy.ERROR),
          row("/papers/?category=cs.CL", 200, CachePolicy.LISTING),
          row("/papers/?category=nothing", 404, CachePolicy.ERROR),
          row("/papers/?before=nonsense", 404, CachePolicy.ERROR),
          row("/papers/feed/", 200, CachePolicy.LISTING),
          row("/papers/feed/?format=rss", 200, CachePolicy.LISTING),
          row("/papers/feed/?category=cs.CL", 200, CachePolicy.LISTING),
          row("/papers/feed/?category=nothing", 404, CachePolicy.ERROR),
          row("/categories/", 200, CachePolicy.DOCUMENT),
          row("/search/", 200, CachePolicy.LISTING),
          row("/search/?q=paper", 200, CachePolicy.LISTING),
          row("/convert/?query=1706.00001", 302, CachePolicy.NO_STORE),
          row("/convert/?query=words", 302, CachePolicy.NO_STORE),
          row("/convert/", 400, CachePolicy.NO_STORE),
          row("/stats/", 200, CachePolicy.STATISTICS),
          row("/about/", 200, CachePolicy.DOCUMENT),
          // A paper in each state.
          row("/papers/1706.00001/", 200, CachePolicy.PAPER),
          row("/papers/1706.00001v1/", 200, CachePolicy.PAPER),
          row("/papers/1706.00001v2/", 302, CachePolicy.REDIRECT),
          row("/papers/1706.00002/", 200, CachePolicy.PAPER_HOUR),
          row("/papers/1706.00003/", 404, CachePolicy.PAPER_HOUR),
          row("/papers/1706.00004/", 404, CachePolicy.PAPER_DAY),
          row("/papers/1706.00005/", 404, CachePolicy.PAPER_HOUR),
          row("/papers/1706.00006/", 404, CachePolicy.PAPER_DAY),
          row("/papers/1706.00007/", 410, CachePolicy.PAPER_DAY),
          row("/papers/1706.00008/", 503, CachePolicy.NO_STORE),
          row("/papers/1706.00009/", 503, CachePolicy.NO_STORE),
          row("/papers/1706.00010/", 503, CachePolicy.NO_STORE),
          row("/papers/1706.00011/", 503, CachePolicy.NO_STORE),
          row("/papers/1706.00012/", 200, CachePolicy.PAPER),
          row("/papers/math.GT/0309136/", 301, CachePolicy.REDIRECT),
          row("/papers/7001.00001/", 404, CachePolicy.PAPER_HOUR),
          row("/papers/1706.00001/log/", 200, CachePolicy.PAPER_HOUR),
          row("/papers/1706.00008/log/", 200, CachePolicy.NO_STORE),
          row("/papers/1706.55555/log/", 404, CachePolicy.ERROR),
          row("/papers/1706.00001/cite.bib", 200, CachePolicy.PAPER_DAY),
          row("/papers/1706.55555/cite.bib", 404, CachePolicy.ERROR),
          row("/papers/1706.00001/paper.epub", 200, CachePolicy.PAPER),
          row("/papers/1706.00002/paper.epub", 200, CachePolicy.PAPER_HOUR),
          row("/papers/1706.00003/paper.epub", 302, CachePolicy.ERROR),
          row("/papers/1706.00001/render-state/", 200, CachePolicy.NO_STORE),
          row("/papers/1706.00008/render-state/", 200, CachePolicy.NO_STORE),
          row("/files/" + FIGURE, 200, CachePolicy.IMMUTABLE),
          row("/files/" + "1".repeat(64) + ".png", 404, CachePolicy.ERROR),
          row("/abs/1706.00001", 301, CachePolicy.REDIRECT),
          row("/pdf/1706.00001v2.pdf", 301, CachePolicy.REDIRECT),
          row("/html/1706.00001/", 301, CachePolicy.REDIRECT),
          row("/format/1706.00001", 301, CachePolicy.REDIRECT),
          // Machines.
          row("/robots.txt", 200, CachePolicy.ROOT_FILE),
          row("/favicon.ico", 200, CachePolicy.ROOT_FILE),
          row("/sitemap.xml", 200, CachePolicy.PAPER_DAY),
          row("/sitemaps/papers-1.xml", 200, CachePolicy.PAPER_DAY),
          row("/sitemaps/papers-999.xml", 404, CachePolicy.ERROR),
          row("/site.webmanifest", 200, CachePolicy.ROOT_FILE),
          row("/opensearch.xml", 200, CachePolicy.ROOT_FILE),
          row("/healthz", 200, CachePolicy.NO_STORE),
          row("/readyz", 200, CachePolicy.NO_STORE),
          row("/benchmark/?wait=1ms", 200, CachePolicy.NO_STORE),
          row("/benchmark/?wait=soon", 400, CachePolicy.ERROR),
          // What is no route.
          row("/papers", 301, CachePolicy.REDIRECT),
          row("/papers/1706.00001", 301, CachePolicy.REDIRECT),
          row("/nothing", 404, CachePolicy.ERROR),
          row("/static/nothing.css", 404, CachePolicy.ERROR),
          row("/%C3", 400, CachePolicy.NO_STORE),
          row("/%zz", 400, CachePolicy.NO_STORE));

  private record Row(String target, int status, CachePolicy policy) {
    @Override
    public String toString() {
      return target + " " + status + " " + policy;
    }
  }

  private static Row row(String target, int status, CachePolicy policy) {
    return new Row(target, status, policy);
  }

  @BeforeAll
  static void start() {
    site =
        RunningSite.start(
            Map.of("RENDER_POLICY", "licensed-only", "RENDER_QUEUE_LIMIT", "3", "BENCHMARK", "1"));
    String article = "<p>Text that is long enough to be worth compressing.</p>".repeat(40);
    site.publish("1706.00001v1", "rendered", FREE, article);
    site.publish("1706.00002v1", "partial", FREE, article);
    site.know("1706.00003v1", FREE);
    site.render("1706.00003v1", "failed", "LaTeXML gave up.", null);
    site.know("1706.00004v1", FREE);
    site.render("1706.00004v1", "no_tex_source", null, "PDF");
    site.render("1706.00005", "not_on_arxiv", null, null);
    site.publish("1706.00006v1", "rendered", ARXIV_ONLY, article);
    site.publish("1706.00007v1", "rendered", FREE, article);
    new PaperUpkeep(site.database(), Blobs.inRows())
        .takeDown(ArxivId.parse("1706.00007").orElseThrow(), "The author asked for it.");
    // One is being rendered, one waits, one waits for arXiv; and one more finds the queue full.
    site.know("1706.00008v1", FREE);
    site.database()
        .update(
            """
            insert into renders (arxiv_id, state, stage, worker, started_at, seen_at)
            values ('1706.00008', 'running', 'LATEXML', 'w', now(), now())
            """);
    RenderQueue queue = new RenderQueue(site.database());
    queue.ask("1706.00009", Urgency.OPERATOR);
    queue.ask("1706.00010", Urgency.OPERATOR);
    site.render("1706.00010", "arxiv_unreachable", null, null);
    // An old version, whose newer one is on its way, and takes the last place in the queue.
    site.publish("1706.00012v1", "rendered", FREE, article);
    site.know("1706.00012v2", FREE);
    queue.ask("1706.00012", Urgency.VISITOR);
    site.store(FIGURE, "image/png", new byte[100]);
  }

  @AfterAll
  static void stop() {
    site.close();
  }

  @Test
  void everyRouteHasAnExample() {
    List<String> missing = new ArrayList<>();
    for (String pattern : patterns()) {
      Pattern path = Pattern.compile(regex(pattern));
      if (ROWS.stream().noneMatch(row -> path.matcher(row.target.split("\\?", 2)[0]).matches())) {
        missing.add(pattern);
      }
    }
    assertEquals(List.of(), missing);
  }

  /** As the router reads them, near enough. */
  private static String regex(String pattern) {
    String regex = "\\Q" + pattern + "\\E";
    for (Map.Entry<String, String> capture : Routes.CAPTURES.entrySet()) {
      regex = regex.replace("{" + capture.getKey() + "}", "\\E(?:" + capture.getValue() + ")\\Q");
    }
    return regex;
  }

  private static List<String> patterns() {
    return site.routes();
  }

  @ParameterizedTest
  @FieldSource("ROWS")
  void answersAsItsRowSays(Row row) throws IOException {
    RawHttp.Answer answer = site.get(row.target);
    assertEquals(row.status, answer.status());
    assertEquals(row.policy.cacheControl(), answer.header("Cache-Control"));
    assertEquals(row.policy.cdnCacheControl(), answer.header("CDN-Cache-Control"));
  }

  @ParameterizedTest
  @FieldSource("ROWS")
  void saysNothingThatCachesMisread(Row row) throws IOException {
    List<String> complaints = new ArrayList<>();
    for (String method : List.of("GET", "HEAD", "POST", "OPTIONS")) {
      for (String complaint : HttpLint.complaints(method, site.ask(method, row.target))) {
        complaints.add(method + " " + complaint);
      }
    }
    for (String header :
        List.of(
            "Accept-Encoding: gzip, br",
            "Accept-Encoding: identity;q=0",
            "Accept-Encoding: *;q=0",
            "If-None-Match: *",
            "If-Match: \"x\"",
            "Range: bytes=0-0",
            "Range: bytes=0-0,2-2",
            "Range: bytes=99999999-")) {
      for (String complaint : HttpLint.complaints("GET", site.get(row.target, header))) {
        complaints.add(header + " " + complaint);
      }
    }
    assertEquals(List.of(), complaints);
  }

  @ParameterizedTest
  @FieldSource("ROWS")
  void answersHeadAsGetWithoutABody(Row row) throws IOException {
    assertEquals(
        comparable(site.get(row.target, "Accept-Encoding: gzip")),
        comparable(site.ask("HEAD", row.target, "Accept-Encoding: gzip")));
  }

  @ParameterizedTest
  @FieldSource("ROWS")
  void isTheSameForEverybody(Row row) throws IOException {
    assertEquals(
        comparable(site.get(row.target)),
        comparable(
            site.get(
                row.target,
                "Host: evil.example",
                "Cookie: session=1",
                "Authorization: Bearer x",
                "User-Agent: x",
                "X-Forwarded-Host: evil.example",
                "Accept-Language: de",
                "Referer: http://evil.example/")));
  }

  /**
   * What the page cache did is nobody's affair here; and what is never stored may tell the time.
   */
  private static List<String> comparable(RawHttp.Answer answer) {
    boolean timed = answer.need("Cache-Control").equals("no-store");
    String ignored = "Date|X-Request-Id|Cache-Status" + (timed ? "|ETag|Content-Length" : "");
    return Stream.concat(
            Stream.of("" + answer.status()),
            answer.headers().stream()
                .filter(line -> !line.matches("(" + ignored + "): .*"))
                .sorted())
        .toList();
  }

  @ParameterizedTest
  @FieldSource("ROWS")
  void aPageIsTheSameInEveryCodingAndIsValidatedByItsTag(Row row) throws IOException {
    // What is never stored may tell the time.
    if (row.status != 200 || row.policy == CachePolicy.NO_STORE) {
      return;
    }
    RawHttp.Answer plain = site.get(row.target);
    Set<String> tags = new HashSet<>();
    for (String coding : List.of("identity", "gzip", "br", "zstd")) {
      RawHttp.Answer coded = site.get(row.target, "Accept-Encoding: " + coding);
      assertArrayEquals(plain.body(), coded.decoded(), coding);
      tags.add(coded.need("ETag"));
      RawHttp.Answer same =
          site.get(
              row.target, "Accept-Encoding: " + coding, "If-None-Match: " + coded.need("ETag"));
      assertEquals(304, same.status());
      for (String repeated :
          List.of("ETag", "Vary", "Cache-Control", "CDN-Cache-Control", "Cache-Tag", "Link")) {
        assertEquals(coded.header(repeated), same.header(repeated), repeated);
      }
    }
    assertEquals(plain.header("Vary") == null ? 1 : 4, tags.size(), "a tag for each coding");
  }

  /** Whoever changes a file on its way to the reader, changes nothing: it is not used then. */
  @ParameterizedTest
  @ValueSource(strings = {"/", "/papers/1706.00001/", "/papers/1706.00003/", "/nothing", "/stats/"})
  void everyStyleAndScriptIsNamedWithTheHashOfWhatIsServed(String page) throws Exception {
    List<Element> named =
        Jsoup.parse(site.get(page).text()).select("script[src], link[rel=stylesheet]");
    assertFalse(named.isEmpty());
    for (Element each : named) {
      byte[] served = site.get(each.attr("src") + each.attr("href")).body();
      byte[] hash = MessageDigest.getInstance("SHA-384").digest(served);
      assertEquals(
          "sha384-" + Base64.getEncoder().encodeToString(hash), each.attr("integrity"), page);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "/papers/1706.00001/",
    "/papers/1706.00001v1/",
    "/papers/1706.00002/",
    "/papers/1706.00003/",
    "/papers/1706.00004/",
    "/papers/1706.00005/",
    "/papers/1706.00006/",
    "/papers/1706.00007/",
    "/papers/1706.00001/log/",
    "/papers/1706.00001/cite.bib",
  })
  void allThatIsKeptOfAPaperCanBePurgedByIt(String target) throws IOException {
    String paper = target.substring("/papers/".length(), "/papers/1706.00001".length());
    assertTrue(
        site.get(target).need("Cache-Tag").matches("(papers,)?paper-" + Pattern.quote(paper)),
        target);
  }
}
