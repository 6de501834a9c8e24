package vanity.render.document;

import org.jsoup.nodes.Element;

/**
 * Theorems and proofs with their title run into the first paragraph, as they are printed; a heading
 * of the sixth level, which LaTeXML makes of it, would be noise in the outline.
 */
final class Theorems {
  private Theorems() {}

  static void set(Element article) {
    for (Element block : article.select(".ltx_theorem, .ltx_proof")) {
      Element heading = block.selectFirst("> .ltx_title");
      if (heading == null) {
        continue;
      }
      boolean proof = block.hasClass("ltx_proof");
      Element title =
          proof ? Dom.element("em", "proof-title") : Dom.element("strong", "theorem-title");
      // The weight is the title's; what is left in spans is not.
      heading.children().select(".ltx_font_bold, .ltx_tag").unwrap();
      Dom.moveChildren(heading, title);
      Dom.trim(title);
      heading.remove();
      Element paragraph = block.selectFirst("> .ltx_para:first-child > p.ltx_p:first-child");
      if (paragraph == null) {
        paragraph = block.prependElement("p").addClass("ltx_p");
      } else {
        paragraph.prependText(" ");
      }
      paragraph.prependChild(title);
    }
  }
}
