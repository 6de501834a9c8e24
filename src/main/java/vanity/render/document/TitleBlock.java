package vanity.render.document;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;

/** Title, authors, abstract and what belongs to them, in one order whatever the document class. */
public final class TitleBlock {
  private static final String[] SYMBOLS = {"*", "†", "‡", "§", "¶", "‖", "#"};

  /** How {@code \today} is printed: the day of the conversion, which says nothing of the paper. */
  private static final String TODAY = "[A-Z][a-z]+ \\d{1,2}, \\d{4}";

  private TitleBlock() {}

  public static void set(Element article) {
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
      setAuthors(authors, notes, header);
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
    setAbstract(article);
    setKeywords(article);
    setAcknowledgements(article, header);
  }

  /** The title as plain text; empty if there is none. */
  public static String title(Element article) {
    Element title = article.selectFirst("header.title-block > h1");
    return title == null ? "" : PlainText.of(title);
  }

  /** The authors' names. */
  public static List<String> authors(Element article) {
    return article.select(".authors .author-name").eachText();
  }

  /** The abstract as plain text; empty if there is none. */
  public static String summary(Element article) {
    Element summary = article.selectFirst("section.abstract");
    if (summary == null) {
      return "";
    }
    Element copy = summary.clone();
    copy.select("> h2").remove();
    return PlainText.of(copy);
  }

  private static void setAuthors(Element block, List<Element> notes, Element header) {
    for (Element dedication : block.select(".ltx_role_dedicatory")) {
      header.appendElement("p").addClass("dedication").text(PlainText.of(dedication));
      dedication.remove();
    }
    Optional<Authors> read = Authors.read(block, notes);
    if (read.isEmpty()) {
      header.appendChild(lines(block));
      return;
    }
    Authors authors = read.get();
    Map<String, Integer> places = numbered(authors, true);
    Map<String, Integer> remarks = numbered(authors, false);
    Element list = header.appendElement("ul").addClass("authors");
    boolean marked = authors.areDealt() && !allShare(authors);
    for (Person person : authors.people()) {
      list.appendChild(author(person, marked ? places : Map.of(), remarks));
    }
    if (!places.isEmpty()) {
      Element affiliations = header.appendElement("ol").addClass("affiliations");
      places.forEach(
          (text, n) -> note(affiliations, "affiliation" + n, marked ? "" + n : "", text));
    }
    if (!remarks.isEmpty() || !authors.remarks().isEmpty()) {
      Element list2 = header.appendElement("ul").addClass("author-notes");
      remarks.forEach((text, n) -> note(list2, "author-note" + n, symbol(n), text));
      authors.remarks().forEach(text -> list2.appendElement("li").text(text));
    }
  }

  private static Map<String, Integer> numbered(Authors authors, boolean places) {
    Map<String, Integer> numbers = new LinkedHashMap<>();
    for (Person person : authors.people()) {
      for (String text : places ? person.affiliations : person.notes) {
        numbers.putIfAbsent(text, numbers.size() + 1);
      }
    }
    return numbers;
  }

  private static boolean allShare(Authors authors) {
    return authors.people().stream().map(person -> person.affiliations).distinct().count() == 1;
  }

  private static Element author(
      Person person, Map<String, Integer> places, Map<String, Integer> remarks) {
    Element item = new Element("li").addClass("author");
    Element name = item.appendElement("span").addClass("author-name");
    if (WebAddress.of(person.homepage).isPresent()) {
      name.appendElement("a").attr("href", person.homepage).text(person.name);
    } else {
      name.text(person.name);
    }
    if (person.orcid.matches("\\d{4}-\\d{4}-\\d{4}-\\d{3}[\\dX]")) {
      item.appendText(" ");
      item.appendElement("a")
          .addClass("orcid")
          .attr("href", "https://orcid.org/" + person.orcid)
          .attr("aria-label", "ORCID of " + person.name)
          .text("iD");
    }
    Element marks = Dom.element("sup", "author-marks");
    for (String text : person.affiliations) {
      if (places.containsKey(text)) {
        mark(marks, "affiliation" + places.get(text), "" + places.get(text));
      }
    }
    for (String text : person.notes) {
      mark(marks, "author-note" + remarks.get(text), symbol(remarks.getOrDefault(text, 1)));
    }
    if (marks.childrenSize() > 0) {
      item.appendChild(marks);
    }
    return item;
  }

  private static void mark(Element marks, String id, String label) {
    if (marks.select("a[href=#" + id + "]").isEmpty()) {
      if (marks.childrenSize() > 0) {
        marks.appendText(",");
      }
      marks.appendElement("a").attr("href", "#" + id).text(label);
    }
  }

  private static void note(Element list, String id, String mark, String text) {
    Element item = list.appendElement("li").id(id);
    if (!mark.isEmpty()) {
      item.appendElement("sup").addClass("mark").text(mark);
      item.appendText(" ");
    }
    item.appendText(text);
  }

  /** *, †, … and then **, ††, …. */
  private static String symbol(int n) {
    return SYMBOLS[(n - 1) % SYMBOLS.length].repeat((n - 1) / SYMBOLS.length + 1);
  }

  private static Element lines(Element block) {
    Element lines = Dom.element("p", "author-lines");
    for (AuthorLine line : AuthorLine.of(block)) {
      if (!line.text().isEmpty()) {
        if (lines.childNodeSize() > 0) {
          lines.appendElement("br");
        }
        lines.appendText(line.text());
      }
    }
    return lines;
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

  private static void setAcknowledgements(Element article, Element header) {
    int count = 0;
    for (Element thanks : article.select(".ltx_acknowledgements")) {
      Element heading = thanks.selectFirst("> .ltx_title");
      if (heading == null && isNoteOnAuthors(thanks, article)) {
        Element list = header.selectFirst("> .author-notes");
        if (list == null) {
          list = header.appendElement("ul").addClass("author-notes");
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
