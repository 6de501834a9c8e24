package vanity.assets;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The references to other static files in a stylesheet or script: found, and rewritten to hashed
 * names.
 */
final class References {
  private static final Pattern CSS =
      Pattern.compile(
          "/\\*#\\s*sourceMappingURL=(?<map>[^\\s*]+)\\s*\\*/"
              + "|(?<comment>/\\*.*?\\*/)"
              + "|url\\(\\s*(?:\"(?<double>[^\"\\n]*)\"|'(?<single>[^'\\n]*)'|(?<bare>[^'\"()\\s]*))\\s*\\)"
              + "|@import\\s+(?:\"(?<importDouble>[^\"\\n]*)\"|'(?<importSingle>[^'\\n]*)')",
          Pattern.DOTALL | Pattern.CASE_INSENSITIVE);
  private static final Pattern JS =
      Pattern.compile(
          "^//#\\s*sourceMappingURL=(?<map>\\S+)"
              + "|(?<comment>/\\*.*?\\*/|^\\s*//[^\\n]*)"
              + "|\\bfrom\\s*(?:\"(?<double>\\.{0,2}/[^\"\\n]*)\"|'(?<single>\\.{0,2}/[^'\\n]*)')"
              + "|\\bimport\\s*\\(?\\s*(?:\"(?<importDouble>\\.{0,2}/[^\"\\n]*)\"|'(?<importSingle>\\.{0,2}/[^'\\n]*)')",
          Pattern.DOTALL | Pattern.MULTILINE);
  private static final List<String> GROUPS =
      List.of("map", "double", "single", "bare", "importDouble", "importSingle");

  private References() {}

  static boolean mayHave(String name) {
    return name.endsWith(".css") || name.endsWith(".js") || name.endsWith(".mjs");
  }

  /** The references to other files of the folder, as written but for query and fragment. */
  static List<String> find(String name, String text) {
    List<String> found = new ArrayList<>();
    rewrite(
        name,
        text,
        reference -> {
          found.add(reference);
          return reference;
        });
    return found;
  }

  /** The text with every such reference replaced; a query or fragment behind it is kept. */
  static String rewrite(String name, String text, Function<String, String> replacement) {
    Matcher matcher = (name.endsWith(".css") ? CSS : JS).matcher(text);
    return matcher.replaceAll(
        match -> Matcher.quoteReplacement(replaced(match, matcher, replacement)));
  }

  private static String replaced(
      MatchResult match, Matcher matcher, Function<String, String> replacement) {
    String all = match.group();
    for (String group : GROUPS) {
      int start = start(matcher, group);
      if (start < 0) {
        continue;
      }
      String reference = matcher.group(group);
      int cut = reference.replaceAll("[?#].*$", "").length();
      String target = reference.substring(0, cut);
      if (!isOurs(target)) {
        return all;
      }
      int at = start - match.start();
      return all.substring(0, at)
          + replacement.apply(target)
          + reference.substring(cut)
          + all.substring(at + reference.length());
    }
    return all;
  }

  /** Where the group matched; -1 if it did not, or the pattern has none of this name. */
  private static int start(Matcher matcher, String group) {
    return matcher.pattern().namedGroups().containsKey(group) ? matcher.start(group) : -1;
  }

  /** Relative, or below our own prefix; neither another site, nor data, nor nothing. */
  private static boolean isOurs(String target) {
    return !target.isEmpty()
        && !target.matches("(?i)[a-z][a-z0-9+.-]*:.*")
        && !target.startsWith("//")
        && (!target.startsWith("/") || target.startsWith(StaticFiles.PREFIX));
  }
}
