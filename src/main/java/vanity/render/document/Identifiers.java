package vanity.render.document;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;

/**
 * Ids that are unique, safe in a URL and in a selector, and cannot meet the ids of the page around:
 * each holds a digit, as nearly all of LaTeXML's do. Those that nothing can point to are dropped.
 */
final class Identifiers {
  private static final Pattern SAFE = Pattern.compile("[A-Za-z][A-Za-z0-9._-]*");
  private static final Pattern REFERENCE =
      Pattern.compile("url\\(\\s*['\"]?#([^)'\"]+)['\"]?\\s*\\)");
  private static final int MAX_LENGTH = 100;

  /** What readers link to; and what later steps join by id. */
  private static final String LANDMARKS =
      "section, figure, tbody, .ltx_equation, .ltx_equationgroup, .ltx_theorem, .ltx_proof,"
          + " .ltx_para, .ltx_bibitem, .ltx_note, .ltx_item, .ltx_table";

  private final Set<String> taken = new HashSet<>();
  private final Map<String, String> renamed = new HashMap<>();

  private Identifiers() {}

  static void makeSafe(Element article) {
    Identifiers identifiers = new Identifiers();
    Set<String> targets = targets(article);
    for (Element element : article.select("[id]")) {
      if (targets.contains(element.id()) || element.is(LANDMARKS)) {
        element.id(identifiers.rename(element.id()));
      } else {
        element.removeAttr("id");
      }
    }
    identifiers.followIn(article);
  }

  private static Set<String> targets(Element article) {
    Set<String> targets = new HashSet<>();
    for (Element link : article.select("[href^=#]")) {
      targets.add(link.attr("href").substring(1));
    }
    for (Element shape : article.select("svg *")) {
      for (Attribute attribute : shape.attributes()) {
        Matcher reference = REFERENCE.matcher(attribute.getValue());
        while (reference.find()) {
          targets.add(reference.group(1));
        }
      }
    }
    return targets;
  }

  private String rename(String id) {
    String safe = safe(id);
    String unique = safe;
    for (int copy = 2; !taken.add(unique); copy++) {
      unique = safe + "-" + copy;
    }
    // Of two elements with one id, links lead to the first, as in a browser.
    renamed.putIfAbsent(id, unique);
    return unique;
  }

  private static String safe(String id) {
    String shortened = id.substring(0, Math.min(id.length(), MAX_LENGTH));
    boolean own = shortened.equals("bib") || shortened.chars().anyMatch(c -> c >= '0' && c <= '9');
    if (own && SAFE.matcher(shortened).matches()) {
      return shortened;
    }
    return "x1-" + shortened.replaceAll("[^A-Za-z0-9._-]", "-");
  }

  private void followIn(Element article) {
    for (Element link : article.select("[href^=#]")) {
      String target = link.attr("href").substring(1);
      link.attr("href", "#" + renamed.getOrDefault(target, target));
    }
    for (Element shape : article.select("svg *")) {
      for (Attribute attribute : shape.attributes()) {
        if (attribute.getValue().contains("url(")) {
          attribute.setValue(
              REFERENCE
                  .matcher(attribute.getValue())
                  .replaceAll(found ->
                      Matcher.quoteReplacement(
                          "url(#" + renamed.getOrDefault(found.group(1), found.group(1)) + ")")));
        }
      }
    }
  }
}
