package vanity.render.document;

import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;

/** Title, authors and what belongs to them, in one order whatever the document class. */
final class TitleBlock {
  /** How {@code \today} is printed: the day of the conversion, which says nothing of the paper. */
  private static final String TODAY = "[A-Z][a-z]+ \\d{1,2}, \\d{4}";

  private TitleBlock() {}

  static void set(Element article) {
    Element header = new Element("header").addClass("title-block");
    Element title = article.selectFirst("> h1");
    Element authors = article.selectFirst("> .ltx_authors");
    List<Element> notes = new ArrayList<>();
    List<Element> before = new ArrayList<>();
    if (title != null) {
      for (Node node = title.previousSibling(); node != null; node = node.previousSibling()) {
        if (node instanceof Element element && !Dom.isBlank(element)) {
          (element.hasClass("ltx_note") ? notes : before).addFirst(element);
        }
      }
      title.attr("class", "ltx_title");
      Dom.trim(title);
      header.appendChild(title);
    }
    for (Element subtitle : article.select("> .ltx_subtitle")) {
      header.appendChild(subtitle.tagName("p").attr("class", "subtitle"));
    }
    if (authors != null) {
      AuthorList.set(authors, notes, placesBelow(article), header);
      notes.forEach(Node::remove);
      authors.remove();
    }
    for (Element collaboration : before) {
      header.appendElement("p").addClass("collaboration").text(PlainText.of(collaboration));
      collaboration.remove();
    }
    setDates(article, header);
    if (header.childrenSize() > 0) {
      article.prependChild(header);
    }
  }

  /** Nature's class has a list of places, by the raised numbers that stand on the names. */
  private static List<Element> placesBelow(Element article) {
    for (Element list :
        article.select("> .ltx_para > ul:only-child, > .ltx_para > ol:only-child")) {
      List<Element> labels = list.select("> li > .ltx_tag");
      if (!labels.isEmpty()
          && labels.stream()
              .allMatch(label ->
                  Lists.letters(label).matches("\\d{1,3}")
                      && label.selectFirst("msup, sup") != null)) {
        return list.children();
      }
    }
    return List.of();
  }

  /** The title as plain text; empty if there is none. */
  static String title(Element article) {
    Element title = article.selectFirst("header.title-block > h1");
    return title == null ? "" : PlainText.of(title);
  }

  /** The authors' names. */
  static List<String> authors(Element article) {
    return article.select(".authors .author-name").eachText();
  }

  /** The abstract as plain text; empty if there is none. */
  static String summary(Element article) {
    Element summary = article.selectFirst("section.abstract");
    if (summary == null) {
      return "";
    }
    Element copy = summary.clone();
    copy.select("> h2").remove();
    return PlainText.of(copy);
  }

  private static void setDates(Element article, Element header) {
    for (Element dates : article.select("> .ltx_dates")) {
      String date = PlainText.of(dates).replaceFirst("^\\((.*)\\)$", "$1").strip();
      if (!date.isEmpty() && !date.matches(TODAY)) {
        header.appendElement("p").addClass("date").text(date);
      }
      dates.remove();
    }
  }
}
