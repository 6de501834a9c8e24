package vanity.assets;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vanity.web.RawHttp;
import vanity.web.TestSite;

/**
 * Static files as seen from outside, over bare sockets: RFC 9110, 9111 and 9112, and what
 * WhiteNoise promises.
 */
class StaticFilesTest {
  private static final String CSS = "a { color: red } /* again */\n".repeat(200);
  private static final String FOREVER = "max-age=31536000, immutable";

  @TempDir private static Path folder;
  private static StaticFiles files;
  private static TestSite site;
  private static String css;
  private static String png;

  @BeforeAll
  static void start() throws IOException {
    file("css/site.css", bytes(CSS));
    file("js/app.js", bytes("import './part.js';\n" + "let a = 1;\n".repeat(200)));
    file("js/part.js", bytes("export let b = 2;\n".repeat(200)));
    file("img/dot.png", bytes("0123456789".repeat(10)));
    file("deep/er/and er/café ü.txt", bytes("é".repeat(1000)));
    file("empty.txt", new byte[0]);
    file("tiny.txt", bytes("a"));
    file("LICENSE", bytes("free"));
    file("data.xyz", bytes("unknown, but text ".repeat(100)));
    file("large.bin", large());
    file("root/favicon.ico", bytes("icon".repeat(100)));
    file("root/humans.txt", bytes("people ".repeat(100)));
    files = StaticFiles.fromFolder(folder);
    site = TestSite.of(files);
    css = files.manifest().url("css/site.css");
    png = files.manifest().url("img/dot.png");
  }

  @AfterAll
  static void stop() {
    site.close();
  }

  private static void file(String name, byte[] content) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, content);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Too large for memory; its bytes tell where they are. */
  private static byte[] large() {
    byte[] large = new byte[9 << 20];
    for (int i = 0; i < large.length; i++) {
      large[i] = (byte) (i * 31 + (i >> 8));
    }
    return large;
  }

  private static String url(String name) {
    return files.manifest().url(name);
  }

  private static String etag(String url, String... headers) throws IOException {
    return site.get(url, headers).need("ETag");
  }

  // What is served, and where.

  @Test
  void servesAFileForever() throws IOException {
    RawHttp.Answer answer = site.get(css);
    assertEquals(200, answer.status());
    assertEquals(CSS, answer.text());
    assertEquals(FOREVER, answer.header("Cache-Control"));
    assertEquals("text/css; charset=utf-8", answer.header("Content-Type"));
    assertEquals(Integer.toString(CSS.length()), answer.header("Content-Length"));
    assertEquals("bytes", answer.header("Accept-Ranges"));
    assertEquals("*", answer.header("Access-Control-Allow-Origin"));
    assertEquals("nosniff", answer.header("X-Content-Type-Options"));
    assertNotNull(answer.header("Date"));
    assertNotNull(answer.header("Last-Modified"));
    for (String never : List.of("Server", "Set-Cookie", "Expires", "Pragma", "Transfer-Encoding")) {
      assertNull(answer.header(never), never);
    }
  }

  @Test
  void servesEveryFileOfTheTableAsTheTableSays() throws IOException {
    assertTrue(files.json().chars().allMatch(c -> c < 127), "ASCII, whatever the names");
    JsonArray table = JsonParser.parseString(files.json()).getAsJsonArray();
    assertEquals(12, table.size());
    for (JsonElement each : table) {
      JsonObject row = each.getAsJsonObject();
      String url = row.get("url").getAsString();
      JsonObject codings = row.get("codings").getAsJsonObject();
      for (String coding : codings.keySet()) {
        JsonObject variant = codings.get(coding).getAsJsonObject();
        RawHttp.Answer answer = site.get(url, "Accept-Encoding: " + coding + ", *;q=0");
        assertEquals(200, answer.status(), url);
        assertEquals(variant.get("etag").getAsString(), answer.header("ETag"), url);
        assertEquals(variant.get("size").getAsInt(), answer.body().length, url);
        assertEquals(row.get("type").getAsString(), answer.header("Content-Type"), url);
        String name = row.get("name").getAsString();
        if (!name.endsWith(".js")) {
          assertArrayEquals(Files.readAllBytes(folder.resolve(name)), answer.decoded(), name);
        }
      }
    }
  }

  @Test
  void servesOddNamesEmptyAndTinyFilesAndUnknownExtensions() throws IOException {
    assertEquals("é".repeat(1000), site.get(url("deep/er/and er/café ü.txt")).text());
    RawHttp.Answer empty = site.get(url("empty.txt"), "Accept-Encoding: gzip");
    assertEquals(200, empty.status());
    assertEquals("0", empty.header("Content-Length"));
    assertNull(empty.header("Content-Encoding"));
    assertEquals("a", site.get(url("tiny.txt"), "Accept-Encoding: gzip").text());
    assertEquals("application/octet-stream", site.get(url("LICENSE")).header("Content-Type"));
    assertEquals("application/octet-stream", site.get(url("data.xyz")).header("Content-Type"));
  }

  @Test
  void servesRootFilesUnderTheirOwnNamesForAnHour() throws IOException {
    RawHttp.Answer icon = site.get("/favicon.ico");
    assertEquals(200, icon.status());
    assertEquals("max-age=3600", icon.header("Cache-Control"));
    assertEquals("image/vnd.microsoft.icon", icon.header("Content-Type"));
    assertNotNull(icon.header("ETag"));
    // Its name outlives its content, so no date can be trusted.
    assertNull(icon.header("Last-Modified"));
    assertEquals(200, site.get("/humans.txt").status());
    assertEquals(404, site.get("/static/root/humans.txt").status());
  }

  @Test
  void streamsALargeFile() throws IOException {
    assertArrayEquals(large(), site.get(url("large.bin")).body());
  }

  @Test
  void ignoresTheQuery() throws IOException {
    assertEquals(200, site.get(css + "?v=2").status());
    assertEquals(200, site.get(css + "?").status());
    assertEquals(etag(css), etag(css + "?a=%zz&b"));
  }

  @Test
  void hasNoSecondAddressForAFile() throws IOException {
    String name = css.substring("/static/css/".length());
    for (String other :
        List.of(
            "/static//css/" + name,
            "//static/css/" + name,
            "/static/./css/" + name,
            "/./static/css/" + name,
            "/static/css/../css/" + name,
            "/static/%2e/css/" + name,
            "/static/css/%2e%2e/css/" + name,
            "/static/css/..%2fcss/" + name,
            "/static%2Fcss%2F" + name,
            "/static/css%5C" + name,
            css + "/",
            css + "//",
            css + ";x=1",
            css + "%3Bx=1",
            "/static/css;a/" + name,
            css + ".gz",
            css + ".br",
            css + ".zst",
            css + "%00",
            css + "%20",
            css + ".",
            css.toUpperCase(Locale.ROOT),
            "/STATIC/css/" + name,
            "/Static/css/" + name,
            "/static/CSS/" + name,
            "/static/css/site.css",
            "/css/site.css",
            "/static/css/",
            "/static/css",
            "/static/",
            "/static")) {
      int status = site.get(other).status();
      assertTrue(status == 404 || status == 400, other + " gives " + status);
    }
  }

  @Test
  void escapesOfOrdinaryCharactersAreTheSameAddress() throws IOException {
    // RFC 3986 §6.2.2.2: %73 is s, as every client may write it.
    assertEquals(200, site.get("/static/%63ss/" + css.substring(12)).status());
  }

  @Test
  void answersAWrongHashWithAShortLived404() throws IOException {
    RawHttp.Answer answer = site.get("/static/css/site.0123456789abcdef.css");
    assertEquals(404, answer.status());
    assertEquals("max-age=30", answer.header("Cache-Control"));
    assertNull(answer.header("ETag"));
    assertEquals("nosniff", answer.header("X-Content-Type-Options"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/%", "/static/%zz", "/static/%ff.css", "/static/%C0%AF"})
  void answersAnEscapeThatIsNone(String target) throws IOException {
    assertEquals(400, site.get(target).status());
  }

  @Test
  void answersAbsoluteFormAndOldClients() throws IOException {
    assertEquals(200, site.get("http://localhost" + css).status());
    try (RawHttp http = site.connect()) {
      http.send("GET " + css + " HTTP/1.0\r\n\r\n");
      RawHttp.Answer answer = http.read(false);
      assertEquals(200, answer.status());
      assertEquals(CSS, answer.text());
      assertTrue(http.isClosed());
    }
  }

  // Methods.

  @Test
  void answersHeadAsGetWithoutABody() throws IOException {
    for (String coding : List.of("identity", "gzip", "br", "zstd")) {
      String accept = "Accept-Encoding: " + coding;
      assertEquals(
          headersBesidesDateAndId(site.get(css, accept)),
          headersBesidesDateAndId(site.ask("HEAD", css, accept)));
    }
    try (RawHttp http = site.connect()) {
      assertEquals(200, http.ask("HEAD", css).status());
      assertEquals(CSS, http.ask("GET", css).text(), "the connection goes on");
    }
  }

  private static List<String> headersBesidesDateAndId(RawHttp.Answer answer) {
    return answer.headers().stream()
        .filter(line -> !line.startsWith("Date:") && !line.startsWith("X-Request-Id:"))
        .sorted()
        .toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH", "TRACE", "FOO", "get"})
  void allowsNoOtherMethod(String method) throws IOException {
    RawHttp.Answer answer = site.ask(method, css);
    assertEquals(405, answer.status());
    assertEquals("GET, HEAD, OPTIONS", answer.header("Allow"));
    assertEquals("max-age=30", answer.header("Cache-Control"));
    assertNull(answer.header("ETag"));
  }

  @Test
  void tellsWhatIsAllowed() throws IOException {
    RawHttp.Answer answer = site.ask("OPTIONS", css);
    assertEquals(204, answer.status());
    assertEquals("GET, HEAD, OPTIONS", answer.header("Allow"));
    assertNull(answer.header("Content-Length"));
    assertEquals(404, site.ask("OPTIONS", "/static/nothing.css").status());
    assertEquals(404, site.ask("POST", "/static/nothing.css").status());
  }

  @Test
  void leavesTheConnectionUsableAfterABodyThatNobodyReads() throws IOException {
    try (RawHttp http = site.connect()) {
      http.send(
          "POST "
              + css
              + " HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhello"
              + "GET "
              + css
              + " HTTP/1.1\r\nHost: x\r\n\r\n");
      assertEquals(405, http.read(false).status());
      assertEquals(CSS, http.read(false).text());
      http.send(
          "GET "
              + css
              + " HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
              + "5\r\nhello\r\n0\r\n\r\n"
              + "GET "
              + css
              + " HTTP/1.1\r\nHost: x\r\n\r\n");
      assertEquals(CSS, http.read(false).text());
      assertEquals(CSS, http.read(false).text());
    }
  }

  // Codings.

  @ParameterizedTest
  @CsvSource({"gzip", "br", "zstd"})
  void servesACodingThatIsAskedFor(String coding) throws IOException {
    RawHttp.Answer answer = site.get(css, "Accept-Encoding: " + coding);
    assertEquals(coding, answer.header("Content-Encoding"));
    assertEquals("Accept-Encoding", answer.header("Vary"));
    assertEquals("text/css; charset=utf-8", answer.header("Content-Type"));
    assertArrayEquals(bytes(CSS), answer.decoded());
    assertTrue(answer.body().length < CSS.length() / 10);
  }

  @Test
  void servesTheSmallestWhereTheClientDoesNotMind() throws IOException {
    int smallest = Integer.MAX_VALUE;
    for (String coding : List.of("gzip", "br", "zstd", "identity")) {
      smallest = Math.min(smallest, site.get(css, "Accept-Encoding: " + coding).body().length);
    }
    for (String any : List.of("gzip, deflate, br, zstd", "*", "zstd, br, gzip")) {
      assertEquals(smallest, site.get(css, "Accept-Encoding: " + any).body().length, any);
    }
  }

  @ParameterizedTest(name = "Accept-Encoding: {0} -> {1}")
  @CsvSource(
      delimiter = '|',
      nullValues = "plain",
      value = {
        "'' | plain",
        "identity | plain",
        "deflate, compress | plain",
        "GZip | gzip",
        "xgzip | plain",
        "gzip;q=0 | plain",
        "gzip;q=0.000, br;q=0 | plain",
        "br;q=0.1, gzip;q=0.9 | gzip",
        "identity;q=1, br;q=0.5 | plain",
        "gzip , , | gzip",
        "gzip;q=nonsense | plain",
        "*;q=0, gzip | gzip",
        "identity;q=0, zstd | zstd",
      })
  void readsAcceptEncodingAsTheRfcSays(String field, String coding) throws IOException {
    RawHttp.Answer answer = site.get(css, "Accept-Encoding: " + field);
    assertEquals(200, answer.status());
    assertEquals(coding, answer.header("Content-Encoding"));
    assertEquals("Accept-Encoding", answer.header("Vary"), "also on the plain one");
  }

  @Test
  void servesThePlainOneToWhoSaysNothing() throws IOException {
    assertNull(site.get(css).header("Content-Encoding"));
    assertEquals("Accept-Encoding", site.get(css).header("Vary"));
  }

  @Test
  void readsSeveralLinesOfAcceptEncoding() throws IOException {
    assertEquals(
        "zstd",
        site.get(css, "Accept-Encoding: gzip;q=0.1", "Accept-Encoding: zstd")
            .header("Content-Encoding"));
  }

  @Test
  void refusesWhereNothingIsLeft() throws IOException {
    for (String field : List.of("identity;q=0", "*;q=0", "gzip, identity;q=0")) {
      RawHttp.Answer answer = site.get(png, "Accept-Encoding: " + field);
      assertEquals(406, answer.status(), field);
      assertEquals("max-age=30", answer.header("Cache-Control"));
      assertNull(answer.header("ETag"));
    }
    assertEquals(
        406,
        site.get(png, "Accept-Encoding: *;q=0", "If-None-Match: *").status(),
        "conditions count only where the answer would be 200");
    assertEquals(406, site.get(png, "Accept-Encoding: *;q=0", "Range: bytes=0-0").status());
  }

  @Test
  void doesNotVaryWhereThereIsOneForm() throws IOException {
    for (String accept : List.of("Accept-Encoding: gzip, br", "Accept: */*")) {
      RawHttp.Answer answer = site.get(png, accept);
      assertNull(answer.header("Vary"));
      assertNull(answer.header("Content-Encoding"));
    }
  }

  @Test
  void hasAStrongTagForEachCoding() throws IOException {
    Set<String> tags = new HashSet<>();
    for (String coding : List.of("identity", "gzip", "br", "zstd")) {
      String tag = etag(css, "Accept-Encoding: " + coding);
      assertTrue(tag.matches("\"[0-9a-f]{16}(-[a-z]+)?\""), tag);
      tags.add(tag);
    }
    assertEquals(4, tags.size());
  }

  @Test
  void isTheSameOnEveryMachine(@TempDir Path other) throws IOException {
    // The same files with other dates.
    Files.createDirectories(other.resolve("css"));
    Files.write(other.resolve("css/site.css"), bytes(CSS));
    try (TestSite second = TestSite.of(StaticFiles.fromFolder(other))) {
      for (String coding : List.of("identity", "gzip", "br", "zstd")) {
        RawHttp.Answer here = site.get(css, "Accept-Encoding: " + coding);
        RawHttp.Answer there = second.get(css, "Accept-Encoding: " + coding);
        assertEquals(headersBesidesDateAndId(here), headersBesidesDateAndId(there));
        assertArrayEquals(here.body(), there.body());
      }
    }
  }

  // Conditions.

  @Test
  void answersNotModifiedWithWhatTheRfcAsksForAndNoMore() throws IOException {
    for (String coding : List.of("identity", "gzip", "br", "zstd")) {
      String accept = "Accept-Encoding: " + coding;
      RawHttp.Answer full = site.get(css, accept);
      String tag = full.header("ETag");
      for (String method : List.of("GET", "HEAD")) {
        RawHttp.Answer answer = site.ask(method, css, accept, "If-None-Match: " + tag);
        assertEquals(304, answer.status());
        assertEquals(0, answer.body().length);
        for (String repeated :
            List.of(
                "ETag",
                "Cache-Control",
                "Vary",
                "Last-Modified",
                "Access-Control-Allow-Origin",
                "X-Content-Type-Options")) {
          assertEquals(full.header(repeated), answer.header(repeated), repeated);
        }
        assertNotNull(answer.header("Date"));
        for (String never :
            List.of("Content-Type", "Content-Encoding", "Content-Length", "Transfer-Encoding")) {
          assertNull(answer.header(never), never);
        }
      }
    }
  }

  @Test
  void goesOnAfterNotModifiedOnTheSameConnection() throws IOException {
    try (RawHttp http = site.connect()) {
      assertEquals(304, http.ask("GET", css, "If-None-Match: *").status());
      assertEquals(CSS, http.ask("GET", css).text());
    }
  }

  @Test
  void comparesIfNoneMatchWeaklyAndInLists() throws IOException {
    String tag = etag(css);
    for (String field :
        List.of("*", "W/" + tag, "\"x\", " + tag, "\"a,b\" , W/" + tag + ",\"c\"", ",," + tag)) {
      assertEquals(304, site.get(css, "If-None-Match: " + field).status(), field);
    }
    for (String field : List.of("\"x\"", "", tag.replace("\"", ""), "\"x", tag + " " + tag)) {
      assertEquals(200, site.get(css, "If-None-Match: " + field).status(), field);
    }
    assertEquals(304, site.get(css, "If-None-Match: \"x\"", "If-None-Match: " + tag).status());
    assertEquals(
        200,
        site.get(css, "Accept-Encoding: gzip", "If-None-Match: " + tag).status(),
        "the tag of another coding");
  }

  @Test
  void comparesDates() throws IOException {
    String modified = site.get(css).need("Last-Modified");
    assertEquals("Thu, 01 Jan 2026 00:00:00 GMT", modified);
    for (String same :
        List.of(modified, "Thursday, 01-Jan-26 00:00:00 GMT", "Thu Jan  1 00:00:00 2026")) {
      assertEquals(304, site.get(css, "If-Modified-Since: " + same).status(), same);
      assertEquals(200, site.get(css, "If-Unmodified-Since: " + same).status(), same);
    }
    String before = "Sun, 06 Nov 1994 08:49:37 GMT";
    String after = "Sun, 11 Apr 2100 11:47:06 GMT";
    assertEquals(200, site.get(css, "If-Modified-Since: " + before).status());
    assertEquals(304, site.get(css, "If-Modified-Since: " + after).status());
    assertEquals(412, site.get(css, "If-Unmodified-Since: " + before).status());
    assertEquals(200, site.get(css, "If-Unmodified-Since: " + after).status());
    for (String nonsense :
        List.of("yesterday", "", "2026-01-01", "Thu, 99 Jan 2026 00:00:00 GMT")) {
      assertEquals(200, site.get(css, "If-Modified-Since: " + nonsense).status());
      assertEquals(200, site.get(css, "If-Unmodified-Since: " + nonsense).status());
    }
  }

  @Test
  void evaluatesConditionsInTheirOrder() throws IOException {
    String tag = etag(css);
    String before = "Sun, 06 Nov 1994 08:49:37 GMT";
    String after = "Sun, 11 Apr 2100 11:47:06 GMT";
    assertEquals(200, site.get(css, "If-Match: " + tag).status());
    assertEquals(200, site.get(css, "If-Match: *").status());
    assertEquals(200, site.get(css, "If-Match: \"x\"", "If-Match: " + tag).status());
    assertEquals(412, site.get(css, "If-Match: W/" + tag).status());
    assertEquals(412, site.get(css, "If-Match: \"x\"").status());
    assertEquals(412, site.get(css, "If-Match: \"x\"", "If-None-Match: " + tag).status());
    assertEquals(200, site.get(css, "If-Match: " + tag, "If-Unmodified-Since: " + before).status());
    assertEquals(304, site.get(css, "If-Match: " + tag, "If-None-Match: " + tag).status());
    assertEquals(
        200, site.get(css, "If-None-Match: \"x\"", "If-Modified-Since: " + after).status());
    assertEquals(
        304, site.get(css, "If-None-Match: " + tag, "If-Modified-Since: " + before).status());
    assertEquals(304, site.get(css, "If-None-Match: " + tag, "Range: bytes=0-0").status());
    assertEquals(412, site.get(css, "If-Match: \"x\"", "Range: bytes=0-0").status());
  }

  @Test
  void answersAFailedConditionThatNobodyKeeps() throws IOException {
    RawHttp.Answer answer = site.get(css, "If-Match: \"x\"");
    assertEquals(412, answer.status());
    assertEquals("no-store", answer.header("Cache-Control"));
  }

  @Test
  void ignoresConditionsWhereThereIsNothing() throws IOException {
    assertEquals(404, site.get("/static/nothing.css", "If-None-Match: *").status());
    assertEquals(404, site.get("/static/nothing.css", "If-Match: \"x\"").status());
    assertEquals(405, site.ask("POST", css, "If-None-Match: *").status());
  }

  // Ranges.

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource({
    "0-0, 0-0",
    "10-19, 10-19",
    "90-, 90-99",
    "-1, 99-99",
    "-10, 90-99",
    "-1000, 0-99",
    "95-1000, 95-99",
    "0-99999999999999999999, 0-99",
  })
  void servesARange(String range, String served) throws IOException {
    RawHttp.Answer answer = site.get(png, "Range: bytes=" + range);
    assertEquals(206, answer.status());
    assertEquals("bytes " + served + "/100", answer.header("Content-Range"));
    int first = Integer.parseInt(served.split("-", 2)[0]);
    int last = Integer.parseInt(served.split("-", 2)[1]);
    String expected = "0123456789".repeat(10).substring(first, last + 1);
    assertEquals(expected, answer.text());
    assertEquals(Integer.toString(expected.length()), answer.header("Content-Length"));
    assertEquals("image/png", answer.header("Content-Type"));
    assertEquals(FOREVER, answer.header("Cache-Control"));
    assertEquals(etag(png), answer.header("ETag"));
    assertEquals("*", answer.header("Access-Control-Allow-Origin"));
    assertNotNull(answer.header("Date"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"100-", "100-200", "-0", "99999999999999999999-", "200-300,400-"})
  void refusesARangeThatIsNotThere(String range) throws IOException {
    RawHttp.Answer answer = site.get(png, "Range: bytes=" + range);
    assertEquals(416, answer.status());
    assertEquals("bytes */100", answer.header("Content-Range"));
    assertEquals("no-store", answer.header("Cache-Control"));
    assertEquals("*", answer.header("Access-Control-Allow-Origin"));
    assertNull(answer.header("ETag"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "items=0-5",
        "bytes=5-2",
        "bytes=a-b",
        "bytes=",
        "bytes 0-5",
        "nonsense",
        "bytes=0-,0-,0-",
        "bytes=0-50,10-60"
      })
  void ignoresARangeThatIsNone(String range) throws IOException {
    RawHttp.Answer answer = site.get(png, "Range: " + range);
    assertEquals(200, answer.status());
    assertEquals(100, answer.body().length);
    assertNull(answer.header("Content-Range"));
  }

  @Test
  void hasRangesForGetOnly() throws IOException {
    RawHttp.Answer head = site.ask("HEAD", png, "Range: bytes=0-0");
    assertEquals(200, head.status());
    assertEquals("100", head.header("Content-Length"));
    assertEquals(405, site.ask("POST", png, "Range: bytes=0-0").status());
  }

  @Test
  void servesRangesOfTheCodedBytes() throws IOException {
    byte[] whole = site.get(css, "Accept-Encoding: gzip").body();
    RawHttp.Answer first = site.get(css, "Accept-Encoding: gzip", "Range: bytes=0-9");
    RawHttp.Answer rest = site.get(css, "Accept-Encoding: gzip", "Range: bytes=10-");
    for (RawHttp.Answer part : List.of(first, rest)) {
      assertEquals(206, part.status());
      assertEquals("gzip", part.header("Content-Encoding"));
      assertEquals("Accept-Encoding", part.header("Vary"));
      assertEquals(etag(css, "Accept-Encoding: gzip"), part.header("ETag"));
    }
    byte[] joined = Arrays.copyOf(first.body(), whole.length);
    System.arraycopy(rest.body(), 0, joined, 10, rest.body().length);
    assertArrayEquals(whole, joined);
  }

  @Test
  void servesSeveralRangesAsMultipart() throws IOException {
    RawHttp.Answer answer = site.get(png, "Range: bytes=0-1, 50-52, -1");
    assertEquals(206, answer.status());
    assertNull(answer.header("Content-Range"));
    String type = answer.need("Content-Type");
    String boundary = type.substring("multipart/byteranges; boundary=".length());
    assertEquals(
        """
        --B\r
        Content-Type: image/png\r
        Content-Range: bytes 0-1/100\r
        \r
        01\r
        --B\r
        Content-Type: image/png\r
        Content-Range: bytes 50-52/100\r
        \r
        012\r
        --B\r
        Content-Type: image/png\r
        Content-Range: bytes 99-99/100\r
        \r
        9\r
        --B--\r
        """,
        answer.text().replace(boundary, "B"));
    assertEquals(Integer.toString(answer.body().length), answer.header("Content-Length"));
    assertEquals(FOREVER, answer.header("Cache-Control"));
  }

  @Test
  void servesRangesOfALargeFile() throws IOException {
    byte[] large = large();
    RawHttp.Answer one = site.get(url("large.bin"), "Range: bytes=5000000-5000099");
    assertArrayEquals(Arrays.copyOfRange(large, 5_000_000, 5_000_100), one.body());
    RawHttp.Answer several = site.get(url("large.bin"), "Range: bytes=0-0,9000000-9000000");
    assertEquals(206, several.status());
    assertTrue(several.need("Content-Type").startsWith("multipart/byteranges"));
  }

  @Test
  void servesARangeOnlyWhileItIsOfTheSameRepresentation() throws IOException {
    String tag = etag(png);
    String modified = site.get(png).need("Last-Modified");
    for (String holds : List.of(tag, modified)) {
      RawHttp.Answer answer = site.get(png, "Range: bytes=0-0", "If-Range: " + holds);
      assertEquals(206, answer.status(), holds);
    }
    for (String changed :
        List.of("\"x\"", "W/" + tag, "Sun, 11 Apr 2100 11:47:06 GMT", "nonsense", "*")) {
      RawHttp.Answer answer = site.get(png, "Range: bytes=0-0", "If-Range: " + changed);
      assertEquals(200, answer.status(), changed);
      assertEquals(100, answer.body().length);
    }
    assertEquals(200, site.get(png, "If-Range: " + tag).status(), "without Range it says nothing");
    assertEquals(
        416,
        site.get(png, "Range: bytes=100-", "If-Range: " + tag).status(),
        "an If-Range that holds");
    assertEquals(200, site.get(png, "Range: bytes=100-", "If-Range: \"x\"").status());
  }

  @Test
  void hasNoRangesOfAnEmptyFile() throws IOException {
    RawHttp.Answer answer = site.get(url("empty.txt"), "Range: bytes=0-0");
    assertEquals(416, answer.status());
    assertEquals("bytes */0", answer.header("Content-Range"));
    assertEquals(200, site.get(url("empty.txt"), "Range: bytes=-5").status());
  }

  // The client's person makes no difference.

  @Test
  void answersEverybodyTheSame() throws IOException {
    List<String> plain = headersBesidesDateAndId(site.get(css));
    List<String> dressed =
        headersBesidesDateAndId(
            site.get(
                css,
                "Cookie: a=b",
                "Authorization: Basic eDp5",
                "User-Agent: x",
                "Origin: https://example.org",
                "Referer: https://example.org/",
                "X-Forwarded-Host: evil.example",
                "Host: evil.example"));
    assertEquals(plain, dressed);
  }

  @Test
  void hasSecurityHeadersOnEveryAnswer() throws IOException {
    String tag = etag(css);
    for (RawHttp.Answer answer :
        List.of(
            site.get(css),
            site.get(css, "If-None-Match: " + tag),
            site.get(css, "Range: bytes=0-0"),
            site.get(css, "Range: bytes=999999-"),
            site.get(css, "If-Match: \"x\""),
            site.get(png, "Accept-Encoding: *;q=0"),
            site.ask("POST", css),
            site.ask("OPTIONS", css),
            site.get("/static/nothing.css"))) {
      assertEquals("nosniff", answer.header("X-Content-Type-Options"));
      assertNotNull(answer.header("Content-Security-Policy"));
      assertNotNull(answer.header("Referrer-Policy"));
      assertNotNull(answer.header("X-Request-Id"));
      assertNull(answer.header("Server"));
    }
  }

  @Test
  void answersSeveralRequestsOnOneConnection() throws IOException {
    try (RawHttp http = site.connect()) {
      for (int i = 0; i < 3; i++) {
        assertEquals(CSS, http.ask("GET", css).text());
        assertEquals(404, http.ask("GET", "/static/x").status());
        assertEquals(405, http.ask("PUT", css).status());
        assertEquals(206, http.ask("GET", png, "Range: bytes=0-0").status());
        assertEquals(416, http.ask("GET", png, "Range: bytes=100-").status());
        assertEquals(large().length, http.ask("GET", url("large.bin")).body().length);
      }
    }
  }

  // Names for templates, and reloading.

  @Test
  void referencesLeadToFiles() throws IOException {
    String script = site.get(url("js/app.js")).text();
    String part = script.substring(script.indexOf('\'') + 1, script.indexOf("';"));
    assertEquals(url("js/part.js"), part);
    assertEquals(200, site.get(part).status());
  }

  @Test
  void readsAChangedFileAnewInDevelopment(@TempDir Path changing) throws IOException {
    Files.writeString(changing.resolve("a.css"), "a {}");
    StaticFiles reloading = StaticFiles.reloading(changing);
    try (TestSite development = TestSite.of(reloading)) {
      String before = reloading.manifest().url("a.css");
      assertEquals("a {}", development.get(before).text());
      Files.writeString(changing.resolve("a.css"), "a { b: c }");
      String after = reloading.manifest().url("a.css");
      assertNotEquals(before, after);
      assertEquals("a { b: c }", development.get(after).text());
      assertEquals(404, development.get(before).status());
      Files.writeString(changing.resolve("b.css"), "b {}");
      assertEquals("b {}", development.get(reloading.manifest().url("b.css")).text());
    }
  }

  @Test
  void startsFastWithThousandsOfFiles(@TempDir Path many) throws IOException {
    for (int i = 0; i < 2000; i++) {
      Files.writeString(many.resolve(i + ".css"), "a { b: " + i + " }");
    }
    long start = System.nanoTime();
    StaticFiles thousands = StaticFiles.fromFolder(many);
    long millis = (System.nanoTime() - start) / 1_000_000;
    assertFalse(thousands.manifest().url("1999.css").isEmpty());
    // A second on a quiet machine; this is a guard against what grows with the square.
    assertTrue(millis < 10_000, millis + " ms");
  }

  @Test
  void saysWhichFileIsNotThere() {
    assertEquals(
        "there is no static file css/none.css",
        assertThrows(IllegalArgumentException.class, () -> files.manifest().url("css/none.css"))
            .getMessage());
    assertTrue(files.manifest().integrity("css/site.css").startsWith("sha384-"));
  }
}
