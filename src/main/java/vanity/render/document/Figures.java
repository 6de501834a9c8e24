package vanity.render.document;

import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;

/**
 * Figures with their caption at the end, tables, algorithms and listings with theirs at the
 * beginning; the caption's label links to the figure itself.
 */
public final class Figures {
  private Figures() {}

  public static void set(Element article) {
    article.select("figcaption .ltx_tag").forEach(Figures::label);
    for (Element figure : article.select("figure")) {
      Elements captions = figure.select("> figcaption");
      if (captions.size() > 1) {
        // Two in one figure have their place beside what they describe; HTML allows one.
        captions.tagName("p");
        captions.addClass("caption");
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
