package vanity.render.document;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoup.nodes.Element;

/** The authors as a list of names with marks, the places and notes they point to beneath. */
final class AuthorList {
  private static final String[] SYMBOLS = {"*", "†", "‡", "§", "¶", "‖", "#"};

  private AuthorList() {}

  static void set(Element block, List<Element> notes, List<Element> places, Element header) {
    for (Element dedication : block.select(".ltx_role_dedicatory")) {
      header.appendElement("p").addClass("dedication").text(PlainText.of(dedication));
      dedication.remove();
    }
    Optional<Authors> read = AuthorBlock.read(block, notes, places);
    if (read.isEmpty()) {
      header.appendChild(lines(block));
      return;
    }
    places.stream().map(item -> item.parents().get(1)).distinct().forEach(Element::remove);
    Authors authors = read.get();
    Map<String, Integer> affiliated = numbered(authors, true);
    Map<String, Integer> remarks = numbered(authors, false);
    Element names = header.appendElement("ul").addClass("authors");
    boolean marked = authors.areDealt() && !allShare(authors);
    for (Person person : authors.people()) {
      names.appendChild(author(person, marked ? affiliated : Map.of(), remarks));
    }
    if (!affiliated.isEmpty()) {
      Element affiliations = header.appendElement("ol").addClass("affiliations");
      affiliated.forEach(
          (text, n) -> note(affiliations, "affiliation" + n, marked ? "" + n : "", text));
    }
    if (!remarks.isEmpty() || !authors.remarks().isEmpty()) {
      Element list = header.appendElement("ul").addClass("author-notes");
      remarks.forEach((text, n) -> note(list, "author-note" + n, symbol(n), text));
      authors.remarks().forEach(text -> list.appendElement("li").text(text));
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
          .attr("aria-label", "ORCID iD of " + person.name)
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
    if (places.isEmpty() && person.affiliations.isEmpty()) {
      // Marks of a class that prints the places elsewhere, as text.
      person.labels.stream()
          .filter(label -> label.matches("\\d+"))
          .forEach(label -> mark(marks, "", label));
    }
    if (marks.childNodeSize() > 0) {
      item.appendChild(marks);
    }
    return item;
  }

  private static void mark(Element marks, String id, String label) {
    if (!id.isEmpty() && !marks.select("a[href=#" + id + "]").isEmpty()) {
      return;
    }
    if (marks.childNodeSize() > 0) {
      marks.appendText(",");
    }
    if (id.isEmpty()) {
      marks.appendText(label);
    } else {
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
}
