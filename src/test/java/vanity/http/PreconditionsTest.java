package vanity.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static vanity.http.Preconditions.Outcome.FAILED;
import static vanity.http.Preconditions.Outcome.NOT_MODIFIED;
import static vanity.http.Preconditions.Outcome.PROCEED;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PreconditionsTest {
  private static final EntityTag TAG = EntityTag.strong("abc");
  private static final Instant MODIFIED = Instant.parse("2024-05-12T10:00:00Z");
  private static final String EXACT = "Sun, 12 May 2024 10:00:00 GMT";
  private static final String BEFORE = "Sun, 12 May 2024 09:59:59 GMT";
  private static final String AFTER = "Sun, 12 May 2024 10:00:01 GMT";

  /** Header lines, each "Name: value". */
  private static RequestHeaders request(String... lines) {
    return name ->
        List.of(lines).stream()
            .filter(line -> line.startsWith(name + ":"))
            .map(line -> line.substring(name.length() + 1).trim())
            .toList();
  }

  private static Preconditions.Outcome evaluate(String... lines) {
    return Preconditions.evaluate(request(lines), TAG, MODIFIED);
  }

  @ParameterizedTest(name = "If-None-Match: {0} -> {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '!',
      value = {
        "\"abc\" | NOT_MODIFIED",
        "W/\"abc\" | NOT_MODIFIED",
        "\"xyz\", \"abc\" | NOT_MODIFIED",
        "\"xyz\",W/\"abc\",\"q\" | NOT_MODIFIED",
        ", , \"abc\", | NOT_MODIFIED",
        "* | NOT_MODIFIED",
        "\"xyz\" | PROCEED",
        "\"ABC\" | PROCEED",
        "\"abc-gzip\" | PROCEED",
        "\"a,b\", \"abc\" | NOT_MODIFIED",
        // Malformed: ignored.
        "abc | PROCEED",
        "\"abc | PROCEED",
        "w/\"abc\" | PROCEED",
        "\"abc\" \"xyz\" | PROCEED",
        "\"abc\", * | PROCEED",
        "! ! | PROCEED",
      })
  void comparesWeaklyForIfNoneMatch(String field, Preconditions.Outcome outcome) {
    assertEquals(outcome, evaluate("If-None-Match: " + field));
  }

  @ParameterizedTest(name = "If-Match: {0} -> {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '!',
      value = {
        "\"abc\" | PROCEED",
        "\"xyz\", \"abc\" | PROCEED",
        "* | PROCEED",
        "W/\"abc\" | FAILED",
        "\"xyz\" | FAILED",
        "abc | FAILED",
      })
  void comparesStronglyForIfMatch(String field, Preconditions.Outcome outcome) {
    assertEquals(outcome, evaluate("If-Match: " + field));
  }

  @Test
  void readsSeveralLinesAsOneList() {
    assertEquals(NOT_MODIFIED, evaluate("If-None-Match: \"xyz\"", "If-None-Match: \"abc\""));
    assertEquals(PROCEED, evaluate("If-Match: \"xyz\"", "If-Match: \"abc\""));
  }

  @ParameterizedTest(name = "If-Modified-Since: {0} -> {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        EXACT + " | NOT_MODIFIED",
        AFTER + " | NOT_MODIFIED",
        BEFORE + " | PROCEED",
        "Sunday, 12-May-24 10:00:00 GMT | NOT_MODIFIED",
        "Sun May 12 10:00:00 2024 | NOT_MODIFIED",
        "Fri, 11 Apr 2100 11:47:06 GMT | PROCEED", // that day is a Sunday: no date, ignored
        "Sun, 11 Apr 2100 11:47:06 GMT | NOT_MODIFIED",
        "2024-05-12T10:00:00Z | PROCEED",
        "yesterday | PROCEED",
        "0 | PROCEED",
      })
  void comparesDatesForIfModifiedSince(String date, Preconditions.Outcome outcome) {
    assertEquals(outcome, evaluate("If-Modified-Since: " + date));
  }

  @Test
  void comparesDatesForIfUnmodifiedSince() {
    assertEquals(PROCEED, evaluate("If-Unmodified-Since: " + EXACT));
    assertEquals(PROCEED, evaluate("If-Unmodified-Since: " + AFTER));
    assertEquals(FAILED, evaluate("If-Unmodified-Since: " + BEFORE));
    assertEquals(PROCEED, evaluate("If-Unmodified-Since: never"));
  }

  @Test
  void evaluatesInOrder() {
    // If-Match before If-Unmodified-Since, which then does not count.
    assertEquals(PROCEED, evaluate("If-Match: \"abc\"", "If-Unmodified-Since: " + BEFORE));
    assertEquals(FAILED, evaluate("If-Match: \"xyz\"", "If-Unmodified-Since: " + AFTER));
    // What guards before what saves.
    assertEquals(FAILED, evaluate("If-Match: \"xyz\"", "If-None-Match: \"abc\""));
    assertEquals(NOT_MODIFIED, evaluate("If-Match: \"abc\"", "If-None-Match: \"abc\""));
    assertEquals(FAILED, evaluate("If-Unmodified-Since: " + BEFORE, "If-Modified-Since: " + AFTER));
    // If-None-Match before If-Modified-Since, which then does not count, even if malformed.
    assertEquals(PROCEED, evaluate("If-None-Match: \"xyz\"", "If-Modified-Since: " + AFTER));
    assertEquals(NOT_MODIFIED, evaluate("If-None-Match: \"abc\"", "If-Modified-Since: " + BEFORE));
    assertEquals(PROCEED, evaluate("If-None-Match: rubbish", "If-Modified-Since: " + AFTER));
  }

  @Test
  void ignoresDatesWhereNothingHasOne() {
    RequestHeaders request =
        request("If-Modified-Since: " + AFTER, "If-Unmodified-Since: " + BEFORE);
    assertEquals(PROCEED, Preconditions.evaluate(request, TAG, null));
  }

  @ParameterizedTest(name = "If-Range: {0} -> {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '!',
      value = {
        "\"abc\" | true",
        "W/\"abc\" | false",
        "\"xyz\" | false",
        "\"xyz\", \"abc\" | false",
        "* | false",
        "abc | false",
        EXACT + " | true",
        AFTER + " | false",
        BEFORE + " | false",
      })
  void ifRangeHoldsForTheExactRepresentation(String field, boolean holds) {
    assertEquals(holds, Preconditions.rangeHolds(request("If-Range: " + field), TAG, MODIFIED));
  }

  @Test
  void aRangeHoldsWithoutIfRange() {
    assertEquals(true, Preconditions.rangeHolds(request(), TAG, MODIFIED));
    assertEquals(
        false,
        Preconditions.rangeHolds(request("If-Range: \"abc\"", "If-Range: \"abc\""), TAG, MODIFIED));
    assertEquals(false, Preconditions.rangeHolds(request("If-Range: " + EXACT), TAG, null));
  }
}
