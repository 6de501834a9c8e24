package vanity.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class PercentCodingTest {
  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource({
    "/papers/1706.03762/, /papers/1706.03762/",
    "/static/a%20b.txt, /static/a b.txt",
    "/static/caf%C3%A9.txt, /static/café.txt",
    "/static/caf%c3%a9.txt, /static/café.txt",
    "/%F0%9D%94%B8, /𝔸",
    "/a%25b, /a%b",
    "/a%2525, /a%25",
    "/a;x=1, /a;x=1",
    "//a/./b/../c, //a/./b/../c",
    "/%2e%2e/a, /../a",
    "/a+b, /a+b",
  })
  void decodesAPathOnceAndNormalisesNothing(String raw, String path) {
    assertEquals(path, PercentCoding.path(raw));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/%", "/%4", "/%zz", "/%g0", "/a%2Fb", "/a%2fb", "/%ff", "/%C3", "/%C0%AF", "/a%00b",
        "/café", "/a b", "/a\tb"
      })
  void refusesAPathThatIsNone(String raw) {
    assertNull(PercentCoding.path(raw));
  }

  @ParameterizedTest
  @CsvSource({"/a b, /a%20b", "/café, /caf%C3%A9", "/a%b, /a%25b", "/~a-b_c.d, /~a-b_c.d"})
  void encodesAPathSoThatItDecodes(String path, String encoded) {
    assertEquals(encoded, PercentCoding.encodedPath(path));
    assertEquals(path, PercentCoding.path(encoded));
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "q=attention | {q=attention}",
        "q=a+b%20c | {q=a b c}",
        "q=a%2Bb | {q=a+b}",
        "a=1&b=2&a=3 | {a=1, b=2}",
        "a&b= | {a=, b=}",
        "=x&a=1 | {a=1}",
        "a=b=c | {a=b=c}",
        "q=100%&p=%zz | {q=100%, p=%zz}",
        "q=caf%C3%A9 | {q=café}",
        "q=%ff | {q=\uFFFD}",
        "&&a=1&& | {a=1}",
      })
  void readsAQueryAsBrowsersDo(String raw, String parameters) {
    assertEquals(parameters, PercentCoding.query(raw).toString());
  }

  @ParameterizedTest
  @NullAndEmptySource
  void readsNoQuery(String raw) {
    assertEquals(Map.of(), PercentCoding.query(raw));
  }

  @Test
  void readsSoManyParametersOnly() {
    String flood =
        IntStream.range(0, 1000).mapToObj(i -> i + "=x").collect(Collectors.joining("&"));
    assertEquals(32, PercentCoding.query(flood).size());
  }
}
