package vanity.render.document;

import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** The table of contents, built from the headings: sections, two levels beneath, appendices too. */
final class Contents {
  private static final int DEPTH = 3;

  private Contents() {}

  /** Nested lists of links; empty if the article has no sections. */
  static String of(Element article) {
    Element list = list(article, 1);
    if (list == null) {
      return "";
    }
    Document page = Document.createShell("");
    page.outputSettings().prettyPrint(false);
    return list.appendTo(page.body()).outerHtml();
  }

  private static @Nullable Element list(Element parent, int depth) {
    if (depth > DEPTH) {
      return null;
    }
    Element list = new Element("ol");
    for (Element section : parent.children()) {
      Element heading = section.nameIs("section") ? heading(section) : null;
      if (heading == null || !section.hasAttr("id")) {
        continue;
      }
      Element item = list.appendElement("li");
      item.appendElement("a")
          .attr("href", "#" + section.id())
          .appendChildren(title(heading).childNodesCopy());
      Element inner = list(section, depth + 1);
      if (inner != null) {
        item.appendChild(inner);
      }
    }
    return list.childrenSize() == 0 ? null : list;
  }

  /** Run-in headings ({@code \paragraph}) would only make the list long. */
  private static @Nullable Element heading(Element section) {
    if (section.is(".ltx_paragraph, .ltx_subparagraph, .abstract")) {
      return null;
    }
    return section.selectFirst("> h2, > h3, > h4, > h5, > h6");
  }

  private static Element title(Element heading) {
    Element title = heading.clone();
    title.select(".anchor, .note-mark, .note-text, annotation, br").remove();
    title.select("a, cite, .note").unwrap();
    title.select("[id]").removeAttr("id");
    return title;
  }
}
