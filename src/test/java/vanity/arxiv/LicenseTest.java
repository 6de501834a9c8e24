package vanity.arxiv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LicenseTest {
  @ParameterizedTest
  @CsvSource({
    "http://creativecommons.org/licenses/by/4.0/, CC BY 4.0, true",
    "http://creativecommons.org/licenses/by/3.0/, CC BY 3.0, true",
    "http://creativecommons.org/licenses/by-sa/4.0/, CC BY-SA 4.0, true",
    "http://creativecommons.org/licenses/by-nc-sa/4.0/, CC BY-NC-SA 4.0, true",
    "http://creativecommons.org/licenses/by-nc-sa/3.0/, CC BY-NC-SA 3.0, true",
    "http://creativecommons.org/licenses/by-nc-nd/4.0/, CC BY-NC-ND 4.0, false",
    "http://creativecommons.org/publicdomain/zero/1.0/, CC0 1.0, true",
    "http://creativecommons.org/licenses/publicdomain/, Public domain, true",
    "http://arxiv.org/licenses/nonexclusive-distrib/1.0/, arXiv license 1.0, false",
    "http://arxiv.org/licenses/assumed-1991-2003/, arXiv license (1991–2003), false",
    "https://www.creativecommons.org/licenses/by/4.0/deed.en, CC BY 4.0, true",
    "https://creativecommons.org/licenses/by/4.0/legalcode, CC BY 4.0, true",
    "https://arxiv.org/licenses/nonexclusive-distrib/1.0/license.html, arXiv license 1.0, false",
  })
  void knowsWhatArxivOffers(String url, String shortName, boolean mayBeShown) {
    License license = License.of(url).orElseThrow();
    assertEquals(shortName, license.shortName());
    assertEquals(mayBeShown, license.mayBeShown());
    assertEquals(mayBeShown, License.mayBeShown(url));
  }

  @Test
  void namesThemInFull() {
    assertEquals(
        "Creative Commons Attribution-NonCommercial-ShareAlike 4.0",
        License.of("http://creativecommons.org/licenses/by-nc-sa/4.0/").orElseThrow().name());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "MIT",
        "http://creativecommons.org/licenses/sa/1.0/",
        "http://creativecommons.org/licenses/by-nc-nd-sa/4.0/",
        "http://creativecommons.org.example.org/licenses/by/4.0/",
        "http://example.org/?creativecommons.org/licenses/by/4.0/",
        "javascript:alert(1)//creativecommons.org/licenses/by/4.0/",
      })
  void whatItDoesNotKnowMayNotBeShown(String url) {
    assertEquals(Optional.empty(), License.of(url));
    assertFalse(License.mayBeShown(url));
  }

  @Test
  void noLicenseIsNoPermission() {
    assertFalse(License.mayBeShown(null));
  }
}
