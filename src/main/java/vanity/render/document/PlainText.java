package vanity.render.document;

import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter.FilterResult;

/** An element's text for places that know no markup: titles, lists, search. */
final class PlainText {
  /** MathML that is nothing but letters in a row. */
  private static final Set<String> LINEAR =
      Set.of("math", "semantics", "annotation", "mrow", "mi", "mn", "mo", "mtext");

  private static final Set<String> BREAKING = Set.of("p", "div", "li", "br", "tr", "td", "th");

  private PlainText() {}

  /** Formulas as letters where that is enough, else as TeX between dollars; no notes. */
  static String of(Element element) {
    StringBuilder text = new StringBuilder();
    element.filter((node, depth) -> {
      if (node instanceof TextNode letters) {
        text.append(letters.getWholeText());
      } else if (node instanceof Element inner) {
        if (inner.nameIs("math")) {
          text.append(formula(inner));
          return FilterResult.SKIP_CHILDREN;
        }
        if (inner.is(".ltx_note, .note-mark, .note-text, .anchor")) {
          return FilterResult.SKIP_CHILDREN;
        }
        if (BREAKING.contains(inner.normalName())) {
          text.append(' ');
        }
      }
      return FilterResult.CONTINUE;
    });
    return Spaces.collapse(text.toString());
  }

  private static String formula(Element math) {
    boolean linear = math.getAllElements().stream().allMatch(e -> LINEAR.contains(e.tagName()));
    if (!linear && !math.attr("alttext").isEmpty()) {
      return "$" + math.attr("alttext") + "$";
    }
    StringBuilder letters = new StringBuilder();
    for (Element token : math.select("mi, mn, mo, mtext")) {
      letters.append(token.wholeText());
    }
    // U+2061 to U+2064 are the invisible operators.
    return letters.toString().replaceAll("[\u2061-\u2064]", "");
  }
}
