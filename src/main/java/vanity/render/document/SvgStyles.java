package vanity.render.document;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/**
 * The style sheet within an SVG file ({@code .st0{fill:red}}, as drawing programs and matplotlib
 * write it) turned into attributes; the sheet itself goes. Only selectors of one part ({@code *},
 * {@code path}, {@code .st0}, {@code #a}) are known.
 */
final class SvgStyles {
  private static final Pattern RULE = Pattern.compile("([^{}]{1,2000})\\{([^{}]{0,10000})\\}");
  private static final Pattern SIMPLE = Pattern.compile("\\*|[.#]?[A-Za-z_][\\w-]*");
  private static final int MAX_RULES = 500;

  private record Rule(String selector, Map<String, String> declarations) {
    int weight() {
      return switch (selector.charAt(0)) {
        case '#' -> 3;
        case '.' -> 2;
        case '*' -> 0;
        default -> 1;
      };
    }

    boolean matches(Element shape) {
      return switch (selector.charAt(0)) {
        case '#' -> shape.attr("id").equals(selector.substring(1));
        case '.' -> shape.hasClass(selector.substring(1));
        case '*' -> true;
        default -> shape.tagName().equals(selector);
      };
    }
  }

  private SvgStyles() {}

  static void inline(Element svg) {
    List<Rule> rules = new ArrayList<>();
    for (Element sheet : svg.select("style")) {
      rules.addAll(rules(sheet.wholeText() + sheet.data()));
      sheet.remove();
    }
    rules.sort(Comparator.comparingInt(Rule::weight));
    for (Element shape : svg.select("*")) {
      // Weaker first: a later value overwrites, and the element's own style is the strongest.
      for (Rule rule : rules) {
        if (rule.matches(shape)) {
          set(shape, rule.declarations());
        }
      }
      set(shape, Styles.declarations(shape.attr("style")));
      shape.removeAttr("style");
    }
  }

  private static void set(Element shape, Map<String, String> declarations) {
    declarations.forEach((property, value) -> {
      if (SvgRules.PRESENTATION.contains(property)) {
        shape.attr(property, value);
      }
    });
  }

  private static List<Rule> rules(String sheet) {
    List<Rule> rules = new ArrayList<>();
    Matcher matcher = RULE.matcher(withoutComments(sheet));
    while (matcher.find() && rules.size() < MAX_RULES) {
      Map<String, String> declarations = Styles.declarations(matcher.group(2));
      for (String selector : matcher.group(1).split(",")) {
        if (SIMPLE.matcher(selector.strip()).matches()) {
          rules.add(new Rule(selector.strip(), declarations));
        }
      }
    }
    return rules;
  }

  private static String withoutComments(String sheet) {
    StringBuilder kept = new StringBuilder();
    int from = 0;
    for (int open = sheet.indexOf("/*"); open >= 0; open = sheet.indexOf("/*", from)) {
      kept.append(sheet, from, open);
      int close = sheet.indexOf("*/", open + 2);
      from = close < 0 ? sheet.length() : close + 2;
    }
    return kept.append(sheet, from, sheet.length()).toString();
  }
}
