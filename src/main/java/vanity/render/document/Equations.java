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
final class Equations {
  private Equations() {}

  static void set(Element article) {
    for (Element table : article.select(".ltx_eqn_table")) {
      Element enclosing = table.parent() == null ? null : table.parent().closest(".ltx_eqn_table");
      if (enclosing == null) {
        set(table, article);
      }
    }
  }

  private static void set(Element table, Element article) {
    table.select(".ltx_eqn_center_padleft, .ltx_eqn_left_padleft").remove();
    table.select(".ltx_eqn_center_padright, .ltx_eqn_left_padright").forEach(Equations::unpad);
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

  /** The padding itself goes; columns that it fills on the way to the number stay. */
  private static void unpad(Element cell) {
    int columns = columns(cell);
    if (columns == 1) {
      cell.remove();
    } else if (columns == 2) {
      cell.clearAttributes();
    } else {
      cell.clearAttributes().attr("colspan", String.valueOf(columns - 1));
    }
  }

  private static int columns(Element cell) {
    String span = cell.attr("colspan");
    return span.matches("[1-9]\\d{0,2}") ? Integer.parseInt(span) : 1;
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
        // To the right, where a number on the left (leqno) would shift the rows that have none.
        row.appendChild(eqno);
      }
      if (row.childrenSize() == 1 && !row.hasClass("ltx_equation")) {
        row.child(0).attr("class", "intertext");
      }
      row.removeAttr("class");
      rows.appendChild(row);
    }
    if (rows.nameIs("tbody") && rows.selectFirst("[rowspan]:not([rowspan=1])") == null) {
      square(rows);
    }
  }

  /** As many columns in each row: text between the lines takes all, a missing number leaves one. */
  private static void square(Element rows) {
    int most = 1;
    for (Element row : rows.children()) {
      if (row.selectFirst("> .intertext") == null) {
        most = Math.max(most, row.children().stream().mapToInt(Equations::columns).sum());
      }
    }
    for (Element row : rows.children()) {
      Element text = row.selectFirst("> .intertext");
      if (text != null) {
        text.attr("colspan", String.valueOf(most));
        continue;
      }
      int own = row.children().stream().mapToInt(Equations::columns).sum();
      for (int missing = own; missing < most; missing++) {
        row.appendElement("td");
      }
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
    String text = number == null ? "" : PlainText.of(number).replaceAll("[()]", "");
    return text.isEmpty() ? "Equation" : "Equation " + text;
  }
}
