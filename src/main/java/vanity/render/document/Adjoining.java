package vanity.render.document;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/**
 * What adjoins a formula without a space, such as brackets and a full stop, stays on its line, as
 * in TeX: Chromium ends lines at both sides of a formula, whatever stands there, against rules LB13
 * and LB14 of Unicode's line breaking (UAX 14). A line may end after a dash, as ever.
 */
final class Adjoining {
  private static final Pattern BEFORE = Pattern.compile("(?<![^\\s\\p{Pd}])[^\\s\\p{Pd}]{1,16}$");
  private static final Pattern AFTER =
      Pattern.compile("^(?:[^\\s\\p{Pd}]{0,16}\\p{Pd}|[^\\s\\p{Pd}]{1,16}(?![^\\s\\p{Pd}]))");

  private Adjoining() {}

  static void join(Element article) {
    for (Element math : article.select("math:not([display=block])")) {
      String before = "";
      String after = "";
      if (math.previousSibling() instanceof TextNode text) {
        before = cut(BEFORE, text);
      }
      if (math.nextSibling() instanceof TextNode text) {
        after = cut(AFTER, text);
      }
      if (!before.isEmpty() || !after.isEmpty()) {
        math.wrap("<span class=\"unbroken\"></span>");
        math.before(new TextNode(before));
        math.after(new TextNode(after));
      }
    }
  }

  private static String cut(Pattern part, TextNode text) {
    Matcher matcher = part.matcher(text.getWholeText());
    if (!matcher.find()) {
      return "";
    }
    text.text(matcher.replaceFirst(""));
    return matcher.group();
  }
}
