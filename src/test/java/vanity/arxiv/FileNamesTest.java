package vanity.arxiv;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileNamesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "attachment; filename=\"arXiv-1706.03762v7.tar.gz\"|arXiv-1706.03762v7.tar.gz",
        "attachment; filename=arXiv-hep-th9901001v1.gz|arXiv-hep-th9901001v1.gz",
        "ATTACHMENT;FILENAME = \"a.pdf\"; size=3|a.pdf",
        "filename=\"../../etc/passwd\"|passwd",
        "filename=\"C:\\\\temp\\\\a.gz\"|a.gz",
        "filename=\".bashrc\"|bashrc",
        "filename=\"-rf\"|rf",
        "filename=\"a b;c\u0000.gz\"|a_b_c_.gz",
      })
  void takesTheNameAndMakesItSafe(String disposition, String name) {
    assertEquals(Optional.of(name), FileNames.of(disposition));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "attachment",
        "attachment; filename=\"\"",
        "attachment; filename=\"..\"",
        "attachment; filename=\"a/\"",
        "attachment; filename=\"open",
        "attachment; filename*=UTF-8''a.gz",
      })
  void hasNoneIn(String disposition) {
    assertEquals(Optional.empty(), FileNames.of(disposition));
  }

  @Test
  void keepsTheEndingOfALongName() {
    String name = FileNames.of("filename=" + "a".repeat(300) + ".tar.gz").orElseThrow();
    assertEquals("a".repeat(113) + ".tar.gz", name);
  }

  @Test
  void doesNotReadOnForEver() {
    assertEquals(Optional.empty(), FileNames.of("filename=\"" + "\\a".repeat(100_000) + "\""));
  }
}
