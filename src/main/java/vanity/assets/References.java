package vanity.assets;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The references of a stylesheet or script to other static files: {@code url()}, {@code @import},
 * {@code import … from}, {@code import()}, {@code new URL(…, import.meta.url)}, source maps. Found,
 * and replaced by others.
 */
final class References {
  /** Comments and strings first, so that nothing is found inside them. */
  private static final Pattern CSS =
      Pattern.compile(
          """
          /\\*\\#\\s*sourceMappingURL=(?<map>[^\\s*]++)\\s*\\*/
          | /\\*.*?(?:\\*/|\\z)
          | \\burl\\(\\s*+(?: "(?<double>[^"\\n]*+)" | '(?<single>[^'\\n]*+)' | (?<bare>[^'"()\\s]++) )\\s*+\\)
          | @import\\s*+(?: "(?<importDouble>[^"\\n]*+)" | '(?<importSingle>[^'\\n]*+)' )
          | "[^"\\n]*+" | '[^'\\n]*+'
          """,
          Pattern.COMMENTS | Pattern.DOTALL | Pattern.CASE_INSENSITIVE);

  private static final List<String> GROUPS =
      List.of("map", "double", "single", "bare", "importDouble", "importSingle");

  private static final Pattern ABSOLUTE = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:.*");

  private References() {}

  /** Where a reference stands in its text, without query and fragment. */
  record Span(int start, int end) {}

  /** Whether files of this name are looked at. */
  static boolean mayBeIn(String name) {
    return isStylesheet(name) || name.endsWith(".js") || name.endsWith(".mjs");
  }

  private static boolean isStylesheet(String name) {
    return name.endsWith(".css");
  }

  /**
   * The file with each of its references replaced; a query or fragment behind it stays.
   *
   * @param content whatever its charset: all but the references is kept byte by byte
   * @param replacement from a reference as it is written to another, in ASCII
   */
  static byte[] rewrite(String name, byte[] content, UnaryOperator<String> replacement) {
    String text = new String(content, StandardCharsets.ISO_8859_1);
    StringBuilder out = new StringBuilder(text.length() + 256);
    int copied = 0;
    for (Span span : isStylesheet(name) ? inStylesheet(text) : ScriptScanner.references(text)) {
      int end = span.start + endOfPath(text.substring(span.start, span.end));
      String written = text.substring(span.start, end);
      if (isOurs(written)) {
        out.append(text, copied, span.start);
        out.append(
            replacement.apply(
                new String(written.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8)));
        copied = end;
      }
    }
    return copied == 0
        ? content
        : out.append(text, copied, text.length()).toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  private static List<Span> inStylesheet(String text) {
    List<Span> spans = new ArrayList<>();
    Matcher matcher = CSS.matcher(text);
    while (matcher.find()) {
      for (String group : GROUPS) {
        if (matcher.start(group) >= 0) {
          spans.add(new Span(matcher.start(group), matcher.end(group)));
        }
      }
    }
    return spans;
  }

  private static int endOfPath(String reference) {
    for (int i = 0; i < reference.length(); i++) {
      if (reference.charAt(i) == '?' || reference.charAt(i) == '#') {
        return i;
      }
    }
    return reference.length();
  }

  /** Relative, or below our own prefix; neither another site, nor data, nor nothing. */
  private static boolean isOurs(String path) {
    return !path.isEmpty()
        && !ABSOLUTE.matcher(path).matches()
        && (!path.startsWith("/") || path.startsWith(StaticFiles.PREFIX));
  }
}
