package vanity.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static vanity.http.ContentCoding.BR;
import static vanity.http.ContentCoding.GZIP;
import static vanity.http.ContentCoding.IDENTITY;
import static vanity.http.ContentCoding.ZSTD;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContentCodingTest {
  private static final List<ContentCoding> ALL = List.of(BR, ZSTD, GZIP, IDENTITY);

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        // Browsers and edges.
        "gzip, deflate, br, zstd | BR",
        "br, gzip | BR",
        "gzip, deflate | GZIP",
        "gzip | GZIP",
        "zstd | ZSTD",
        "identity | IDENTITY",
        "* | BR",
        // Nothing that we speak, or nothing at all: as it is.
        "'' | IDENTITY",
        "' ' | IDENTITY",
        "deflate | IDENTITY",
        ", ,, | IDENTITY",
        // Whole tokens, in any case.
        "GZIP | GZIP",
        "gzipped | IDENTITY",
        "xbr | IDENTITY",
        "br2, gzi | IDENTITY",
        "x-gzip | GZIP",
        // Weights: the highest wins, whatever the order.
        "gzip;q=1.0, br;q=0.5 | GZIP",
        "br;q=0.5, gzip;q=0.8 | GZIP",
        "gzip;q=0.001 | GZIP",
        "gzip;q=0.999, zstd | ZSTD",
        "identity, gzip;q=0.9 | IDENTITY",
        "identity;q=0.5, gzip;q=0.5 | GZIP",
        "identity;q=0.001, gzip;q=0.001 | GZIP",
        // Spaces and tabs where they may be.
        "gzip ; q=0.5 , br;q=0.4 | GZIP",
        "'gzip\t;\tq=0.5' | GZIP",
        "gzip;Q=0.5, br;q=0.4 | GZIP",
        // Zero excludes, in all its spellings.
        "gzip;q=0 | IDENTITY",
        "gzip;q=0., gzip;q=0.000 | IDENTITY",
        "br;q=0, * | ZSTD",
        "*;q=0, gzip | GZIP",
        "*;q=0, identity | IDENTITY",
        "*;q=0.5, br;q=0.4 | ZSTD",
        // A weight that is none: as if the element were not there.
        "gzip;q=abc | IDENTITY",
        "gzip;q=1.5 | IDENTITY",
        "gzip;q=2 | IDENTITY",
        "gzip;q=-1 | IDENTITY",
        "gzip;q=0.1234 | IDENTITY",
        "gzip;q= | IDENTITY",
        "identity;q=x | IDENTITY",
        // Other parameters mean nothing.
        "gzip;level=9 | GZIP",
        "gzip;level=9;q=0.1, br;q=0.2 | BR",
      })
  void servesTheBestAtTheHighestWeight(String acceptEncoding, ContentCoding served) {
    assertEquals(served, ContentCoding.choose(List.of(acceptEncoding), ALL));
  }

  @ParameterizedTest
  @ValueSource(strings = {"identity;q=0", "*;q=0", "gzip;q=0, identity;q=0", "br, *;q=0"})
  void refusesWhereTheClientRefusesWhatThereIs(String acceptEncoding) {
    assertNull(ContentCoding.choose(List.of(acceptEncoding), List.of(IDENTITY)));
  }

  @Test
  void servesACodingWhereOnlyIdentityIsRefused() {
    // Nothing is named, so nothing but identity may be assumed: and that is refused.
    assertNull(ContentCoding.choose(List.of("identity;q=0"), ALL));
    assertEquals(BR, ContentCoding.choose(List.of("identity;q=0, *"), ALL));
    assertEquals(GZIP, ContentCoding.choose(List.of("identity;q=0, gzip"), ALL));
  }

  @Test
  void readsSeveralLinesAsOne() {
    assertEquals(ZSTD, ContentCoding.choose(List.of("gzip;q=0.5", "zstd"), ALL));
    assertEquals(IDENTITY, ContentCoding.choose(List.of("gzip;q=0", "br;q=0"), ALL));
  }

  @Test
  void servesIdentityWhereTheClientDoesNotSay() {
    assertEquals(IDENTITY, ContentCoding.choose(List.of(), ALL));
  }

  @Test
  void prefersWhatComesFirstAmongEquals() {
    List<ContentCoding> cheapFirst = List.of(GZIP, ZSTD, BR, IDENTITY);
    assertEquals(GZIP, ContentCoding.choose(List.of("br, gzip"), cheapFirst));
    assertEquals(BR, ContentCoding.choose(List.of("br, gzip;q=0.9"), cheapFirst));
  }

  @Test
  void servesOnlyWhatThereIs() {
    assertEquals(GZIP, ContentCoding.choose(List.of("br, gzip"), List.of(GZIP, IDENTITY)));
    assertEquals(IDENTITY, ContentCoding.choose(List.of("br"), List.of(GZIP, IDENTITY)));
  }
}
