package vanity.render.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static vanity.render.document.Article.after;

import org.junit.jupiter.api.Test;

class EquationsTest {
  @Test
  void setsOneFormulaInABoxWithItsNumberBeside() {
    assertEquals(
        "<div class=\"equation\" id=\"S1.E1\">"
            + "<div class=\"equation-box\" tabindex=\"0\" role=\"group\" aria-label=\"Equation 1\">"
            + "<math display=\"block\"><mi>x</mi></math></div>"
            + "<a href=\"#S1.E1\" class=\"equation-number\">(1)</a></div>",
        after(
            Equations::set,
            "<table id=\"S1.E1\" class=\"ltx_equation ltx_eqn_table\"><tbody><tr class=\"ltx_equation ltx_eqn_row\">"
                + "<td class=\"ltx_eqn_cell ltx_eqn_center_padleft\"></td>"
                + "<td class=\"ltx_eqn_cell ltx_align_center\"><math><mi>x</mi></math></td>"
                + "<td class=\"ltx_eqn_cell ltx_eqn_center_padright\"></td>"
                + "<td rowspan=\"1\" class=\"ltx_eqn_cell ltx_eqn_eqno\"><span class=\"ltx_tag\">(1)</span></td>"
                + "</tr></tbody></table>"));
  }

  @Test
  void keepsATableForAlignment() {
    assertEquals(
        "<div class=\"equation equation-group\" id=\"A1.EGx1\">"
            + "<div class=\"equation-box\" tabindex=\"0\" role=\"group\" aria-label=\"Equation 2\">"
            + "<table role=\"presentation\"><tbody>"
            + "<tr id=\"S1.E2\"><td class=\"ltx_td ltx_align_right ltx_eqn_cell\"><math><mi>a</mi></math></td>"
            + "<td class=\"ltx_td ltx_align_left ltx_eqn_cell\"><math><mi>b</mi></math></td>"
            + "<td class=\"equation-number\"><a href=\"#S1.E2\">(2)</a></td></tr>"
            + "<tr><td class=\"intertext\" colspan=\"3\">where</td></tr>"
            + "</tbody></table></div></div>",
        after(
            Equations::set,
            "<table id=\"A1.EGx1\" class=\"ltx_equationgroup ltx_eqn_table\">"
                + "<tbody id=\"S1.E2\"><tr class=\"ltx_equation ltx_eqn_row\">"
                + "<td class=\"ltx_eqn_cell ltx_eqn_center_padleft\"></td>"
                + "<td class=\"ltx_td ltx_align_right ltx_eqn_cell\"><math><mi>a</mi></math></td>"
                + "<td class=\"ltx_td ltx_align_left ltx_eqn_cell\"><math><mi>b</mi></math></td>"
                + "<td class=\"ltx_eqn_cell ltx_eqn_center_padright\"></td>"
                + "<td class=\"ltx_eqn_cell ltx_eqn_eqno\"><span class=\"ltx_tag\">(2)</span></td></tr></tbody>"
                + "<tbody><tr class=\"ltx_eqn_row\"><td class=\"ltx_eqn_cell ltx_align_left\" colspan=\"4\">where</td></tr></tbody>"
                + "</table>"));
  }

  @Test
  void staysInlineWithinANote() {
    assertEquals(
        "<p><span class=\"equation\"><span class=\"equation-box\" tabindex=\"0\" role=\"group\" aria-label=\"Equation\">"
            + "<math display=\"block\"><mi>x</mi></math></span></span></p>",
        after(
            Equations::set,
            "<p><span class=\"ltx_equation ltx_eqn_table\"><span class=\"ltx_eqn_row\">"
                + "<span class=\"ltx_eqn_cell\"><math><mi>x</mi></math></span></span></span></p>"));
  }

  @Test
  void takesNumbersOnTheLeftToTheRight() {
    assertEquals(
        "<div class=\"equation equation-group\">"
            + "<div class=\"equation-box\" tabindex=\"0\" role=\"group\" aria-label=\"Equation *\">"
            + "<table role=\"presentation\"><tbody><tr><td class=\"ltx_eqn_cell\">a</td><td></td></tr>"
            + "<tr><td class=\"ltx_eqn_cell\">b</td><td class=\"equation-number\"><span>(*)</span></td></tr>"
            + "</tbody></table></div></div>",
        after(
            Equations::set,
            "<table class=\"ltx_equationgroup ltx_eqn_table\"><tbody>"
                + "<tr class=\"ltx_equation ltx_eqn_row\"><td class=\"ltx_eqn_cell\">a</td></tr>"
                + "<tr class=\"ltx_equation ltx_eqn_row\"><td class=\"ltx_eqn_cell ltx_eqn_eqno\"><span class=\"ltx_tag\">(*)</span></td>"
                + "<td class=\"ltx_eqn_cell\">b</td></tr></tbody></table>"));
  }
}
