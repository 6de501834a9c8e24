package vanity.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResourceTest {
  private final List<String> made = new ArrayList<>();

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** The identity is there, the gzip is made. */
  private Resource resource(int status) {
    return new Resource(
        new Resource.Shared(
            status, "text/html; charset=utf-8", Map.of("Cache-Control", "max-age=60"), true, null),
        List.of(
            Resource.Variant.whenAsked(
                ContentCoding.GZIP,
                EntityTag.strong("tag-gzip"),
                () -> {
                  made.add("gzip");
                  return bytes("zipped");
                }),
            Resource.Variant.of(
                ContentCoding.IDENTITY, EntityTag.strong("tag"), Bytes.of(bytes("0123456789")))));
  }

  private static RequestHeaders headers(String lines) {
    Map<String, List<String>> fields = new TreeMap<>();
    for (String line : lines.split("; ", -1)) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        fields
            .computeIfAbsent(line.substring(0, colon), name -> new ArrayList<>())
            .add(line.substring(colon + 1).strip());
      }
    }
    return name -> fields.getOrDefault(name, List.of());
  }

  @ParameterizedTest(name = "{0} of a {1} -> {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "~~ | 200 | 200",
        "If-None-Match: \"tag\" | 200 | 304",
        "If-Match: \"other\" | 200 | 412",
        "Range: bytes=0-0 | 200 | 206",
        "Range: bytes=10- | 200 | 416",
        "Accept-Encoding: *;q=0 | 200 | 406",
        // First the coding, then conditions, then ranges.
        "Accept-Encoding: *;q=0; If-None-Match: * | 200 | 406",
        "If-None-Match: \"tag\"; Range: bytes=10- | 200 | 304",
        "If-Match: \"other\"; Range: bytes=10- | 200 | 412",
        "If-Match: \"tag\"; Range: bytes=10- | 200 | 416",
        // None of them where the plain answer is no 200.
        "If-None-Match: * | 404 | 404",
        "If-Match: \"other\" | 404 | 404",
        "Range: bytes=0-0 | 404 | 404",
        "Accept-Encoding: *;q=0 | 404 | 404",
      })
  void decidesInOrder(String request, int plain, int status) {
    assertEquals(status, resource(plain).answer("GET", headers(request)).status());
  }

  @Test
  void makesACodingOnlyForWhoGetsIt() {
    Resource resource = resource(200);
    resource.answer("GET", headers(""));
    resource.answer("GET", headers("Accept-Encoding: gzip; If-None-Match: \"tag-gzip\""));
    assertEquals(List.of(), made);
    Delivery gzip = resource.answer("GET", headers("Accept-Encoding: gzip"));
    assertEquals(List.of("gzip"), made);
    assertEquals("6", gzip.headers().get("Content-Length"));
    assertEquals("gzip", gzip.headers().get("Content-Encoding"));
    assertEquals("\"tag-gzip\"", gzip.headers().get("ETag"));
  }

  @Test
  void answersAgainWithWhatIsReady() {
    Resource resource = resource(200);
    assertSame(resource.answer("GET", headers("")), resource.answer("GET", headers("")));
    assertSame(
        resource.answer("GET", headers("If-None-Match: *")),
        resource.answer("HEAD", headers("If-None-Match: *")));
    assertNotSame(
        resource.answer("GET", headers("Accept-Encoding: gzip")),
        resource.answer("GET", headers("Accept-Encoding: gzip")));
  }

  @Test
  void writesHeadersInOrder() {
    assertEquals(
        "{Content-Type=text/html; charset=utf-8, Content-Length=10, ETag=\"tag\","
            + " Cache-Control=max-age=60, Vary=Accept-Encoding, Accept-Ranges=bytes}",
        resource(200).answer("GET", headers("")).headers().toString());
    assertEquals(
        "{ETag=\"tag\", Cache-Control=max-age=60, Vary=Accept-Encoding}",
        resource(200).answer("GET", headers("If-None-Match: *")).headers().toString());
    assertNull(resource(404).answer("GET", headers("")).headers().get("ETag"));
  }

  @Test
  void preparesHeadersOnce() {
    Delivery delivery = resource(200).answer("GET", headers(""));
    StringBuilder first = delivery.prepared(StringBuilder.class, map -> new StringBuilder("x"));
    assertSame(first, delivery.prepared(StringBuilder.class, map -> new StringBuilder("y")));
  }
}
