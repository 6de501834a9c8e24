package vanity.render.source;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/** What a submission is, by its bytes and names; only {@link #TEX} can be rendered. */
public enum SourceKind {
  TEX("LaTeX"),
  PDF("PDF"),
  POSTSCRIPT("PostScript"),
  DVI("DVI"),
  HTML("HTML"),
  WORD("Word"),
  WITHDRAWN("withdrawn"),
  UNKNOWN("something else");

  /** How many first bytes {@link #of} wants to see. */
  static final int HEAD = 4096;

  /** Not {@code %!TEX program = xelatex}, with which editors mark TeX files. */
  private static final Pattern POSTSCRIPT_START = Pattern.compile("\\x04?%!(PS|\\s*\\R)");

  private static final Pattern HTML_START =
      Pattern.compile(
          "\\A(<\\?xml[^>]*>|<!--.*?-->|\\s)*<(!doctype html|html|head|body)\\b.*",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private final String label;

  SourceKind(String label) {
    this.label = label;
  }

  /** The name for readers. */
  public String label() {
    return label;
  }

  /** Tells one file's kind by its first bytes; text that is nothing else counts as TeX. */
  static SourceKind of(byte[] head) {
    String text = new String(head, StandardCharsets.ISO_8859_1);
    if (text.startsWith("%PDF-") || text.indexOf("%PDF-") >= 0 && isBinary(head)) {
      return PDF;
    }
    if (POSTSCRIPT_START.matcher(text).lookingAt() || starts(head, 0xC5, 0xD0, 0xD3)) {
      return POSTSCRIPT;
    }
    if (starts(head, 0xF7, 0x02)) {
      return DVI;
    }
    if (starts(head, 'P', 'K', 3, 4) || starts(head, 0xD0, 0xCF, 0x11, 0xE0)) {
      return WORD;
    }
    if (HTML_START.matcher(text.startsWith("ï»¿") ? text.substring(3) : text).matches()) {
      return HTML;
    }
    if (text.stripLeading().startsWith("%auto-ignore")) {
      return WITHDRAWN;
    }
    return isBinary(head) && !isWideText(head) ? UNKNOWN : TEX;
  }

  /** Tells one file's kind by its name, for what a folder without TeX holds. */
  static SourceKind ofName(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return switch (lower.substring(lower.lastIndexOf('.') + 1)) {
      case "tex", "ltx", "latex" -> TEX;
      case "pdf" -> PDF;
      case "ps", "eps" -> POSTSCRIPT;
      case "dvi" -> DVI;
      case "html", "htm", "xhtml" -> HTML;
      case "doc", "docx", "odt", "rtf" -> WORD;
      default -> UNKNOWN;
    };
  }

  /** Whether a file begins with these bytes. */
  public static boolean starts(byte[] head, int... bytes) {
    if (head.length < bytes.length) {
      return false;
    }
    for (int i = 0; i < bytes.length; i++) {
      if ((head[i] & 0xFF) != bytes[i]) {
        return false;
      }
    }
    return true;
  }

  private static boolean isBinary(byte[] head) {
    for (byte each : head) {
      if (each == 0) {
        return true;
      }
    }
    return false;
  }

  /** UTF-16 with its byte order mark. */
  private static boolean isWideText(byte[] head) {
    return starts(head, 0xFF, 0xFE) || starts(head, 0xFE, 0xFF);
  }
}
