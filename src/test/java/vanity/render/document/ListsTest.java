package vanity.render.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static vanity.render.document.Article.after;

import org.junit.jupiter.api.Test;

class ListsTest {
  @Test
  void leavesUsualBulletsToTheBrowser() {
    assertEquals(
        "<ul class=\"ltx_itemize\"><li> a</li></ul>",
        after(
            Lists::set,
            "<ul class=\"ltx_itemize\"><li><span class=\"ltx_tag ltx_tag_item\">•</span> a</li></ul>"));
  }

  @Test
  void keepsTheAuthorsOwnLabels() {
    assertEquals(
        "<ol class=\"ltx_enumerate labelled\"><li><span class=\"item-label\">(iv)</span> a</li></ol>",
        after(
            Lists::set,
            "<ol class=\"ltx_enumerate\"><li><span class=\"ltx_tag ltx_tag_item\">(iv)</span> a</li></ol>"));
  }

  @Test
  void tellsWhereLabelsAreTooLongToStandBesideTheText() {
    assertEquals(
        "<ul class=\"ltx_itemize labelled wide-labels\"><li><span class=\"item-label\">Author contributions</span> a</li></ul>",
        after(
            Lists::set,
            "<ul class=\"ltx_itemize\"><li><span class=\"ltx_tag ltx_tag_item\">Author contributions</span> a</li></ul>"));
  }
}
