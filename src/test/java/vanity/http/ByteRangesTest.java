package vanity.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ByteRangesTest {
  private static String answer(ByteRanges ranges) {
    return switch (ranges) {
      case ByteRanges.Whole whole -> "whole";
      case ByteRanges.One one -> one.span().first() + "-" + one.span().last();
      case ByteRanges.Several several ->
          several.spans().stream()
              .map(span -> span.first() + "-" + span.last())
              .collect(Collectors.joining(" "));
      case ByteRanges.Unsatisfiable none -> "416";
    };
  }

  @ParameterizedTest(name = "{0} of 100 bytes -> {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "bytes=0-0 | 0-0",
        "bytes=0-99 | 0-99",
        "bytes=99-99 | 99-99",
        "bytes=10- | 10-99",
        "bytes=-1 | 99-99",
        "bytes=-100 | 0-99",
        "bytes=-5000 | 0-99",
        "bytes=90-1000 | 90-99",
        "BYTES=0-0 | 0-0",
        "'bytes=0-0 , 2-2' | 0-0 2-2",
        // Not there.
        "bytes=100- | 416",
        "bytes=100-100 | 416",
        "bytes=-0 | 416",
        "bytes=200-, 300-400 | 416",
        // Twenty digits and more.
        "bytes=0-99999999999999999999 | 0-99",
        "bytes=99999999999999999999- | 416",
        "bytes=99999999999999999999-99999999999999999999 | 416",
        "bytes=-99999999999999999999 | 0-99",
        "bytes=18446744073709551616-18446744073709551617 | 416",
        // Ignored: malformed, backwards, another unit.
        "bytes=5-2 | whole",
        "bytes=99999999999999999999-5 | whole",
        "bytes= | whole",
        "bytes=, | whole",
        "bytes=a-b | whole",
        "bytes=1 | whole",
        "bytes=- | whole",
        "bytes=--5 | whole",
        "bytes=1-2-3 | whole",
        "bytes=0x1-2 | whole",
        "bytes 0-1 | whole",
        "bytes =0-1 | whole",
        "items=0-1 | whole",
        "bytes=0-1, nonsense | whole",
        "bytes=0-1, 5-2 | whole",
        // Several.
        "bytes=0-0,-1 | 0-0 99-99",
        "bytes=50-59,0-9 | 50-59 0-9",
        "bytes=0-9,,20-29, | 0-9 20-29",
        "bytes=0-9,200-300 | 0-9",
        // Overlapping ones would be longer than the whole.
        "bytes=0-,0- | whole",
        "bytes=0-50,50-99 | whole",
        "bytes=10-20,0-99 | whole",
      })
  void reads(String field, String answer) {
    assertEquals(answer, answer(ByteRanges.parse(List.of(field), 100)));
  }

  @ParameterizedTest
  @CsvSource({"bytes=0-0, 416", "bytes=0-, 416", "bytes=-5, whole", "bytes=-0, 416"})
  void hasNoRangesOfNothing(String field, String answer) {
    assertEquals(answer, answer(ByteRanges.parse(List.of(field), 0)));
  }

  @Test
  void answersAFloodOnce() {
    String sixteen =
        IntStream.range(0, 16).mapToObj(i -> i * 5 + "-" + i * 5).collect(Collectors.joining(","));
    assertEquals(16, answer(ByteRanges.parse(List.of("bytes=" + sixteen), 100)).split(" ").length);
    assertEquals("whole", answer(ByteRanges.parse(List.of("bytes=" + sixteen + ",99-99"), 100)));
  }

  @Test
  void ignoresASecondLine() {
    assertEquals("whole", answer(ByteRanges.parse(List.of("bytes=0-0", "bytes=1-1"), 100)));
  }

  @Test
  void saysWhereItLies() {
    assertEquals("bytes 10-19/100", new ByteRanges.Span(10, 19).contentRange(100));
    assertEquals(10, new ByteRanges.Span(10, 19).length());
  }
}
