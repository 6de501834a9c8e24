package vanity.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MediaTypesTest {
  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({
    "css/site.css, text/css; charset=utf-8",
    "site.JS, text/javascript; charset=utf-8",
    "module.mjs, text/javascript; charset=utf-8",
    "page.html, text/html; charset=utf-8",
    "robots.txt, text/plain; charset=utf-8",
    "data.json, application/json",
    "site.css.map, application/json",
    "app.webmanifest, application/manifest+json",
    "icon.svg, image/svg+xml",
    "photo.jpeg, image/jpeg",
    "favicon.ico, image/vnd.microsoft.icon",
    "math.woff2, font/woff2",
    "archive.tar.gz, application/gzip",
    "unknown.xyz, application/octet-stream",
    "LICENSE, application/octet-stream",
    "folder.css/file, application/octet-stream",
    "ends.with., application/octet-stream",
  })
  void comesFromTheExtension(String name, String type) {
    assertEquals(type, MediaTypes.of(name));
  }

  @ParameterizedTest
  @CsvSource({
    "text/html; charset=utf-8, true",
    "text/css, true",
    "application/json, true",
    "image/svg+xml, true",
    "application/atom+xml; charset=utf-8, true",
    "application/octet-stream, true",
    "image/png, false",
    "image/jpeg, false",
    "font/woff2, false",
    "application/gzip, false",
    "application/epub+zip, false",
    "video/mp4, false",
  })
  void compressesWhatIsNotCompressedAlready(String type, boolean compressible) {
    assertEquals(compressible, MediaTypes.compressible(type));
  }
}
