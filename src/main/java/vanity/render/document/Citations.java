package vanity.render.document;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.Elements;

/** Citations joined to the references they name, in both directions. */
final class Citations {
  /** A work cited everywhere needs no list of every place. */
  private static final int MAX_BACK_LINKS = 30;

  /** One word with a letter in it, as keys are and numbers are not. */
  private static final Pattern KEY = Pattern.compile("(?=.*\\p{L})\\S+");

  private final Map<String, List<String>> placesByReference = new LinkedHashMap<>();

  private Citations() {}

  /** Marks the article's citations and remembers where each stands. */
  static Citations of(Element article) {
    Map<String, String> numbers = numbers(article);
    article.select("cite.ltx_citemacro_cite").forEach(cite -> number(cite, numbers));
    Citations citations = new Citations();
    int count = 0;
    for (Element link : article.select("a[href^=#bib.]")) {
      if (link.closest(".ltx_bibitem") != null) {
        continue;
      }
      link.attr("class", "citation").id("cite" + ++count);
      citations
          .placesByReference
          .computeIfAbsent(link.attr("href").substring(1), id -> new ArrayList<>())
          .add(link.id());
    }
    return citations;
  }

  /** The references that have a number for a label. */
  private static Map<String, String> numbers(Element article) {
    Map<String, String> numbers = new HashMap<>();
    for (Element label : article.select("li.ltx_bibitem > .ltx_tag")) {
      String number = label.text().replaceAll("[()\\[\\].]", "").strip();
      if (label.parent() != null && number.matches("\\d+")) {
        numbers.put("#" + label.parent().id(), number);
      }
    }
    return numbers;
  }

  /**
   * LaTeXML shows revtex's citations by their keys; where references are numbered, so are these.
   */
  private static void number(Element cite, Map<String, String> numberByHref) {
    Elements links = cite.select("a[href^=#bib.]");
    Map<Element, String> numbers = new LinkedHashMap<>();
    for (Element link : links) {
      String number = numberByHref.get(link.attr("href"));
      if (number != null && KEY.matcher(link.text().strip()).matches()) {
        numbers.put(link, number);
      }
    }
    if (links.isEmpty() || numbers.size() < links.size() || !cite.ownText().matches("[\\s;,]*")) {
      return;
    }
    numbers.forEach((link, number) -> link.text(number));
    for (TextNode text : cite.textNodes()) {
      text.text(text.getWholeText().replace(';', ','));
    }
    cite.prependText("[");
    cite.appendText("]");
  }

  /** Adds the ways back to where the reference is cited, if it is. */
  void addBackLinks(Element reference) {
    List<String> places = placesByReference.getOrDefault(reference.id(), List.of());
    if (places.isEmpty()) {
      return;
    }
    Element cited = reference.appendElement("span").addClass("reference-cited").text("Cited:");
    for (int i = 0; i < Math.min(places.size(), MAX_BACK_LINKS); i++) {
      cited.appendText(" ");
      cited
          .appendElement("a")
          .attr("href", "#" + places.get(i))
          .attr("aria-label", "Back to citation " + (i + 1))
          .text(String.valueOf(i + 1));
    }
    if (places.size() > MAX_BACK_LINKS) {
      cited.appendText(" …");
    }
  }
}
