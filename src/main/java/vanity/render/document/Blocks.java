package vanity.render.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;

/**
 * Within boxes ({@code \resizebox}, {@code minipage}) LaTeXML writes tables, lists and figures as
 * spans, so that no HTML parser breaks up the paragraph around. Here they get their elements back,
 * and what encloses them becomes a {@code div}.
 */
final class Blocks {
  private static final Map<String, String> ELEMENTS =
      Map.ofEntries(
          Map.entry("ltx_tabular", "table"),
          Map.entry("ltx_eqn_table", "table"),
          Map.entry("ltx_thead", "thead"),
          Map.entry("ltx_tbody", "tbody"),
          Map.entry("ltx_tfoot", "tfoot"),
          Map.entry("ltx_tr", "tr"),
          Map.entry("ltx_eqn_row", "tr"),
          Map.entry("ltx_td", "td"),
          Map.entry("ltx_eqn_cell", "td"),
          Map.entry("ltx_figure", "figure"),
          Map.entry("ltx_table", "figure"),
          Map.entry("ltx_float", "figure"),
          Map.entry("ltx_caption", "figcaption"),
          Map.entry("ltx_itemize", "ul"),
          Map.entry("ltx_enumerate", "ol"),
          Map.entry("ltx_item", "li"),
          Map.entry("ltx_quote", "blockquote"),
          Map.entry("ltx_listing", "div"),
          Map.entry("ltx_listingline", "div"),
          Map.entry("ltx_theorem", "div"),
          Map.entry("ltx_proof", "div"));

  /** What is worth the change; mere paragraphs in a box stay as they are. */
  private static final String ROOTS =
      "span.ltx_tabular, span.ltx_eqn_table, span.ltx_figure, span.ltx_table, span.ltx_float,"
          + " span.ltx_itemize, span.ltx_enumerate, span.ltx_listing, span.ltx_theorem";

  private static final Set<String> FLOW =
      Set.of("article", "section", "div", "figure", "li", "td", "th", "dd", "blockquote");

  private Blocks() {}

  static void restore(Element article) {
    article.select(".ltx_transformed_outer").forEach(Blocks::unwrapTransformed);
    for (Element root : article.select(ROOTS)) {
      enclosing(root).ifPresent(spans -> restore(root, spans));
    }
    // A div within a p would end the p in any parser.
    for (Element paragraph : article.select("p:has(div, table, figure, ul, ol, blockquote, pre)")) {
      paragraph.tagName("div");
    }
  }

  /** Rotated, scaled, resized: the page's own layout does better. */
  private static void unwrapTransformed(Element outer) {
    for (Element inner : outer.select("> .ltx_transformed_inner")) {
      inner.unwrap();
    }
    Element figure = outer.selectFirst("> figure");
    if (figure != null && outer.hasAttr("id")) {
      figure.id(outer.id());
      outer.classNames().forEach(figure::addClass);
      figure.removeClass("ltx_transformed_outer");
    }
    outer.unwrap();
  }

  /** The spans and paragraphs between a block and what may hold one; empty if something else is. */
  private static Optional<List<Element>> enclosing(Element root) {
    List<Element> between = new ArrayList<>();
    Element parent = root.parent();
    while (parent != null && !FLOW.contains(parent.normalName())) {
      if (!parent.nameIs("span") && !parent.nameIs("p") || parent.hasClass("ltx_note_content")) {
        return Optional.empty();
      }
      between.add(parent);
      parent = parent.parent();
    }
    return parent == null ? Optional.empty() : Optional.of(between);
  }

  private static void restore(Element root, List<Element> enclosing) {
    enclosing.forEach(each -> each.tagName("div"));
    Element outermost = enclosing.isEmpty() ? root : enclosing.getLast();
    outermost.select("span.ltx_para, span.ltx_p, span.ltx_minipage").forEach(Blocks::restoreText);
    Elements spans = root.select("span[class]");
    for (Element span : spans) {
      if (span.closest(".ltx_note_content") != null) {
        continue;
      }
      for (String name : span.classList()) {
        String element = ELEMENTS.get(name);
        if (element != null) {
          span.tagName(span.hasClass("ltx_th") ? "th" : element);
          spanCells(span);
          break;
        }
      }
    }
  }

  /** The box's own paragraphs, where a paragraph may stand. */
  private static void restoreText(Element span) {
    Element parent = span.parent();
    if (parent != null && FLOW.contains(parent.normalName()) && !parent.hasClass("ltx_p")) {
      span.tagName(span.hasClass("ltx_p") ? "p" : "div");
    }
  }

  /** {@code ltx_colspan_2} stands for the attribute that a span cannot have. */
  private static void spanCells(Element cell) {
    for (String name : cell.classList()) {
      for (String attribute : List.of("colspan", "rowspan")) {
        String count = name.startsWith("ltx_" + attribute + "_") ? name.substring(12) : "";
        if (count.matches("[1-9]\\d{0,3}")) {
          cell.attr(attribute, count);
        }
      }
    }
  }
}
