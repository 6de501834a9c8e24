package vanity.render.document;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;

/**
 * Figures with their caption at the end, tables, algorithms and listings with theirs at the
 * beginning; the caption's label links to the figure itself.
 */
final class Figures {
  private Figures() {}

  static void set(Element article) {
    article.select("figcaption .ltx_tag").forEach(Figures::label);
    for (Element figure : article.select("figure")) {
      Elements captions = figure.select("> figcaption");
      withoutRepeated(captions);
      if (captions.size() > 1) {
        setBeside(captions, figure);
        continue;
      }
      Element caption = captions.first();
      if (caption != null) {
        Dom.trim(caption);
        if (figure.hasClass("ltx_figure")) {
          figure.appendChild(caption);
        } else {
          figure.prependChild(caption);
        }
      }
    }
    // A caption that no figure holds is a paragraph.
    for (Element stray : article.select("figcaption")) {
      if (stray.parent() != null && !stray.parent().nameIs("figure")) {
        stray.tagName(stray.parent().nameIs("span") || stray.parent().nameIs("p") ? "span" : "p");
        stray.addClass("caption");
      }
    }
  }

  /** LaTeXML writes a caption that stands between two pictures before and after them. */
  private static void withoutRepeated(Elements captions) {
    Set<String> seen = new HashSet<>();
    for (Element caption : List.copyOf(captions).reversed()) {
      if (!seen.add(caption.html())) {
        caption.remove();
        captions.remove((Object) caption);
      }
    }
  }

  /** HTML allows a figure one caption; of several, each goes with its own picture. */
  private static void setBeside(Elements captions, Element figure) {
    Elements cells = figure.select("> .ltx_flex_figure > .ltx_flex_cell");
    for (int i = 0; i < captions.size(); i++) {
      Element caption = captions.get(i).tagName("p").addClass("caption");
      if (cells.size() == captions.size()) {
        cells.get(i).appendChild(caption);
      }
    }
  }

  private static void label(Element tag) {
    Element figure = tag.closest("figure");
    tag.tagName(figure != null && figure.hasAttr("id") ? "a" : "span");
    tag.attr("class", "caption-label");
    if (tag.nameIs("a") && figure != null) {
      tag.attr("href", "#" + figure.id());
    }
    tag.children().select(".ltx_font_bold").unwrap();
    Dom.unwrapPlainSpans(tag);
    Dom.trim(tag);
    tag.after(" ");
  }
}
