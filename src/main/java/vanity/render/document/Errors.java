package vanity.render.document;

import org.jsoup.nodes.Element;

/** What LaTeXML did not understand, shown discreetly: the name of a macro nobody defined. */
final class Errors {
  private Errors() {}

  static void show(Element article) {
    for (Element error : article.select("merror")) {
      error.tagName("mrow").removeAttr("class");
    }
    for (Element error : article.select(".ltx_ERROR")) {
      if (error.closest("math, svg") == null) {
        error.tagName("code");
      }
      error.attr("class", "error").attr("title", "Not understood by the converter");
    }
    for (Element label : article.select(".ltx_missing_label")) {
      label.attr("class", "unresolved").text("??");
    }
    for (Element key : article.select(".ltx_missing_citation")) {
      key.attr("class", "unresolved");
    }
  }
}
