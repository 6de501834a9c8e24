package vanity.render.document;

import java.util.List;
import org.jsoup.nodes.Element;

/** Tables in a box that scrolls, with the scope of their headers told. */
final class Tables {
  private Tables() {}

  static void set(Element article) {
    article.select("tbody:not(:has(> *)), thead:not(:has(> *))").remove();
    // Only a span needs to be told that it is a cell.
    article.select("tr, td, th").forEach(Tables::withoutRole);
    for (Element table : article.select("table.ltx_tabular")) {
      table.select("> thead > tr > th, > tbody > tr > th, > tr > th").forEach(Tables::scope);
      if (table.parent() != null && table.parent().closest("table, .equation") == null) {
        box(table);
      }
    }
  }

  private static void withoutRole(Element cell) {
    for (String role : List.of("ltx_tr", "ltx_td", "ltx_eqn_cell", "ltx_eqn_row")) {
      cell.removeClass(role);
    }
  }

  private static void scope(Element cell) {
    if (Dom.isBlank(cell)) {
      cell.tagName("td");
    } else if (cell.hasClass("ltx_th_column")) {
      cell.attr("scope", cell.hasAttr("colspan") ? "colgroup" : "col");
    } else if (cell.hasClass("ltx_th_row")) {
      cell.attr("scope", cell.hasAttr("rowspan") ? "rowgroup" : "row");
    }
  }

  private static void box(Element table) {
    // Pictures side by side: a table for the layout alone.
    if (table.selectFirst("th") == null && table.selectFirst("img, svg") != null) {
      table.attr("role", "presentation");
    }
    Element box = Dom.wrap(table, Dom.element("div", "table-box"));
    box.attr("tabindex", "0").attr("role", "group").attr("aria-label", label(table));
  }

  private static String label(Element table) {
    Element figure = table.closest("figure");
    Element tag = figure == null ? null : figure.selectFirst("figcaption .ltx_tag");
    String text = tag == null ? "" : PlainText.of(tag).replaceAll("[:.\\s]+$", "");
    return text.isEmpty() ? "Table" : text;
  }
}
