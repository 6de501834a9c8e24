package vanity.render.document;

import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/**
 * E-mail addresses taken out of the text, since arXiv does not show authors' addresses to robots
 * (info.arxiv.org/help/email-protection) and no copy of its papers should.
 */
public final class Emails {
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

  /** What is left of an address whose parts stand in different elements. */
  private static final Pattern HALF =
      Pattern.compile("^@" + HOST + "\\b|(?<=[\\s(<])@" + HOST + "\\b|[\\w.+-]{1,64}@$");

  private static final String REPLACEMENT = "[email removed]";

  private Emails() {}

  public static void remove(Element article) {
    for (Element element : article.getAllElements()) {
      for (TextNode text : element.textNodes()) {
        String whole = text.getWholeText();
        if (mayHold(whole)) {
          String without = ADDRESS.matcher(whole).replaceAll(REPLACEMENT);
          without = HALF.matcher(without).replaceAll(REPLACEMENT);
          if (!without.equals(whole)) {
            text.text(without);
          }
        }
      }
    }
    for (Element described : article.select("[alt], [alttext]")) {
      for (String name : new String[] {"alt", "alttext"}) {
        if (mayHold(described.attr(name))) {
          described.attr(name, ADDRESS.matcher(described.attr(name)).replaceAll(REPLACEMENT));
        }
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
