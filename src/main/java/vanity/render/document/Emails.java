package vanity.render.document;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/**
 * E-mail addresses taken out of the text, since arXiv does not show authors' addresses to robots
 * (info.arxiv.org/help/email-protection) and no copy of its papers should.
 */
final class Emails {
  private static final String HOST =
      "[A-Za-z0-9-]{1,63}(?:\\.[A-Za-z0-9-]{1,63}){0,6}\\.[A-Za-z]{2,24}";
  private static final String AT = "(?:@|\\s?[\\[(]at[\\])]\\s?)";

  /** One mailbox, or several of one host in braces. */
  static final Pattern ADDRESS =
      Pattern.compile(
          "(?:mailto:\\s?)?(?:\\{[^{}@]{1,300}\\}|\\[[^\\[\\]@]{1,300}\\]|(?<![\\p{L}\\p{N}._%+-])(?!git@)[\\p{L}\\p{N}._%+-]{1,64})"
              + AT
              + HOST
              + "\\b");

  /** The two halves of an address whose parts stand in different elements. */
  private static final Pattern FIRST_HALF = Pattern.compile("[\\p{L}\\p{N}._%+-]{1,64}@$");

  private static final Pattern SECOND_HALF = Pattern.compile("^@?" + HOST + "\\b");

  private static final String REPLACEMENT = "[email removed]";

  private Emails() {}

  static void remove(Element article) {
    for (Element element : article.getAllElements()) {
      for (TextNode text : element.textNodes()) {
        String whole = text.getWholeText();
        if (mayHold(whole)) {
          String without = ADDRESS.matcher(whole).replaceAll(REPLACEMENT);
          if (!without.equals(whole)) {
            text.text(without);
          }
        }
      }
    }
    removeHalves(article);
    for (Element described : article.select("[alt], [alttext]")) {
      for (String name : new String[] {"alt", "alttext"}) {
        if (mayHold(described.attr(name))) {
          described.attr(name, ADDRESS.matcher(described.attr(name)).replaceAll(REPLACEMENT));
        }
      }
    }
  }

  private static void removeHalves(Element article) {
    List<TextNode> texts = new ArrayList<>();
    article.forEachNode(node -> {
      if (node instanceof TextNode text) {
        texts.add(text);
      }
    });
    for (int i = 0; i + 1 < texts.size(); i++) {
      String first = texts.get(i).getWholeText();
      String second = texts.get(i + 1).getWholeText();
      if (second.startsWith("@") && !first.endsWith("@")) {
        first += "@";
      }
      Matcher one = FIRST_HALF.matcher(first);
      Matcher other = SECOND_HALF.matcher(second);
      if (first.endsWith("@") && one.find() && other.find()) {
        texts.get(i).text(first.substring(0, one.start()) + REPLACEMENT);
        texts.get(i + 1).text(second.substring(other.end()));
      }
    }
  }

  /** The text without addresses and without the words that announce them. */
  static String strip(String text) {
    String without = ADDRESS.matcher(text).replaceAll("");
    if (without.equals(text)) {
      return text;
    }
    return without.replaceAll(
        "(?i)\\(?\\b(?:electronic address|e-?mails?(?: address(?:es)?)?)\\b[\\s:;,.]*\\)?|[\\s,;:]+$",
        "");
  }

  /** The same, without the punctuation that is then left at either end. */
  static String stripEnds(String text) {
    return strip(text).replaceAll("^[\\s,;:.]+|[\\s,;:]+$", "").strip();
  }

  private static boolean mayHold(String text) {
    return text.indexOf('@') >= 0 || text.contains("(at)") || text.contains("[at]");
  }
}
