package vanity.render.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static vanity.render.document.Article.after;

import org.junit.jupiter.api.Test;

class NoiseTest {
  @Test
  void dropsNavigationAndWhatOnlyLatexmlNeeds() {
    assertEquals(
        "<p>Text</p>",
        after(
            Noise::drop,
            "<nav class=\"ltx_TOC\">Contents</nav><!-- note --><p>Text</p>"
                + "<div class=\"ltx_pagination\"></div>"
                + "<div class=\"ltx_listing_data\"><a href=\"data:text/plain;base64,eA==\">⬇</a></div>"));
  }

  @Test
  void keepsOfAnAuthorsClassesOnlyThoseOfLatexml() {
    assertEquals(
        "<p class=\"ltx_p\">a</p><p>b</p>",
        after(Noise::drop, "<p class=\"site-header ltx_p\">a</p><p class=\"zoom\">b</p>"));
  }

  @Test
  void dropsTheTitlesOfLinks() {
    assertEquals(
        "<a href=\"#S1\">1</a>",
        after(Noise::drop, "<a href=\"#S1\" title=\"1 Introduction ‣ The paper\">1</a>"));
  }
}
