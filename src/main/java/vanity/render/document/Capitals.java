package vanity.render.document;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/**
 * HEADINGS IN CAPITALS softened to Title Case. What the body of the text itself writes in capitals
 * (NASA, QCD) stays.
 */
final class Capitals {
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}\\p{M}'’]*");
  private static final Pattern ROMAN = Pattern.compile("(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3})");
  private static final Set<String> SMALL =
      Set.of(
          "a", "an", "and", "as", "at", "but", "by", "for", "from", "in", "into", "nor", "of", "on",
          "or", "over", "per", "the", "to", "under", "upon", "via", "vs", "with", "without");

  /** How often the body has a word in capitals, less how often it has it otherwise. */
  private final Map<String, Integer> balance = new HashMap<>();

  static Capitals of(Element article) {
    Capitals capitals = new Capitals();
    for (Element paragraph : article.select("p, div.ltx_p, figcaption, td")) {
      for (TextNode text : paragraph.textNodes()) {
        WORD.matcher(text.getWholeText()).results().forEach(word -> capitals.count(word.group()));
      }
    }
    return capitals;
  }

  private void count(String word) {
    if (word.length() > 1) {
      String upper = word.toUpperCase(Locale.ROOT);
      // "SVMs" speaks for the capitals of SVM.
      String stem = word.endsWith("s") ? word.substring(0, word.length() - 1) : word;
      if (word.length() > 2 && stem.equals(stem.toUpperCase(Locale.ROOT))) {
        balance.merge(stem, 1, Integer::sum);
      }
      balance.merge(upper, word.equals(upper) ? 1 : -1, Integer::sum);
    }
  }

  /** Softens a heading if all of it is in capitals; formulas, code and numbers are left alone. */
  void soften(Element heading) {
    List<TextNode> texts =
        heading.selectNodes("*", Element.class).stream()
            .filter(e ->
                e.closest("math, code, .ltx_tag, .number, .ltx_note, .ltx_font_typewriter") == null)
            .flatMap(e -> e.textNodes().stream())
            .toList();
    StringBuilder all = new StringBuilder();
    texts.forEach(text -> all.append(text.getWholeText()));
    if (!isShouted(all)) {
      return;
    }
    Position position = new Position();
    for (TextNode text : texts) {
      text.text(soften(text.getWholeText(), position));
    }
  }

  private static final class Position {
    boolean start = true;
  }

  private boolean isShouted(CharSequence text) {
    long letters = text.chars().filter(Character::isLetter).count();
    long lower = text.chars().filter(Character::isLowerCase).count();
    long upper = text.chars().filter(Character::isUpperCase).count();
    return upper > 0
        && letters == upper + lower
        && lower * 10 <= upper
        && WORD.matcher(text).results().anyMatch(word -> !stays(word.group()));
  }

  private String soften(String text, Position position) {
    StringBuilder softened = new StringBuilder();
    Matcher words = WORD.matcher(text);
    int from = 0;
    while (words.find()) {
      String between = text.substring(from, words.start());
      softened.append(between);
      boolean start = position.start || between.matches("(?s).*[:.?!—–]\\s+");
      softened.append(soften(words.group(), start));
      position.start = false;
      from = words.end();
    }
    return softened.append(text.substring(from)).toString();
  }

  private String soften(String word, boolean start) {
    if (stays(word)) {
      return word;
    }
    String lower = word.toLowerCase(Locale.ROOT);
    if (!start && SMALL.contains(lower)) {
      return lower;
    }
    int first = lower.offsetByCodePoints(0, 1);
    return word.substring(0, first) + lower.substring(first);
  }

  private boolean stays(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    if (SMALL.contains(lower)) {
      return false;
    }
    if (word.length() == 1
        || ROMAN.matcher(word).matches()
        || !word.equals(word.toUpperCase(Locale.ROOT))) {
      return true;
    }
    Integer seen = balance.get(word);
    if (seen != null) {
      return seen > 0;
    }
    // Never in the text: a short word is rather a name's letters than a word.
    return word.length() <= 4 || word.chars().anyMatch(Character::isDigit);
  }
}
