package vanity.s3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class S3AddressTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "s3://papers s3://papers?endpoint=https://s3.us-east-1.amazonaws.com&region=us-east-1",
        "s3://papers/a/b/?region=eu-west-1"
            + " s3://papers/a/b?endpoint=https://s3.eu-west-1.amazonaws.com&region=eu-west-1",
        "s3://papers/a?endpoint=https://x.example.org/&region=auto"
            + " s3://papers/a?endpoint=https://x.example.org&region=auto",
      })
  void isReadAndWrittenInOneSpelling(String given, String written) {
    assertEquals(written, S3Address.parse(given).toString());
    assertEquals(S3Address.parse(given), S3Address.parse(written));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "s3",
        "S3://papers",
        "s3://",
        "s3://pa_pers",
        "s3://papers/a b",
        "s3://papers#a",
        "s3://papers?zone=x",
        "s3://papers?region=../x",
        "s3://papers?endpoint=x.example.org",
        "s3://papers?endpoint=https://key:secret@x.example.org",
        "s3://papers?endpoint=https://x.example.org/path",
      })
  void isRefusedWhereItCannotBeOne(String given) {
    assertThrows(IllegalArgumentException.class, () -> S3Address.parse(given));
  }
}
