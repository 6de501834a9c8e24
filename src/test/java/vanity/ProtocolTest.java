package vanity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vanity.assets.StaticFiles;
import vanity.web.HttpLint;
import vanity.web.RawHttp;

/**
 * HTTP as a stranger would test it, line by line, over bare sockets against the whole site with a
 * folder of its own static files: one table for what is served from three places, because one code
 * serves them.
 *
 * <ul>
 *   <li>CSS: a static file in four codings
 *   <li>BIN: a static image of a hundred bytes in one coding, {@code 0123456789…}
 *   <li>FIGURE: the same bytes from the database
 *   <li>PAGE: a page in four codings
 * </ul>
 */
class ProtocolTest {
  private static final String FREE = "http://creativecommons.org/licenses/by/4.0/";
  private static final String HUNDRED = "0123456789".repeat(10);
  private static final String FIGURE = "0".repeat(64) + ".png";
  private static final String LARGE = "1".repeat(64) + ".png";

  @TempDir private static Path folder;
  private static RunningSite site;
  private static final Map<String, String> TARGETS = new HashMap<>();

  @BeforeAll
  static void start() throws IOException {
    write("css/a.css", "a { color: red }\n".repeat(100));
    write("deep/b c/d.png", HUNDRED);
    write("empty.txt", "");
    write("root/humans.txt", "people");
    site = RunningSite.start(Map.of("STATIC_DIR", folder.toString()));
    site.publish("1706.00001v1", "rendered", FREE, "<p>Text.</p>".repeat(100));
    site.store(FIGURE, "image/png", HUNDRED.getBytes(StandardCharsets.US_ASCII));
    site.store(LARGE, "image/png", new byte[8 << 20]);
    TARGETS.put("CSS", url("css/a.css"));
    TARGETS.put("BIN", url("deep/b c/d.png"));
    TARGETS.put("EMPTY", url("empty.txt"));
    TARGETS.put("ROOT", "/humans.txt");
    TARGETS.put("FIGURE", "/files/" + FIGURE);
    TARGETS.put("PAGE", "/papers/1706.00001/");
  }

  @AfterAll
  static void stop() {
    site.close();
  }

  private static void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  /** As {@code vanity.jar assets} tells it. */
  private static String url(String name) {
    JsonArray table =
        JsonParser.parseString(StaticFiles.fromFolder(folder).json()).getAsJsonArray();
    for (JsonElement row : table) {
      if (row.getAsJsonObject().get("name").getAsString().equals(name)) {
        return row.getAsJsonObject().get("url").getAsString();
      }
    }
    throw new AssertionError(name + " is not in " + table);
  }

  /**
   * Each row: what is asked for, how, and what comes. TAG stands for the entity tag of the answer
   * without conditions, OLD and NEW for dates, a line break in the request's fields for {@code &&}.
   * Of the answer's fields those after the status are compared; {@code -} says that one is not
   * there.
   */
  @ParameterizedTest(name = "{0} {1} {2} -> {3}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        // Codings: RFC 9110 §12.5.3. Tokens are whole, in any case; weights; several lines.
        "GET | CSS PAGE | | 200 && Content-Encoding: -",
        "GET | CSS PAGE | Accept-Encoding: | 200 && Content-Encoding: -",
        "GET | CSS PAGE | Accept-Encoding: identity | 200 && Content-Encoding: -",
        "GET | CSS PAGE | Accept-Encoding: gzip | 200 && Content-Encoding: gzip",
        "GET | CSS PAGE | Accept-Encoding: GZIP | 200 && Content-Encoding: gzip",
        "GET | CSS PAGE | Accept-Encoding: x-gzip | 200 && Content-Encoding: gzip",
        "GET | CSS PAGE | Accept-Encoding: br | 200 && Content-Encoding: br",
        "GET | CSS PAGE | Accept-Encoding: zstd | 200 && Content-Encoding: zstd",
        "GET | CSS PAGE | Accept-Encoding: brotli, gzipped, deflate | 200 && Content-Encoding: -",
        "GET | CSS PAGE | Accept-Encoding: gzip;q=0.5, br;q=0.9 | 200 && Content-Encoding: br",
        "GET | CSS PAGE | Accept-Encoding: gzip;q=0.001, identity;q=0 | 200 && Content-Encoding: gzip",
        "GET | CSS PAGE | Accept-Encoding: gzip ; q=0 | 200 && Content-Encoding: -",
        "GET | CSS PAGE | Accept-Encoding: gzip;q=2 | 200 && Content-Encoding: -",
        "GET | CSS PAGE | Accept-Encoding: *;q=0, zstd | 200 && Content-Encoding: zstd",
        "GET | CSS PAGE | Accept-Encoding: br;q=0 && Accept-Encoding: zstd | 200 && Content-Encoding: zstd",
        "GET | CSS PAGE | Accept-Encoding: ;;;,,q | 200 && Content-Encoding: -",
        "GET | CSS PAGE BIN FIGURE EMPTY | Accept-Encoding: *;q=0 | 406 && Cache-Control: max-age=30",
        "GET | CSS PAGE BIN FIGURE EMPTY | Accept-Encoding: identity;q=0 | 406 && Vary: Accept-Encoding",
        "GET | BIN FIGURE EMPTY | Accept-Encoding: gzip, br, zstd | 200 && Content-Encoding: - && Vary: -",
        // Preconditions: RFC 9110 §13, in the order of §13.2.2.
        "GET | CSS BIN FIGURE PAGE ROOT | If-None-Match: TAG | 304 && ETag: TAG",
        "HEAD | CSS BIN FIGURE PAGE ROOT | If-None-Match: TAG | 304 && ETag: TAG",
        "GET | CSS BIN FIGURE PAGE | If-None-Match: W/TAG | 304",
        "GET | CSS BIN FIGURE PAGE | If-None-Match: \"x\", TAG | 304",
        "GET | CSS BIN FIGURE PAGE | If-None-Match: \"x\" && If-None-Match: TAG | 304",
        "GET | CSS BIN FIGURE PAGE | If-None-Match: * | 304",
        "GET | CSS BIN FIGURE PAGE | If-None-Match: \"x\" | 200",
        "GET | CSS BIN FIGURE PAGE | If-None-Match: nonsense | 200",
        "GET | CSS BIN FIGURE PAGE | If-Match: TAG | 200",
        "GET | CSS BIN FIGURE PAGE | If-Match: * | 200",
        "GET | CSS BIN FIGURE PAGE | If-Match: W/TAG | 412 && Cache-Control: no-store",
        "GET | CSS BIN FIGURE PAGE | If-Match: \"x\" | 412 && ETag: -",
        "HEAD | CSS BIN FIGURE PAGE | If-Match: \"x\" | 412",
        "GET | CSS BIN FIGURE PAGE | If-Match: \"x\" && If-None-Match: TAG | 412",
        "GET | CSS BIN FIGURE PAGE | If-Match: TAG && If-None-Match: TAG | 304",
        "GET | CSS BIN FIGURE PAGE | If-Match: TAG && If-Unmodified-Since: OLD | 200",
        "GET | CSS BIN | If-Unmodified-Since: OLD | 412",
        "GET | CSS BIN | If-Unmodified-Since: NEW | 200",
        "GET | CSS BIN | If-Modified-Since: NEW | 304",
        "GET | CSS BIN | If-Modified-Since: OLD | 200",
        "GET | CSS BIN | If-Modified-Since: Friday, 11-Apr-99 11:47:06 GMT | 200",
        "GET | CSS BIN | If-Modified-Since: Sun Apr 11 11:47:06 2100 | 304",
        "GET | CSS BIN FIGURE PAGE | If-Modified-Since: tomorrow | 200",
        "GET | CSS BIN FIGURE PAGE | If-None-Match: \"x\" && If-Modified-Since: NEW | 200",
        // A page and a figure have no date that is the same on every machine.
        "GET | PAGE FIGURE ROOT | If-Modified-Since: NEW | 200 && Last-Modified: -",
        "GET | CSS BIN FIGURE | If-None-Match: TAG && Range: bytes=0-0 | 304",
        // Ranges: RFC 9110 §14.
        "GET | BIN FIGURE | Range: bytes=0-0 | 206 && Content-Range: bytes 0-0/100 && Content-Length: 1",
        "GET | BIN FIGURE | Range: bytes=10-19 | 206 && Content-Range: bytes 10-19/100",
        "GET | BIN FIGURE | Range: bytes=90- | 206 && Content-Range: bytes 90-99/100",
        "GET | BIN FIGURE | Range: bytes=-1 | 206 && Content-Range: bytes 99-99/100",
        "GET | BIN FIGURE | Range: bytes=-500 | 206 && Content-Range: bytes 0-99/100",
        "GET | BIN FIGURE | Range: bytes=95-500 | 206 && Content-Range: bytes 95-99/100",
        "GET | BIN FIGURE | Range: bytes=0-99999999999999999999 | 206 && Content-Range: bytes 0-99/100",
        "GET | BIN FIGURE | Range: BYTES=0-0 | 206",
        "GET | BIN FIGURE | Range: bytes=0-1, 5-6 | 206 && Content-Range: -",
        "GET | BIN FIGURE | Range: bytes=0-1,500- | 206 && Content-Range: bytes 0-1/100",
        "GET | BIN FIGURE | Range: bytes=100- | 416 && Content-Range: bytes */100 && Cache-Control: no-store",
        "GET | BIN FIGURE | Range: bytes=-0 | 416 && Access-Control-Allow-Origin: *",
        "GET | BIN FIGURE | Range: bytes=99999999999999999999- | 416",
        "GET | BIN FIGURE | Range: bytes=500-,600- | 416",
        "GET | BIN FIGURE | Range: items=0-5 | 200 && Content-Length: 100",
        "GET | BIN FIGURE | Range: bytes=5-2 | 200",
        "GET | BIN FIGURE | Range: bytes=a-b | 200",
        "GET | BIN FIGURE | Range: bytes= | 200",
        "GET | BIN FIGURE | Range: bytes=0-50,10-60 | 200",
        "GET | BIN FIGURE | Range: bytes=0-0,0-0,0-0,0-0 | 200",
        "GET | BIN FIGURE | Range: bytes=0-0 && Range: bytes=1-1 | 200",
        "GET | BIN FIGURE | Range: bytes=0-0 && If-Range: TAG | 206",
        "GET | BIN FIGURE | Range: bytes=0-0 && If-Range: W/TAG | 200",
        "GET | BIN FIGURE | Range: bytes=0-0 && If-Range: \"x\" | 200",
        "GET | BIN FIGURE | Range: bytes=0-0 && If-Range: NEW | 200",
        "GET | BIN FIGURE | Range: bytes=100- && If-Range: \"x\" | 200",
        "GET | BIN FIGURE | If-Range: TAG | 200",
        "GET | EMPTY | Range: bytes=0-0 | 416 && Content-Range: bytes */0",
        "GET | CSS | Accept-Encoding: gzip && Range: bytes=0-1 | 206 && Content-Encoding: gzip && Content-Length: 2",
        "HEAD | BIN FIGURE | Range: bytes=0-0 | 200 && Content-Length: 100 && Accept-Ranges: bytes",
        "GET | PAGE | Range: bytes=0-0 | 200 && Accept-Ranges: -",
        // Methods: RFC 9110 §9.
        "HEAD | CSS BIN FIGURE PAGE ROOT EMPTY | | 200",
        "OPTIONS | CSS BIN FIGURE PAGE ROOT | | 204 && Allow: GET, HEAD, OPTIONS",
        "POST | CSS BIN FIGURE PAGE ROOT | | 405 && Allow: GET, HEAD, OPTIONS && Cache-Control: max-age=30",
        "DELETE | CSS BIN FIGURE PAGE | If-None-Match: TAG | 405",
        "PUT | CSS BIN FIGURE PAGE | If-Match: \"x\" | 405",
        "TRACE | CSS BIN FIGURE PAGE | | 405",
        "get | CSS BIN FIGURE PAGE | | 405",
        // Types, lives, and who may use it.
        "GET | CSS | | 200 && Content-Type: text/css; charset=utf-8 && Cache-Control: max-age=31536000, immutable",
        "GET | BIN | | 200 && Content-Type: image/png && Accept-Ranges: bytes",
        "GET | ROOT | | 200 && Content-Type: text/plain; charset=utf-8 && Cache-Control: max-age=3600",
        "GET | EMPTY | Accept-Encoding: gzip | 200 && Content-Length: 0",
        "GET | PAGE | | 200 && Content-Type: text/html; charset=utf-8 && Cache-Tag: papers,paper-1706.00001",
        "GET | FIGURE | | 200 && Content-Type: image/png && Cache-Control: max-age=31536000, immutable",
        "GET | CSS BIN FIGURE | Origin: https://other.example | 200 && Access-Control-Allow-Origin: *",
        "GET | CSS BIN FIGURE | If-None-Match: * | 304 && Access-Control-Allow-Origin: *",
        "GET | CSS BIN FIGURE PAGE | Expect: nonsense | 417",
      })
  void answers(String method, String targets, String fields, String expected) throws IOException {
    for (String name : targets.split(" ")) {
      String target = TARGETS.get(name);
      String tag = site.get(target).need("ETag");
      String[] headers = fields == null ? new String[0] : with(tag, fields).split(" && ");
      RawHttp.Answer answer = site.ask(method, target, headers);
      String[] wanted = with(tag, expected).split(" && ");
      assertEquals(Integer.parseInt(wanted[0]), answer.status(), name);
      for (String field : Arrays.copyOfRange(wanted, 1, wanted.length)) {
        String[] parts = field.split(": ", 2);
        String value = answer.header(parts[0]);
        assertEquals(parts[1], value == null ? "-" : value, name + " " + parts[0]);
      }
      if (answer.status() < 417) {
        assertEquals(List.of(), HttpLint.complaints(method, answer), name);
      }
    }
  }

  private static String with(String tag, String text) {
    return text.replace("TAG", tag)
        .replace("OLD", "Sun, 06 Nov 1994 08:49:37 GMT")
        .replace("NEW", "Sun, 11 Apr 2100 11:47:06 GMT");
  }

  /** Whatever is written in a path, a file has one URL; what is no path is 400, all else 404. */
  @ParameterizedTest
  @CsvSource({
    "/static/css/../css/NAME",
    "/static/%2e%2e/static/css/NAME",
    "/static/css/%2e%2e%2fcss/NAME",
    "/static/./css/NAME",
    "/static/%2e/css/NAME",
    "/static//css/NAME",
    "//static/css/NAME",
    "/static/css%2FNAME",
    "/static/css%2fNAME",
    "/static/css%5CNAME",
    "/static/css\\NAME",
    "/static/css/NAME/",
    "/static/css/NAME;x=1",
    "/static/css/NAME%00",
    "/static/css/NAME%20",
    "/static/css/NAME%0d%0a",
    "/static/css/NAME.gz",
    "/static/css/NAME.br",
    "/static/CSS/NAME",
    "/static/css/a.css",
    "/static/css/",
    "/static/",
    "/static/../../../../../../etc/passwd",
    "/static/%2e%2e/%2e%2e/etc/passwd",
    "/static/%252e%252e/etc/passwd",
    "/static/..%c0%af..%c0%afetc/passwd",
    "/static/etc/passwd%00.css",
    "/files/../files/FIGURE",
    "/files//FIGURE",
    "/files/FIGURE/",
    "/files/%2e%2e/etc/passwd",
    "/papers/./1706.00001/",
    "/papers//1706.00001/",
    "/papers/1706.00001;x=1/",
    "/papers/1706.00001%2F",
    "/papers/1706.00001%00/",
  })
  void hasNoSecondUrl(String target) throws IOException {
    String name = TARGETS.get("CSS").substring("/static/css/".length());
    RawHttp.Answer answer = site.get(target.replace("NAME", name).replace("FIGURE", FIGURE));
    assertTrue(answer.status() == 404 || answer.status() == 400, target + " " + answer.status());
    assertEquals(List.of(), HttpLint.complaints("GET", answer));
  }

  @ParameterizedTest
  @CsvSource({"''", "?", "?v=2", "?%zz", "?a=b&c"})
  void aQueryChangesNothing(String query) throws IOException {
    for (String name : List.of("CSS", "FIGURE", "PAGE")) {
      RawHttp.Answer plain = site.get(TARGETS.get(name));
      RawHttp.Answer asked = site.get(TARGETS.get(name) + query);
      assertEquals(plain.status(), asked.status());
      assertEquals(plain.header("ETag"), asked.header("ETag"));
    }
  }

  @Test
  void pagesFindTheirOwnStylesBesideAnotherFolder() throws IOException {
    String page = site.get("/about/").text();
    List<String> named = new ArrayList<>();
    for (String part : page.split("\"", -1)) {
      if (part.startsWith("/static/")) {
        named.add(part);
        assertEquals(200, site.get(part).status(), part);
      }
    }
    assertTrue(named.stream().anyMatch(url -> url.endsWith(".css")), named.toString());
    assertEquals(200, site.get("/favicon.ico").status());
    assertEquals(
        4, JsonParser.parseString(StaticFiles.fromFolder(folder).json()).getAsJsonArray().size());
  }

  /** RFC 9112: one line of plain text, and the connection is closed. */
  @ParameterizedTest
  @CsvSource({
    "'GET', 400",
    "'GET /%zz HTTP/1.1\nHost: x', 400",
    "'GET / HTTP/1.1', 400",
    "'GET / HTTP/1.1\nHost: a\nHost: b', 400",
    "'GET / HTTP/1.1\nHost: x\nX : y', 400",
    "'GET / HTTP/1.1\nHost: x\nX: a\n folded', 400",
    "'POST / HTTP/1.1\nHost: x\nContent-Length: 1\nTransfer-Encoding: chunked', 400",
    "'POST / HTTP/1.1\nHost: x\nContent-Length: 1\nContent-Length: 2', 400",
    "'GET / HTTP/3.0\nHost: x', 505",
    "'PRI * HTTP/2.0', 505",
    "'GET /a b HTTP/1.1\nHost: x', 400",
  })
  void refusesWhatIsNoRequest(String request, int status) throws IOException {
    try (RawHttp http = new RawHttp(site.port())) {
      http.send(request.replace("\n", "\r\n") + "\r\n\r\n");
      RawHttp.Answer answer = http.read(false);
      assertEquals(status, answer.status());
      assertEquals("no-store", answer.header("Cache-Control"));
      assertEquals("text/plain; charset=utf-8", answer.header("Content-Type"));
      assertEquals(List.of(), HttpLint.complaints("GET", answer));
      assertTrue(http.isClosed());
    }
  }

  /** RFC 9112 §3.2.2: the URL counts, and Host is ignored. */
  @Test
  void answersAWholeUrlWhateverTheHostSays() throws IOException {
    RawHttp.Answer answer = site.get("http://another.example/robots.txt");
    assertEquals(200, answer.status());
    assertEquals(site.get("/robots.txt").header("ETag"), answer.header("ETag"));
  }

  @Test
  void refusesALineThatIsTooLong() throws IOException {
    assertEquals(414, site.get("/" + "a".repeat(9000)).status());
    assertEquals(431, site.get("/", "X: " + "a".repeat(9000)).status());
  }

  @Test
  void aRangeOfALargeFigureIsReadByItself() throws IOException {
    RawHttp.Answer part = site.get("/files/" + LARGE, "Range: bytes=8000000-8000009");
    assertEquals(206, part.status());
    assertEquals("bytes 8000000-8000009/8388608", part.header("Content-Range"));
    assertEquals(10, part.body().length);
    assertEquals(8 << 20, site.get("/files/" + LARGE).body().length);
  }

  @Test
  void theConnectionGoesOnAfterEveryKindOfAnswer() throws IOException {
    try (RawHttp http = new RawHttp(site.port())) {
      for (String name : List.of("CSS", "FIGURE", "PAGE")) {
        String target = TARGETS.get(name);
        assertEquals(200, http.ask("GET", target).status());
        assertEquals(304, http.ask("GET", target, "If-None-Match: *").status());
        assertEquals(200, http.ask("HEAD", target).status());
        assertEquals(412, http.ask("GET", target, "If-Match: \"x\"").status());
        assertEquals(406, http.ask("GET", target, "Accept-Encoding: *;q=0").status());
        assertEquals(204, http.ask("OPTIONS", target).status());
        http.send(
            "POST %s HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhello".formatted(target));
        assertEquals(405, http.read(false).status());
        assertEquals(404, http.ask("GET", "/nothing").status());
      }
    }
  }
}
