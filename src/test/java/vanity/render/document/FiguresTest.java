package vanity.render.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static vanity.render.document.Article.after;

import org.junit.jupiter.api.Test;

class FiguresTest {
  @Test
  void putsAFiguresCaptionLastWithALabelThatLinksToIt() {
    assertEquals(
        "<figure id=\"S1.F1\" class=\"ltx_figure\"><img>"
            + "<figcaption><a class=\"caption-label\" href=\"#S1.F1\">Figure 1:</a> A plot</figcaption></figure>",
        after(
            Figures::set,
            "<figure id=\"S1.F1\" class=\"ltx_figure\"><figcaption><span class=\"ltx_tag ltx_tag_figure\">"
                + "<span class=\"ltx_text\">Figure 1</span>: </span>A plot</figcaption><img></figure>"));
  }

  @Test
  void putsATablesCaptionFirst() {
    assertEquals(
        "<figure class=\"ltx_table\"><figcaption>A</figcaption><table></table></figure>",
        after(
            Figures::set,
            "<figure class=\"ltx_table\"><table></table><figcaption>A</figcaption></figure>"));
  }

  @Test
  void leavesTwoCaptionsBesideWhatTheyDescribe() {
    assertEquals(
        "<figure class=\"ltx_figure\"><img><p class=\"caption\">A</p><img><p class=\"caption\">B</p></figure>",
        after(
            Figures::set,
            "<figure class=\"ltx_figure\"><img><figcaption>A</figcaption><img><figcaption>B</figcaption></figure>"));
  }

  @Test
  void takesEachOfTwoCaptionsToItsOwnPictureOnce() {
    assertEquals(
        "<figure><div class=\"ltx_flex_figure\">"
            + "<div class=\"ltx_flex_cell\"><img><p class=\"caption\">A</p></div>"
            + "<div class=\"ltx_flex_cell\"><img><p class=\"caption\">B</p></div></div></figure>",
        after(
            Figures::set,
            "<figure><figcaption>A</figcaption><div class=\"ltx_flex_figure\">"
                + "<div class=\"ltx_flex_cell\"><img></div><div class=\"ltx_flex_cell\"><img></div></div>"
                + "<figcaption>A</figcaption><figcaption>B</figcaption></figure>"));
  }
}
