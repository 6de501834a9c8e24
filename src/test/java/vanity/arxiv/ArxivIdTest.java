package vanity.arxiv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.YearMonth;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArxivIdTest {
  private static final String[] ARCHIVES = ArxivId.ARCHIVE.split("\\|");

  @ParameterizedTest
  @CsvSource({
    "1706.03762, 1706.03762, 0",
    "1706.03762v7, 1706.03762, 7",
    "0704.0001, 0704.0001, 0",
    "1412.9999v12, 1412.9999, 12",
    "1501.00001, 1501.00001, 0",
    "2611.99004, 2611.99004, 0",
    "9912.12345v2, 9912.12345, 2",
    "hep-th/9108001, hep-th/9108001, 0",
    "astro-ph/0601001v1, astro-ph/0601001, 1",
    "math/0703999, math/0703999, 0",
    "math.CA/0611800v2, math/0611800, 2",
    "cs.SE/0001002, cs/0001002, 0",
    "cmp-lg/9404001, cmp-lg/9404001, 0",
    "1706.03762v199, 1706.03762, 199",
  })
  void readsEveryForm(String text, String paper, int version) {
    assertEquals(Optional.of(new ArxivId(paper, version)), ArxivId.parse(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1706.0376", // four digits after 2014
        "1412.00001", // five digits before 2015
        "0703.0001", // before the scheme
        "1713.03762", // month 13
        "1700.03762", // month 0
        "1706.00000", // numbers begin at 1
        "0704.0000",
        "math/0704001", // the new scheme's month
        "math/9106001", // before arXiv
        "math/9913001",
        "math/061180",
        "math/06118000",
        "math/0611000",
        "maths/0611800", // no such archive
        "stat/0611800", // younger than the scheme
        "math.C/0611800",
        "math.ca/0611800",
        "Math/0611800",
        "hep-th9901001",
        "1706.03762v0",
        "1706.03762v01",
        "1706.03762v1000",
        "1706.03762V7",
        "1706.03762v",
        " 1706.03762",
        "1706.03762\n",
        "１７０６.03762",
        "1706.037621",
        "1706-03762",
        "abs/1706.03762",
      })
  void refusesWhatCannotBeOne(String text) {
    assertEquals(Optional.empty(), ArxivId.parse(text));
  }

  @Test
  void holdsCanonicalFormsOnly() {
    assertThrows(IllegalArgumentException.class, () -> new ArxivId("math.CA/0611800", 0));
    assertThrows(IllegalArgumentException.class, () -> new ArxivId("1706.03762v7", 0));
    assertThrows(IllegalArgumentException.class, () -> new ArxivId("1706.03762", -1));
  }

  @Test
  void changesVersion() {
    ArxivId id = new ArxivId("1706.03762", 7);
    assertEquals(OptionalInt.of(7), id.versionIfGiven());
    assertEquals(new ArxivId("1706.03762", 0), id.unversioned());
    assertEquals(OptionalInt.empty(), id.unversioned().versionIfGiven());
    assertEquals("1706.03762v8", id.withVersion(8).toString());
  }

  @ParameterizedTest
  @CsvSource({
    "hep-th/9108001, 1991-08",
    "math/0703999, 2007-03",
    "0704.0001, 2007-04",
    "1706.03762v7, 2017-06",
    "9912.12345, 2099-12",
  })
  void saysWhenItWasGivenOut(String id, YearMonth month) {
    assertEquals(month, ArxivId.parse(id).orElseThrow().month());
  }

  @Test
  void cannotExistBeforeItsMonth() {
    ArxivId id = new ArxivId("2611.99001", 0);
    assertFalse(id.couldExist(YearMonth.of(2026, 10)));
    assertTrue(id.couldExist(YearMonth.of(2026, 11)));
    assertTrue(new ArxivId("hep-th/9901001", 0).couldExist(YearMonth.of(2026, 11)));
    assertFalse(new ArxivId("9101.00001", 0).couldExist(YearMonth.of(2026, 11)));
  }

  @Test
  void knowsItsAddresses() {
    ArxivId id = new ArxivId("math/0611800", 2);
    assertEquals("https://arxiv.org/abs/math/0611800v2", id.abstractUrl());
    assertEquals("https://arxiv.org/pdf/math/0611800v2", id.pdfUrl());
    assertEquals("10.48550/arXiv.math/0611800", id.doi());
  }

  @Test
  void printsWhatItReads() {
    Random random = new Random(1);
    for (int i = 0; i < 20_000; i++) {
      ArxivId id = any(random);
      assertEquals(Optional.of(id), ArxivId.parse(id.toString()));
      assertEquals(Optional.of(id), ArxivId.find(id.toString()));
      assertEquals(Optional.of(id), ArxivId.find(id.abstractUrl()));
    }
  }

  @Test
  void urlPatternMatchesExactlyWhatParseAccepts() {
    Pattern url = Pattern.compile(ArxivId.URL_PATTERN);
    Random random = new Random(2);
    for (int i = 0; i < 20_000; i++) {
      String text = damaged(any(random).paper(), random);
      assertEquals(ArxivId.parse(text).isPresent(), url.matcher(text).matches(), text);
    }
    assertEquals(0, url.matcher("").groupCount());
  }

  private static ArxivId any(Random random) {
    int version = random.nextBoolean() ? 0 : random.nextInt(1, 1000);
    int month = random.nextInt(1, 13);
    if (random.nextBoolean()) {
      int year = random.nextInt(15, 100);
      return new ArxivId(
          "%02d%02d.%05d".formatted(year, month, random.nextInt(1, 100_000)), version);
    }
    if (random.nextBoolean()) {
      int year = random.nextInt(8, 15);
      return new ArxivId(
          "%02d%02d.%04d".formatted(year, month, random.nextInt(1, 10_000)), version);
    }
    String archive = ARCHIVES[random.nextInt(ARCHIVES.length)];
    int year = random.nextInt(92, 107) % 100;
    return new ArxivId(
        "%s/%02d%02d%03d".formatted(archive, year, month, random.nextInt(1, 1000)), version);
  }

  private static String damaged(String text, Random random) {
    int at = random.nextInt(text.length());
    char other = "0123456789./-vaz".charAt(random.nextInt(16));
    return text.substring(0, at) + other + text.substring(at + random.nextInt(2));
  }
}
