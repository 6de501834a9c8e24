package vanity.web;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static vanity.web.TestSite.bytes;

import com.aayushatharva.brotli4j.decoder.Decoder;
import com.github.luben.zstd.Zstd;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vanity.http.CachePolicy;
import vanity.http.Deflated;

class RouterTest {
  private static final String PAGE =
      "<p>A page that is long enough to be compressed.</p>".repeat(50);
  private static final byte[] FIGURE = new byte[200_000];

  private static TestSite site;

  @BeforeAll
  static void start() {
    for (int i = 0; i < FIGURE.length; i++) {
      FIGURE[i] = (byte) (i * 7 + (i >> 8));
    }
    site =
        TestSite.of(
            Route.get("/", request -> html(PAGE)),
            Route.get("/papers/{id}/", request -> html("paper " + request.capture("id"))),
            Route.get(
                "/papers/{id}v{word}/",
                request -> html(request.capture("id") + " " + request.capture("word"))),
            Route.get(
                "/robots.txt", request -> Response.text(200, CachePolicy.ROOT_FILE, "robots")),
            Route.get("/echo/", request -> html(request.query().toString())),
            Route.get("/who/", request -> html(request.method() + " " + request.path())),
            Route.get("/composed/", request -> composed()),
            Route.get("/kept/", request -> composed()).cached(),
            Route.get("/files/figure.png", request -> figure()),
            Route.get("/moved/", request -> Response.redirect(301, CachePolicy.REDIRECT, "/")),
            Route.get("/gone/", request -> Response.html(410, CachePolicy.PAPER_DAY, bytes(PAGE))),
            Route.get("/tagged/", request -> html(PAGE).with("Cache-Tag", "paper-1706.03762")),
            Route.get(
                "/broken/",
                request -> {
                  throw new IllegalStateException("the password is 12345");
                }),
            Route.get(
                "/thread/",
                request -> html(Thread.currentThread().isVirtual() ? "virtual" : "platform")));
  }

  @AfterAll
  static void stop() {
    site.close();
  }

  private static Response html(String text) {
    return Response.html(200, CachePolicy.PAPER, bytes(text));
  }

  private static Response composed() {
    return Response.of(
        200,
        CachePolicy.PAPER,
        Response.HTML,
        new Body.Composed(bytes("<article>"), Deflated.of(bytes(PAGE)), bytes("</article>")));
  }

  private static Response figure() {
    return Response.of(
        200,
        CachePolicy.IMMUTABLE,
        "image/png",
        new Body.Stored(
            FIGURE.length,
            "sha-of-figure",
            (offset, length) ->
                Arrays.copyOfRange(FIGURE, (int) offset, (int) offset + Math.min(length, 10_000))));
  }

  // Which route.

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource({
    "/papers/1706.03762/, paper 1706.03762",
    "/papers/1706.03762vtwo/, 1706.03762 two",
    "/papers/1706%2E03762/, paper 1706.03762",
    "/robots.txt, robots",
    "/echo/?q=a+b&q=c&x=%C3%A9, '{q=a b, x=é}'",
  })
  void findsTheRouteOfAPath(String target, String body) throws IOException {
    RawHttp.Answer answer = site.get(target);
    assertEquals(200, answer.status());
    assertEquals(body, answer.text());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/nothing",
        "/papers/1706.0376/x/",
        "/papers/abc/",
        "/papers/1706.03762/extra/",
        "/x/papers/1706.03762/",
        "//papers/1706.03762/",
        "/papers//1706.03762/",
        "/papers/./1706.03762/",
        "/papers/1706.03762;x=1/",
        "/papers/1706.03762/;x=1",
        "/papers/1706.03762//",
        "/PAPERS/1706.03762/",
        "/robots.txt/",
        "/papers/1706.03762%20/",
        "/%2e/",
        "/a/%2e%2e/"
      })
  void answersAnyOtherPathWithTheSitesOwnPage(String target) throws IOException {
    RawHttp.Answer answer = site.get(target);
    assertEquals(404, answer.status());
    assertEquals("not found", answer.text());
    assertEquals("max-age=30", answer.header("Cache-Control"));
    assertNull(answer.header("ETag"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/%", "/%4", "/%zz", "/%ff", "/papers%2F1706.03762/", "/../x", "/%00", "/a%0A/"})
  void refusesAPathThatIsNone(String target) throws IOException {
    assertEquals(400, site.get(target).status());
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource({
    "/papers/1706.03762, /papers/1706.03762/",
    "/papers/1706.03762?a=1&b=%20, /papers/1706.03762/?a=1&b=%20",
    "/papers/1706%2E03762, /papers/1706%2E03762/",
    "/echo, /echo/",
  })
  void addsASlashThatLacks(String target, String location) throws IOException {
    RawHttp.Answer answer = site.get(target, "Host: evil.example");
    assertEquals(301, answer.status());
    assertEquals(location, answer.header("Location"), "never an untrusted Host");
    assertEquals("max-age=3600", answer.header("Cache-Control"));
    assertEquals("0", answer.header("Content-Length"));
  }

  @Test
  void refusesRoutesThatCannotBe() {
    PageCache cache = new PageCache(0, Duration.ZERO, InstantSource.system());
    Handler handler = request -> html("");
    assertEquals(
        "two routes have the path /a/",
        assertThrows(
                IllegalArgumentException.class,
                () -> TestSite.router(cache, Route.get("/a/", handler), Route.get("/a/", handler)))
            .getMessage());
    assertEquals(
        "/{nobody}/ captures {nobody}, which has no regular expression",
        assertThrows(
                IllegalArgumentException.class,
                () -> TestSite.router(cache, Route.get("/{nobody}/", handler)))
            .getMessage());
  }

  // Methods.

  @Test
  void answersHeadAsGetWithoutABody() throws IOException {
    for (String path : List.of("/", "/composed/", "/files/figure.png", "/nothing", "/moved/")) {
      RawHttp.Answer get = site.get(path, "Accept-Encoding: gzip");
      RawHttp.Answer head = site.ask("HEAD", path, "Accept-Encoding: gzip");
      assertEquals(get.status(), head.status(), path);
      for (String name :
          List.of("Content-Length", "Content-Type", "ETag", "Cache-Control", "Vary")) {
        assertEquals(get.header(name), head.header(name), path + " " + name);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH", "TRACE", "PROPFIND"})
  void allowsNoOtherMethod(String method) throws IOException {
    RawHttp.Answer answer = site.ask(method, "/papers/1706.03762/");
    assertEquals(405, answer.status());
    assertEquals("GET, HEAD, OPTIONS", answer.header("Allow"));
    assertEquals("not allowed", answer.text());
    assertEquals(404, site.ask(method, "/nothing").status());
  }

  @Test
  void tellsWhatIsAllowed() throws IOException {
    for (String target : List.of("/papers/1706.03762/", "*")) {
      RawHttp.Answer answer = site.ask("OPTIONS", target);
      assertEquals(204, answer.status());
      assertEquals("GET, HEAD, OPTIONS", answer.header("Allow"));
      assertNull(answer.header("Content-Length"));
    }
  }

  @Test
  void leavesTheConnectionUsableAfterABodyThatNobodyReads() throws IOException {
    try (RawHttp http = site.connect()) {
      http.send(
          "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhello"
              + "GET /robots.txt HTTP/1.1\r\nHost: x\r\n\r\n");
      assertEquals(405, http.read(false).status());
      assertEquals("robots", http.read(false).text());
    }
  }

  // What an answer has.

  @Test
  void answersOnAVirtualThread() throws IOException {
    assertEquals("virtual", site.get("/thread/").text());
  }

  @Test
  void servesAPageInEveryCoding() throws IOException {
    for (String path : List.of("/", "/composed/", "/kept/", "/kept/")) {
      String text = path.equals("/") ? PAGE : "<article>" + PAGE + "</article>";
      RawHttp.Answer plain = site.get(path);
      RawHttp.Answer gzip = site.get(path, "Accept-Encoding: gzip");
      RawHttp.Answer br = site.get(path, "Accept-Encoding: br");
      RawHttp.Answer zstd = site.get(path, "Accept-Encoding: zstd");
      assertEquals(text, plain.text());
      assertArrayEquals(
          bytes(text), new GZIPInputStream(new ByteArrayInputStream(gzip.body())).readAllBytes());
      assertArrayEquals(bytes(text), Decoder.decompress(br.body()).getDecompressedData());
      assertArrayEquals(bytes(text), Zstd.decompress(zstd.body(), 100_000));
      assertEquals("gzip", gzip.header("Content-Encoding"));
      assertEquals("br", br.header("Content-Encoding"));
      assertEquals("zstd", zstd.header("Content-Encoding"));
      long tags =
          List.of(plain, gzip, br, zstd).stream()
              .map(each -> each.header("ETag"))
              .distinct()
              .count();
      assertEquals(4, tags);
      for (RawHttp.Answer each : List.of(plain, gzip, br, zstd)) {
        assertEquals("Accept-Encoding", each.header("Vary"));
        assertEquals(Integer.toString(each.body().length), each.header("Content-Length"));
        assertFalse(each.need("ETag").startsWith("W/"));
      }
    }
  }

  @Test
  void servesGzipToWhoeverTakesIt() throws IOException {
    for (String path : List.of("/", "/composed/", "/kept/")) {
      assertEquals(
          "gzip",
          site.get(path, "Accept-Encoding: gzip, deflate, br, zstd").header("Content-Encoding"));
      assertEquals(
          "br", site.get(path, "Accept-Encoding: br, gzip;q=0.9").header("Content-Encoding"));
    }
  }

  @Test
  void writesOnePolicyForEdgeAndBrowser() throws IOException {
    RawHttp.Answer answer = site.get("/");
    assertEquals(
        "max-age=300, stale-while-revalidate=600, stale-if-error=86400",
        answer.header("Cache-Control"));
    assertEquals(
        "max-age=604800, stale-while-revalidate=86400, stale-if-error=604800",
        answer.header("CDN-Cache-Control"));
    assertNull(site.get("/moved/").header("CDN-Cache-Control"));
    for (String never : List.of("Set-Cookie", "Expires", "Pragma", "Server", "Last-Modified")) {
      assertNull(answer.header(never), never);
    }
  }

  @Test
  void answersNotModified() throws IOException {
    for (String coding : List.of("identity", "gzip", "br", "zstd")) {
      String accept = "Accept-Encoding: " + coding;
      RawHttp.Answer full = site.get("/tagged/", accept);
      RawHttp.Answer answer =
          site.get("/tagged/", accept, "If-None-Match: W/" + full.header("ETag"));
      assertEquals(304, answer.status());
      for (String repeated :
          List.of("ETag", "Cache-Control", "CDN-Cache-Control", "Vary", "Cache-Tag")) {
        assertEquals(full.header(repeated), answer.header(repeated), repeated);
      }
      assertNotNull(answer.header("Date"));
      for (String never : List.of("Content-Type", "Content-Encoding", "Content-Length")) {
        assertNull(answer.header(never), never);
      }
    }
  }

  @Test
  void evaluatesConditionsOnlyWhereTheAnswerWouldBe200() throws IOException {
    assertEquals(412, site.get("/", "If-Match: \"x\"").status());
    assertEquals(410, site.get("/gone/", "If-None-Match: *").status());
    assertEquals(404, site.get("/nothing", "If-Match: \"x\"").status());
    assertEquals(301, site.get("/moved/", "If-None-Match: *").status());
    assertEquals(406, site.get("/robots.txt", "Accept-Encoding: identity;q=0").status());
    assertEquals(410, site.get("/gone/", "Accept-Encoding: *;q=0").status());
  }

  @Test
  void compressesErrorPagesToo() throws IOException {
    RawHttp.Answer answer = site.get("/gone/", "Accept-Encoding: gzip");
    assertEquals("gzip", answer.header("Content-Encoding"));
    assertEquals("Accept-Encoding", answer.header("Vary"));
  }

  @Test
  void servesAStoredFileInPieces() throws IOException {
    RawHttp.Answer whole = site.get("/files/figure.png", "Accept-Encoding: gzip");
    assertArrayEquals(FIGURE, whole.body());
    assertEquals("\"sha-of-figure\"", whole.header("ETag"));
    assertEquals("bytes", whole.header("Accept-Ranges"));
    assertNull(whole.header("Vary"));
    RawHttp.Answer part = site.get("/files/figure.png", "Range: bytes=100000-100009");
    assertEquals(206, part.status());
    assertEquals("bytes 100000-100009/200000", part.header("Content-Range"));
    assertArrayEquals(Arrays.copyOfRange(FIGURE, 100_000, 100_010), part.body());
    assertEquals(304, site.get("/files/figure.png", "If-None-Match: \"sha-of-figure\"").status());
    assertEquals(416, site.get("/files/figure.png", "Range: bytes=200000-").status());
  }

  // What goes wrong.

  @Test
  void showsTheIdOfAFailureAndNothingElse() throws IOException {
    RawHttp.Answer answer = site.get("/broken/");
    assertEquals(500, answer.status());
    assertEquals("failure " + answer.header("X-Request-Id"), answer.text());
    assertEquals("no-store", answer.header("Cache-Control"));
  }

  @ParameterizedTest(name = "X-Request-Id: {0} is taken: {1}")
  @CsvSource({
    "4f5b2c1e-8f0a-4d3e-9b1a-2c3d4e5f6a7b, true",
    "abcd1234, true",
    "short, false",
    "with space, false",
    "<script>alert(1)</script>, false",
    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa, false",
  })
  void takesTheIdThatTheRouterInFrontGave(String given, boolean taken) throws IOException {
    String id = site.get("/", "X-Request-Id: " + given).need("X-Request-Id");
    assertEquals(taken, given.equals(id));
    assertTrue(id.matches("[A-Za-z0-9-]{8,64}"));
  }

  @Test
  void givesEachRequestItsId() throws IOException {
    assertNotEquals(site.get("/").header("X-Request-Id"), site.get("/").header("X-Request-Id"));
  }

  @Test
  void answersEverybodyTheSame() throws IOException {
    List<String> plain = comparable(site.get("/"));
    assertEquals(
        plain,
        comparable(
            site.get(
                "/",
                "Cookie: session=1",
                "Authorization: Bearer x",
                "User-Agent: x",
                "X-Forwarded-Host: evil.example",
                "X-Forwarded-Proto: https",
                "Accept-Language: de")));
  }

  private static List<String> comparable(RawHttp.Answer answer) {
    return answer.headers().stream()
        .filter(line -> !line.startsWith("Date:") && !line.startsWith("X-Request-Id:"))
        .toList();
  }

  @Test
  void hasSecurityHeadersOnEveryAnswer() throws IOException {
    for (String target :
        List.of("/", "/nothing", "/moved/", "/broken/", "/echo", "/%zz", "/files/figure.png")) {
      RawHttp.Answer answer = site.get(target);
      for (Map.Entry<String, String> header :
          Map.of(
                  "X-Content-Type-Options", "nosniff",
                  "Referrer-Policy", "strict-origin-when-cross-origin",
                  "Cross-Origin-Opener-Policy", "same-origin",
                  "Cross-Origin-Resource-Policy", "cross-origin")
              .entrySet()) {
        assertEquals(header.getValue(), answer.header(header.getKey()), target);
      }
      String csp = answer.need("Content-Security-Policy");
      assertTrue(csp.contains("default-src 'none'") && csp.contains("frame-ancestors 'none'"), csp);
      assertFalse(csp.contains("unsafe"), csp);
      assertNotNull(answer.header("Permissions-Policy"));
    }
  }
}
