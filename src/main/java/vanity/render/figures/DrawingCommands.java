package vanity.render.figures;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Commands that stand for a drawing: those of packages, and those that a paper defines for itself
 * by a drawing and no text beside it.
 */
final class DrawingCommands {
  /** How many arguments each takes, after any in brackets. */
  private static final Map<String, Integer> OF_PACKAGES = Map.of("dynkin", 2, "chemfig", 1);

  private static final Pattern COMMENT = Pattern.compile("(?<!\\\\)%[^\n]*\n?[ \t]*");

  /** Its name, and what tells of its arguments: [2][default], {O{}mm} or #1#2. */
  private static final Pattern DEFINITION =
      Pattern.compile(
          "\\\\(?:(?:re)?newcommand|providecommand|DeclareRobustCommand"
              + "|(?<document>(?:New|Renew|Provide|Declare)DocumentCommand)|(?<def>[gx]?def))"
              + "\\*?\\s*\\{?\\s*\\\\(?<name>[A-Za-z@]+)\\s*\\}?\\s*");

  private static final Pattern COUNT =
      Pattern.compile("(?:\\[([0-9])\\]\\s*(?<default>\\[[^\\]]*\\]\\s*)?)?");

  private static final Pattern OPTIONAL_THEN_MANDATORY =
      Pattern.compile("\\{\\s*s?\\s*(?:o\\s*|O\\s*\\{[^{}]*\\}\\s*){0,9}((?:m\\s*){0,9})\\}\\s*");

  private static final Pattern PARAMETERS = Pattern.compile("((?:#[1-9]){0,9})");

  private static final Pattern COMMAND = Pattern.compile("\\\\([A-Za-z@]+)");

  /** Some words one after the other: a page has them better as text. */
  private static final Pattern PROSE =
      Pattern.compile("(?:\\b[A-Za-z]{2,}[\\s,;]+){3}[A-Za-z]{2,}");

  private record Definition(int arguments, String body) {}

  private DrawingCommands() {}

  /**
   * Names without their backslash, and how many arguments each takes.
   *
   * @param environments that draw, as a pattern
   * @param texts of the paper's files
   */
  static Map<String, Integer> of(String environments, List<String> texts) {
    Map<String, Definition> definitions = new HashMap<>();
    for (String text : texts) {
      definitions.putAll(definitions(COMMENT.matcher(text).replaceAll("")));
    }
    Pattern drawing =
        Pattern.compile("\\\\begin\\s*\\{(" + environments + ")\\}(?s:.*?)\\\\end\\s*\\{\\1\\}");
    Map<String, Integer> found = new HashMap<>(OF_PACKAGES);
    boolean more = true;
    while (more) {
      more = false;
      for (Map.Entry<String, Definition> each : definitions.entrySet()) {
        Definition definition = each.getValue();
        if (!found.containsKey(each.getKey()) && draws(definition.body(), drawing, found)) {
          found.put(each.getKey(), definition.arguments());
          more = true;
        }
      }
    }
    return found;
  }

  /** Whether there are words in it, as there are in a box that is drawn around a text. */
  static boolean isProse(String tex) {
    return PROSE.matcher(tex).find();
  }

  private static boolean draws(String body, Pattern drawing, Map<String, Integer> drawingCommands) {
    String rest = drawing.matcher(body).replaceAll("");
    boolean draws = !rest.equals(body);
    Matcher command = COMMAND.matcher(rest);
    while (!draws && command.find()) {
      draws = drawingCommands.containsKey(command.group(1));
    }
    return draws && !isProse(rest) && !TexDrawings.needsThePaper(body);
  }

  private static Map<String, Definition> definitions(String text) {
    Map<String, Definition> definitions = new HashMap<>();
    Matcher definition = DEFINITION.matcher(text);
    while (definition.find()) {
      Pattern form =
          definition.group("document") != null
              ? OPTIONAL_THEN_MANDATORY
              : definition.group("def") != null ? PARAMETERS : COUNT;
      Matcher arguments = form.matcher(text).region(definition.end(), text.length());
      if (arguments.lookingAt() && text.startsWith("{", arguments.end())) {
        int end = TexGroups.closing(text, arguments.end(), '}');
        if (end > 0) {
          definitions.put(
              Objects.requireNonNull(definition.group("name")),
              new Definition(count(form, arguments), text.substring(arguments.end(), end)));
        }
      }
    }
    return definitions;
  }

  private static int count(Pattern form, Matcher arguments) {
    String stated = Objects.requireNonNullElse(arguments.group(1), "");
    if (form.equals(COUNT)) {
      int all = stated.isEmpty() ? 0 : Integer.parseInt(stated);
      return arguments.group("default") == null ? all : all - 1;
    }
    return (int) stated.chars().filter(each -> each == 'm' || each == '#').count();
  }
}
