package vanity.render.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static vanity.render.document.Article.after;

import org.junit.jupiter.api.Test;

class TablesTest {
  @Test
  void boxesATableAndTellsTheScopeOfItsHeaders() {
    assertEquals(
        "<figure><figcaption><span class=\"ltx_tag\">Table 1: </span>A</figcaption>"
            + "<div class=\"table-box\" tabindex=\"0\" role=\"group\" aria-label=\"Table 1\">"
            + "<table class=\"ltx_tabular\"><thead><tr>"
            + "<td class=\"ltx_th ltx_th_column\"></td>"
            + "<th class=\"ltx_th ltx_th_column\" colspan=\"2\" scope=\"colgroup\">Group</th></tr></thead>"
            + "<tbody><tr><th class=\"ltx_th ltx_th_row\" scope=\"row\">Row</th>"
            + "<td class=\"ltx_border_t\">1</td><td>2</td></tr></tbody></table></div></figure>",
        after(
            Tables::set,
            "<figure><figcaption><span class=\"ltx_tag\">Table 1: </span>A</figcaption>"
                + "<table class=\"ltx_tabular\"><thead><tr class=\"ltx_tr\">"
                + "<th class=\"ltx_td ltx_th ltx_th_column\"></th>"
                + "<th class=\"ltx_td ltx_th ltx_th_column\" colspan=\"2\">Group</th></tr></thead>"
                + "<tbody><tr class=\"ltx_tr\"><th class=\"ltx_td ltx_th ltx_th_row\">Row</th>"
                + "<td class=\"ltx_td ltx_border_t\">1</td><td class=\"ltx_td\">2</td></tr></tbody></table></figure>"));
  }

  @Test
  void leavesATableWithinACellUnboxed() {
    assertEquals(
        "<div class=\"table-box\" tabindex=\"0\" role=\"group\" aria-label=\"Table\"><table class=\"ltx_tabular\">"
            + "<tbody><tr><td><table class=\"ltx_tabular\"><tbody><tr><td>a</td></tr></tbody></table></td></tr></tbody></table></div>",
        after(
            Tables::set,
            "<table class=\"ltx_tabular\"><tbody><tr><td><table class=\"ltx_tabular\">"
                + "<tbody><tr><td>a</td></tr></tbody></table></td></tr></tbody></table>"));
  }
}
