package vanity.render.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static vanity.render.document.Article.after;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "ada@example.org",
        "x.y+z@co.ac.uk",
        "{abc,lncs}@uni-heidelberg.de",
        "müller@example.de",
        "ada[at]example.org",
        "ada (at) example.org",
        "mailto:ada@example.org",
      })
  void takesAddressesOutOfTheText(String address) {
    assertEquals(
        "<p>Write to [email removed], please.</p>",
        after(Emails::remove, "<p>Write to " + address + ", please.</p>"));
  }

  @Test
  void takesAddressesInTwoPieces() {
    assertEquals(
        "<p>To <b>[email removed]</b>, please, or <i>[email removed]</i> now</p>",
        after(
            Emails::remove,
            "<p>To <b>ada@</b>example.org, please, or <i>ada</i>@example.org now</p>"));
  }

  @Test
  void looksIntoCodeAndDescriptionsToo() {
    assertEquals(
        "<code>[email removed]</code><img alt=\"by [email removed]\">",
        after(Emails::remove, "<code>ada@example.org</code><img alt=\"by ada@example.org\">"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "git@github.com:a/b.git",
        "p@0.05",
        "@property",
        "3 @ 5 GeV",
        "a@b",
        "s@<b>ping</b>.",
        "user@localhost"
      })
  void leavesOtherSignsAlone(String text) {
    assertEquals("<p>" + text + "</p>", after(Emails::remove, "<p>" + text + "</p>"));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "Email: shell@gatech.edu, ''",
    "Georgia Institute (e-mail: a@b.edu), Georgia Institute",
    "University of X, University of X",
  })
  void stripsTheWordsThatAnnounceThem(String text, String stripped) {
    assertEquals(stripped, Emails.stripEnds(text));
  }
}
