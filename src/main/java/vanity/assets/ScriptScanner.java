package vanity.assets;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Finds what a script imports. Reads it as far as strings, templates, comments and regular
 * expressions go, so that an import is not seen in any of them; not as far as grammar goes.
 */
final class ScriptScanner {
  /** The code before a string that makes it a module's name. */
  private static final Pattern IMPORTING =
      Pattern.compile("(?:.*[^\\w$.])?(?:from ?|import ?|import ?\\()");

  private static final Pattern NEW_URL = Pattern.compile("(?:.*[^\\w$.])?new URL ?\\(");
  private static final Pattern OF_MODULE = Pattern.compile("\\s*,\\s*import\\.meta\\.url\\b");

  /** What stands before a slash that begins a regular expression and does not divide. */
  private static final Pattern BEFORE_REGEX =
      Pattern.compile(
          "|.*[(,=:\\[!&|?{};+*%~^<>-]|(?:.*[^\\w$.])?(?:return|typeof|case|in|of|void) ?");

  private static final String SOURCE_MAP = "//# sourceMappingURL=";

  /** So much of the code before is remembered, without spaces. */
  private static final int REMEMBERED = 32;

  private final String text;
  private final List<References.Span> found = new ArrayList<>();
  private final StringBuilder before = new StringBuilder();
  private int at;

  private ScriptScanner(String text) {
    this.text = text;
  }

  /**
   * Module names that begin with a dot or slash, and the name of the source map. Bare names are the
   * import map's.
   */
  static List<References.Span> references(String text) {
    return new ScriptScanner(text).scan();
  }

  private List<References.Span> scan() {
    while (at < text.length()) {
      char c = text.charAt(at);
      switch (c) {
        case '"', '\'' -> string(c);
        case '`' -> quoted('`');
        case '/' -> slash();
        default -> {
          remember(c);
          at++;
        }
      }
    }
    return found;
  }

  private void string(char quote) {
    int start = at + 1;
    quoted(quote);
    int end = at - 1;
    if (start < end && (text.charAt(start) == '.' || text.charAt(start) == '/') && isModule()) {
      found.add(new References.Span(start, end));
    }
    remember(quote);
  }

  private boolean isModule() {
    return IMPORTING.matcher(before).matches()
        || (NEW_URL.matcher(before).matches()
            && OF_MODULE.matcher(text).region(at, text.length()).lookingAt());
  }

  /** Passes a string or template; a string ends with its line at the latest. */
  private void quoted(char quote) {
    for (at++; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '\\') {
        at++;
      } else if (c == quote) {
        at++;
        return;
      } else if (c == '\n' && quote != '`') {
        return;
      }
    }
    at = text.length();
  }

  private void slash() {
    if (text.startsWith("//", at)) {
      int end = text.indexOf('\n', at);
      end = end < 0 ? text.length() : end;
      if (text.startsWith(SOURCE_MAP, at)) {
        int start = at + SOURCE_MAP.length();
        found.add(new References.Span(start, start + text.substring(start, end).strip().length()));
      }
      at = end;
    } else if (text.startsWith("/*", at)) {
      int end = text.indexOf("*/", at + 2);
      at = end < 0 ? text.length() : end + 2;
    } else if (BEFORE_REGEX.matcher(before).matches()) {
      regex();
    } else {
      remember('/');
      at++;
    }
  }

  /** Passes a regular expression; a slash in brackets does not end it. */
  private void regex() {
    boolean inBrackets = false;
    for (at++; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '\\') {
        at++;
      } else if (c == '\n' || (c == '/' && !inBrackets)) {
        at++;
        break;
      } else if (c == '[' || c == ']') {
        inBrackets = c == '[';
      }
    }
    remember(')');
  }

  private void remember(char c) {
    if (c == ' ' || c == '\t' || c == '\r' || c == '\n') {
      // A space parts words only: "a from" is not "afrom".
      if (before.isEmpty() || !Character.isJavaIdentifierPart(before.charAt(before.length() - 1))) {
        return;
      }
      before.append(' ');
    } else {
      before.append(c);
    }
    if (before.length() > 2 * REMEMBERED) {
      before.delete(0, REMEMBERED);
    }
  }
}
