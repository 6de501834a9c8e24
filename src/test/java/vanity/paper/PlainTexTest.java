package vanity.paper;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainTexTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '§',
      value = {
        "Attention Is All You Need | Attention Is All You Need",
        "0 | 0",
        "The $\\alpha$-divergence | The α-divergence",
        "M\\\"obius and Erd\\H{o}s | Möbius and Erdős",
        "Ko\\v{s}ice, na\\\"{\\i}ve, Fran\\c{c}ois | Košice, naïve, François",
        "$\\beta$ and $\\chi$ are no accents | β and χ are no accents",
        "Sorting in $O(n \\log n)$ | Sorting in O(n log n)",
        "Maps of $\\mathbb{R}^3$ into $\\mathbb{S}^{2}$ | Maps of ℝ³ into 𝕊²",
        "CO$_2$ at $10^{-3}$ | CO₂ at 10⁻³",
        "An {\\it emph}asis of {Braces} | An emphasis of {Braces}",
        "Costs \\$5 \\& 10\\% | Costs $5 & 10%",
        "\\emph{Very \\textbf{bold}} claims | Very bold claims",
        "An \\unknown command | An \\unknown command",
        "Ångström~units | Ångström\u00a0units",
      })
  void readsTexAsText(String tex, String text) {
    assertEquals(text.replace("{Braces}", "Braces"), PlainTex.of(tex));
  }
}
