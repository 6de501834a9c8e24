package vanity.render.figures;

/** The arguments of a command in a text of TeX. */
final class TexGroups {
  private TexGroups() {}

  /**
   * After so many arguments, each in braces or one letter or digit, and those in brackets before
   * them, or right after the command if it takes no other; -1 if something else comes.
   */
  static int end(String text, int from, int groups) {
    int at = from;
    int left = groups;
    if (groups == 0 && text.startsWith("[", from)) {
      return closing(text, from, ']');
    }
    while (left > 0) {
      while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
        at++;
      }
      if (at == text.length()) {
        return -1;
      }
      char open = text.charAt(at);
      if (Character.isLetterOrDigit(open)) {
        left--;
        at++;
        continue;
      }
      if (open == '{') {
        left--;
      } else if (open != '[' || left < groups) {
        return -1;
      }
      at = closing(text, at, open == '{' ? '}' : ']');
      if (at < 0) {
        return -1;
      }
    }
    return at;
  }

  /** After the character that closes the group which begins here; braces within are whole. */
  static int closing(String text, int from, char close) {
    int depth = 0;
    for (int at = from + 1; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == close && depth == 0) {
        return at + 1;
      }
      switch (c) {
        case '\\' -> at++;
        case '{' -> depth++;
        case '}' -> depth--;
        default -> {}
      }
    }
    return -1;
  }
}
