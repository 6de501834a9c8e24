package vanity.render.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static vanity.render.document.Article.after;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdjoiningTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '→',
      value = {
        "over 5σ (X, or so) → over 5σ <span class=\"unbroken\">(X,</span> or so)",
        "is “X”. The → is <span class=\"unbroken\">“X”.</span> The",
        "an X-dimensional space → an <span class=\"unbroken\">X-</span>dimensional space",
        "the pre-X era → the pre-X era",
        "pairs (X,X) of → pairs <span class=\"unbroken\">(X,</span><span class=\"unbroken\">X)</span> of",
        "an X of → an X of",
        "http://example.org/averylongaddressX → http://example.org/averylongaddressX"
      })
  void staysOnTheLineOfTheFormula(String text, String set) {
    String math = "<math alttext=\"x\"></math>";
    assertEquals(
        "<p>" + set.replace("X", math) + "</p>",
        after(Adjoining::join, "<p>" + text.replace("X", math) + "</p>"));
  }
}
