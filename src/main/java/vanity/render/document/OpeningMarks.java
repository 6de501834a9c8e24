package vanity.render.document;

import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/**
 * Brackets and quotation marks that open before a formula stay on its line: Chromium ends a line
 * between them, against rule LB14 of Unicode's line breaking (UAX 14).
 */
final class OpeningMarks {
  private static final String MARKS = "([{“‘„«¿¡";

  private OpeningMarks() {}

  static void join(Element article) {
    for (Element math : article.select("math:not([display=block])")) {
      if (math.previousSibling() instanceof TextNode before) {
        String text = before.getWholeText();
        int start = marksAtEnd(text);
        if (start < text.length()) {
          math.wrap("<span class=\"unbroken\"></span>");
          math.before(new TextNode(text.substring(start)));
          before.text(text.substring(0, start));
        }
      }
    }
  }

  private static int marksAtEnd(String text) {
    int start = text.length();
    while (start > 0 && MARKS.indexOf(text.charAt(start - 1)) >= 0) {
      start--;
    }
    return start;
  }
}
