package vanity.render.document;

import org.jsoup.nodes.Element;

/** Abstract, keywords and classification, acknowledgements: sections and lines of their own. */
public final class FrontMatter {
  private FrontMatter() {}

  public static void set(Element article) {
    setAbstract(article);
    setKeywords(article);
    setAcknowledgements(article);
  }

  private static void setAbstract(Element article) {
    int count = 0;
    for (Element summary : article.select(".ltx_abstract")) {
      Element heading = summary.selectFirst("> .ltx_title");
      String name = heading == null ? "Abstract" : heading.text().replaceAll("[.:—\\s]+$", "");
      if (heading != null) {
        heading.remove();
      }
      if (Dom.isBlank(summary)) {
        summary.remove();
        continue;
      }
      summary
          .tagName("section")
          .attr("class", "abstract")
          .id(++count == 1 ? "abstract" : "abstract" + count);
      Dom.wrapTexts(summary);
      summary.prependElement("h2").text(name);
    }
  }

  private static void setKeywords(Element article) {
    for (Element words : article.select(".ltx_keywords, .ltx_classification")) {
      Element heading = words.selectFirst("> .ltx_title");
      String name = heading == null ? "Keywords" : heading.text().replaceAll("[.:—\\s]+$", "");
      if (heading != null) {
        heading.remove();
      }
      if (Dom.isBlank(words)) {
        words.remove();
        continue;
      }
      boolean keywords = words.hasClass("ltx_keywords") || name.matches("(?i)key\\s?words?");
      boolean blocks = !words.children().select("p, div, ul, ol, table").isEmpty();
      words.tagName(blocks ? "div" : "p").attr("class", keywords ? "keywords" : "classification");
      Dom.trim(words);
      words.prependText(" ");
      words.prependElement("strong").text(name.matches("(?i)keywords") ? "Keywords" : name);
    }
  }

  private static void setAcknowledgements(Element article) {
    int count = 0;
    for (Element thanks : article.select(".ltx_acknowledgements")) {
      Element heading = thanks.selectFirst("> .ltx_title");
      if (heading == null && isNoteOnAuthors(thanks, article)) {
        Element header = article.selectFirst("> header");
        Element list = header == null ? null : header.selectFirst("> .author-notes");
        if (list == null) {
          list = new Element("ul").addClass("author-notes");
          (header == null ? article.prependElement("header").addClass("title-block") : header)
              .appendChild(list);
        }
        Dom.moveChildren(thanks, list.appendElement("li"));
        thanks.remove();
        continue;
      }
      String name =
          heading == null ? "Acknowledgements" : heading.text().replaceAll("[.:—\\s]+$", "");
      if (heading != null) {
        heading.remove();
      }
      thanks.tagName("section").attr("class", "acknowledgements").id("ack" + ++count);
      Dom.wrapTexts(thanks);
      thanks.prependElement("h2").text(name);
      leaveSection(thanks);
    }
  }

  /** LaTeXML leaves them in the section they follow, as its last part. */
  private static void leaveSection(Element thanks) {
    Element parent = thanks.parent();
    while (parent != null && parent.nameIs("section") && thanks.nextElementSibling() == null) {
      parent.after(thanks);
      parent = thanks.parent();
    }
  }

  /** amsart's {@code \thanks}: a line or two, beside the abstract. */
  private static boolean isNoteOnAuthors(Element thanks, Element article) {
    return thanks.parent() == article
        && !thanks.previousElementSiblings().is("section:not(.abstract)")
        && thanks.text().length() < 400;
  }
}
