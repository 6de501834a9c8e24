package vanity.render.document;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.nodes.Element;

/**
 * MathML as browsers implement it (MathML Core), with its TeX kept for copying: as {@code alttext}
 * and as an annotation.
 */
final class Formulas {
  /** The first letter A, a and digit 0 of each alphabet (Unicode, 1D400–1D7FF); 0 where none. */
  private static final Map<String, int[]> ALPHABETS =
      Map.ofEntries(
          Map.entry("bold", new int[] {0x1D400, 0x1D41A, 0x1D7CE}),
          Map.entry("italic", new int[] {0x1D434, 0x1D44E, 0}),
          Map.entry("bold-italic", new int[] {0x1D468, 0x1D482, 0x1D7CE}),
          Map.entry("script", new int[] {0x1D49C, 0x1D4B6, 0}),
          Map.entry("bold-script", new int[] {0x1D4D0, 0x1D4EA, 0x1D7CE}),
          Map.entry("fraktur", new int[] {0x1D504, 0x1D51E, 0}),
          Map.entry("double-struck", new int[] {0x1D538, 0x1D552, 0x1D7D8}),
          Map.entry("bold-fraktur", new int[] {0x1D56C, 0x1D586, 0x1D7CE}),
          Map.entry("sans-serif", new int[] {0x1D5A0, 0x1D5BA, 0x1D7E2}),
          Map.entry("bold-sans-serif", new int[] {0x1D5D4, 0x1D5EE, 0x1D7EC}),
          Map.entry("sans-serif-italic", new int[] {0x1D608, 0x1D622, 0x1D7E2}),
          Map.entry("monospace", new int[] {0x1D670, 0x1D68A, 0x1D7F6}));

  /** The letters that were in Unicode before those blocks, whose places there are empty. */
  private static final Map<Integer, Integer> OLDER =
      Map.ofEntries(
          Map.entry(0x1D455, 0x210E),
          Map.entry(0x1D49D, 0x212C),
          Map.entry(0x1D4A0, 0x2130),
          Map.entry(0x1D4A1, 0x2131),
          Map.entry(0x1D4A3, 0x210B),
          Map.entry(0x1D4A4, 0x2110),
          Map.entry(0x1D4A7, 0x2112),
          Map.entry(0x1D4A8, 0x2133),
          Map.entry(0x1D4AD, 0x211B),
          Map.entry(0x1D4BA, 0x212F),
          Map.entry(0x1D4BC, 0x210A),
          Map.entry(0x1D4C4, 0x2134),
          Map.entry(0x1D506, 0x212D),
          Map.entry(0x1D50B, 0x210C),
          Map.entry(0x1D50C, 0x2111),
          Map.entry(0x1D515, 0x211C),
          Map.entry(0x1D51D, 0x2128),
          Map.entry(0x1D53A, 0x2102),
          Map.entry(0x1D53F, 0x210D),
          Map.entry(0x1D545, 0x2115),
          Map.entry(0x1D547, 0x2119),
          Map.entry(0x1D548, 0x211A),
          Map.entry(0x1D549, 0x211D),
          Map.entry(0x1D551, 0x2124));

  private Formulas() {}

  static void clean(Element article) {
    for (Element math : article.select("math")) {
      if (!math.hasAttr("alttext")) {
        Element tex = math.selectFirst("annotation[encoding=application/x-tex]");
        math.attr("alttext", tex == null ? math.text() : tex.wholeText());
      }
      if (math.attr("display").equals("inline")) {
        math.removeAttr("display");
      }
    }
    article.select("annotation:not([encoding=application/x-tex]), annotation-xml").remove();
    // A formula is one thing to a screen reader, which could not reach a link within.
    article.select("math a").unwrap();
    article.select("math [mathvariant]").forEach(Formulas::spell);
    article.select("mo").forEach(Formulas::closeUp);
  }

  /**
   * A slash and a bar are letters to TeX, {@code 1/2} and {@code p(a|b)}, but relations with space
   * around them to MathML Core's dictionary of operators.
   */
  private static void closeUp(Element operator) {
    if (operator.text().matches("[/|]")) {
      for (String side : List.of("lspace", "rspace")) {
        if (!operator.hasAttr(side)) {
          operator.attr(side, "0");
        }
      }
    }
  }

  /** Core knows only {@code mathvariant="normal"}; other alphabets have letters of their own. */
  private static void spell(Element token) {
    int[] alphabet = ALPHABETS.get(token.attr("mathvariant"));
    if (alphabet == null) {
      return;
    }
    token.removeAttr("mathvariant");
    if (token.childrenSize() == 0 && !token.nameIs("mo")) {
      token.text(
          token
              .wholeText()
              .codePoints()
              .mapToObj(c -> Character.toString(letter(c, alphabet)))
              .collect(Collectors.joining()));
    }
  }

  private static int letter(int c, int[] alphabet) {
    int letter = c;
    if (c >= 'A' && c <= 'Z') {
      letter = alphabet[0] + c - 'A';
    } else if (c >= 'a' && c <= 'z') {
      letter = alphabet[1] + c - 'a';
    } else if (c >= '0' && c <= '9' && alphabet[2] != 0) {
      letter = alphabet[2] + c - '0';
    }
    return OLDER.getOrDefault(letter, letter);
  }
}
