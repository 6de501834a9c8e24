package vanity.render.document;

import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/**
 * Headings by nesting: the title is the only h1, a section within the article h2, and so on without
 * a step left out; each with its number apart and a link to itself.
 */
final class Headings {
  private Headings() {}

  static void level(Element article) {
    Capitals capitals = Capitals.of(article);
    article.select("h1, .ltx_title").forEach(capitals::soften);
    for (Element section : article.select("section")) {
      Element heading = section.selectFirst("> .ltx_title, > h1, > h2, > h3, > h4, > h5, > h6");
      if (heading == null) {
        continue;
      }
      heading.tagName("h" + Math.min(2 + depth(section, article), 6));
      number(heading);
      Dom.trim(heading);
      if (section.hasAttr("id")) {
        heading
            .appendElement("a")
            .addClass("anchor")
            .attr("href", "#" + section.id())
            .attr("aria-label", "Link to this section");
      }
    }
    // What is no section's title is no step of the outline.
    for (Element stray : article.select("div > .ltx_title, figure > .ltx_title")) {
      if (stray.normalName().matches("h[1-6]") && stray.closest("header") == null) {
        stray.tagName("p");
        stray.addClass("ltx_font_bold");
      }
    }
  }

  private static int depth(Element section, Element article) {
    int depth = 0;
    for (Element e = section.parent(); e != null && e != article; e = e.parent()) {
      if (e.nameIs("section") && e.selectFirst("> h2, > h3, > h4, > h5, > h6") != null) {
        depth++;
      }
    }
    return depth;
  }

  /** A number says by its place that it is a section's; some classes write it, too. */
  private static void number(Element heading) {
    Element tag = heading.selectFirst("> .ltx_tag");
    if (tag != null) {
      for (TextNode text : tag.textNodes()) {
        text.text(text.getWholeText().replaceFirst("^\\s*(?:[Ss]ub)*[Ss]ection\\s+", ""));
      }
      tag.attr("class", "number");
      Dom.trim(tag);
      tag.after(" ");
    }
  }
}
