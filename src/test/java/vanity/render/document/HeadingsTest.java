package vanity.render.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static vanity.render.document.Article.after;

import org.junit.jupiter.api.Test;

class HeadingsTest {
  @Test
  void countsLevelsByNestingWithNumbersApartAndALinkToThemselves() {
    assertEquals(
        "<section id=\"S1\"><h2 class=\"ltx_title\"><span class=\"number\">1</span> Introduction"
            + "<a class=\"anchor\" href=\"#S1\" aria-label=\"Link to this section\"></a></h2>"
            + "<section id=\"S1.Px1\"><h3 class=\"ltx_title\">Details"
            + "<a class=\"anchor\" href=\"#S1.Px1\" aria-label=\"Link to this section\"></a></h3></section></section>",
        after(
            Headings::level,
            "<section id=\"S1\"><h2 class=\"ltx_title\">\n<span class=\"ltx_tag ltx_tag_section\">1 </span>Introduction</h2>"
                + "<section id=\"S1.Px1\"><h5 class=\"ltx_title\">Details</h5></section></section>"));
  }

  @Test
  void leavesOutThatASectionIsOne() {
    assertEquals(
        "<section><h2 class=\"ltx_title\"><span class=\"number\">4.</span> Results</h2></section>",
        after(
            Headings::level,
            "<section><h2 class=\"ltx_title\"><span class=\"ltx_tag\">Section 4. </span>Results</h2></section>"));
  }

  @Test
  void takesWhatIsNoSectionsTitleOutOfTheOutline() {
    assertEquals(
        "<div><p class=\"ltx_title ltx_font_bold\">Box</p></div>",
        after(Headings::level, "<div><h6 class=\"ltx_title\">Box</h6></div>"));
  }
}
