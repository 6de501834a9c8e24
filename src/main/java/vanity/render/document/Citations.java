package vanity.render.document;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Element;

/** Citations joined to the references they name, in both directions. */
final class Citations {
  /** A work cited everywhere needs no list of every place. */
  private static final int MAX_BACK_LINKS = 30;

  private final Map<String, List<String>> placesByReference = new LinkedHashMap<>();

  private Citations() {}

  /** Marks the article's citations and remembers where each stands. */
  static Citations of(Element article) {
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
