package vanity.render.document;

import java.util.List;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.select.Elements;
import org.jspecify.annotations.Nullable;

/**
 * Displayed equations, which LaTeXML lays out as tables with padding columns: one formula becomes a
 * box that scrolls, with its number beside it; aligned formulas keep a table for the alignment
 * alone.
 */
public final class Equations {
  private Equations() {}

  public static void set(Element article) {
    for (Element table : article.select(".ltx_eqn_table")) {
      Element enclosing = table.parent() == null ? null : table.parent().closest(".ltx_eqn_table");
      if (enclosing == null) {
        set(table, article);
      }
    }
  }

  private static void set(Element table, Element article) {
    table
        .select(
            ".ltx_eqn_center_padleft, .ltx_eqn_center_padright, .ltx_eqn_left_padleft, .ltx_eqn_left_padright")
        .remove();
    // Within a note everything is inline.
    String name = table.nameIs("table") ? "div" : "span";
    Elements formulas = table.select(".ltx_eqn_cell:not(.ltx_eqn_eqno)");
    Element equation = Dom.element(name, "equation");
    if (table.hasAttr("id")) {
      equation.id(table.id());
    }
    table.replaceWith(equation);
    Element box =
        equation
            .appendElement(name)
            .addClass("equation-box")
            .attr("tabindex", "0")
            .attr("role", "group");
    if (formulas.size() == 1) {
      one(table, formulas.get(0), equation, box);
    } else {
      group(table, equation, box);
    }
    box.attr("aria-label", label(equation));
  }

  private static void one(Element table, Element cell, Element equation, Element box) {
    adoptId(table.selectFirst("tbody[id]"), equation);
    Dom.moveChildren(cell, box);
    Elements maths = box.select("math");
    if (maths.size() == 1) {
      maths.attr("display", "block");
    }
    Element number = table.selectFirst(".ltx_eqn_eqno .ltx_tag");
    if (number != null) {
      equation.appendChild(number(number, equation.id()).addClass("equation-number"));
    }
  }

  private static void group(Element table, Element equation, Element box) {
    equation.addClass("equation-group");
    Element rows = box;
    if (table.nameIs("table")) {
      rows = box.appendElement("table").attr("role", "presentation").appendElement("tbody");
    }
    for (Element row : table.select(".ltx_eqn_row")) {
      Element body = row.closest("tbody");
      if (body != null && row.elementSiblingIndex() == 0) {
        adoptId(body, row);
      }
      Element eqno = row.selectFirst(".ltx_eqn_eqno");
      if (eqno != null) {
        List<Node> tags = List.copyOf(eqno.select("> .ltx_tag"));
        for (Node tag : tags) {
          tag.replaceWith(number((Element) tag, row.hasAttr("id") ? row.id() : equation.id()));
        }
        eqno.attr("class", "equation-number");
      }
      if (row.childrenSize() == 1
          && row.child(0).hasClass("ltx_align_left")
          && !row.hasClass("ltx_equation")) {
        row.child(0).attr("class", "intertext");
      }
      row.removeAttr("class");
      rows.appendChild(row);
    }
  }

  private static void adoptId(@Nullable Element from, Element to) {
    if (from != null && from.hasAttr("id") && !to.hasAttr("id")) {
      to.id(from.id());
      from.removeAttr("id");
    }
  }

  private static Element number(Element tag, String id) {
    Element number = new Element(id.isEmpty() ? "span" : "a");
    if (!id.isEmpty()) {
      number.attr("href", "#" + id);
    }
    Dom.moveChildren(tag, number);
    return number;
  }

  private static String label(Element equation) {
    Element number = equation.selectFirst(".equation-number");
    String text = number == null ? "" : number.text().replaceAll("[()]", "").strip();
    return text.isEmpty() ? "Equation" : "Equation " + text;
  }
}
