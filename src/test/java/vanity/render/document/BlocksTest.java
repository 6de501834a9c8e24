package vanity.render.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static vanity.render.document.Article.after;

import org.junit.jupiter.api.Test;

class BlocksTest {
  @Test
  void restoresATableThatABoxMadeSpans() {
    assertEquals(
        "<div class=\"ltx_p\">Before <div class=\"ltx_inline-block\"><table class=\"ltx_tabular\">"
            + "<tbody class=\"ltx_tbody\"><tr class=\"ltx_tr\">"
            + "<td class=\"ltx_td ltx_colspan ltx_colspan_2\" colspan=\"2\">a</td></tr></tbody></table></div></div>",
        after(
            Blocks::restore,
            "<p class=\"ltx_p\">Before <span class=\"ltx_inline-block\"><span class=\"ltx_tabular\">"
                + "<span class=\"ltx_tbody\"><span class=\"ltx_tr\">"
                + "<span class=\"ltx_td ltx_colspan ltx_colspan_2\">a</span></span></span></span></span></p>"));
  }

  @Test
  void leavesSpansWhereNoBlockMayStand() {
    String note =
        "<p><span class=\"ltx_note\"><span class=\"ltx_note_content\">"
            + "<span class=\"ltx_tabular\">a</span></span></span></p>";
    assertEquals(note, after(Blocks::restore, note));
    String emphasised = "<p><em><span class=\"ltx_tabular\">a</span></em></p>";
    assertEquals(emphasised, after(Blocks::restore, emphasised));
  }

  @Test
  void undoesRotationAndScaling() {
    assertEquals(
        "<figure><table class=\"ltx_tabular\"></table></figure>",
        after(
            Blocks::restore,
            "<figure><div class=\"ltx_inline-block ltx_transformed_outer\">"
                + "<span class=\"ltx_transformed_inner\"><table class=\"ltx_tabular\"></table></span></div></figure>"));
  }

  @Test
  void givesATurnedFloatItsIdBack() {
    assertEquals(
        "<figure id=\"S1.T3\" class=\"ltx_table\">a</figure>",
        after(
            Blocks::restore,
            "<div id=\"S1.T3\" class=\"ltx_table ltx_transformed_outer\">"
                + "<div class=\"ltx_transformed_inner\"><figure>a</figure></div></div>"));
  }
}
