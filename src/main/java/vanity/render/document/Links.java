package vanity.render.document;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import vanity.arxiv.ArxivId;

/**
 * Links: to papers on this site, to DOIs by their resolver, elsewhere without passing on rank or a
 * handle to the page; addresses, arXiv ids and DOIs in plain text become links.
 */
final class Links {
  private static final String ID =
      "(?:\\d{4}\\.\\d{4,5}|[a-z-]{2,20}(?:\\.[A-Z]{2})?/\\d{7})(?:v\\d{1,2})?";
  private static final Pattern IN_TEXT =
      Pattern.compile(
          "(?<url>https?://[^\\s<>\"“”{}|\\\\^`]+)"
              + "|(?<![\\w/])(?i:arxiv)(?:\\s?:\\s?|\\s)(?<id>"
              + ID
              + ")(?!\\d)"
              + "|(?<![\\w/.-])(?<old>[a-z-]{2,20}(?:\\.[A-Z]{2})?/\\d{7}(?:v\\d{1,2})?)(?!\\d)"
              + "|(?<![\\w/.])(?i:doi\\s?:\\s?)(?<doi>10\\.\\d{4,9}/[^\\s<>\"“”]+)");
  private static final Pattern IN_REFERENCE =
      Pattern.compile(
          IN_TEXT.pattern()
              + "|(?<![\\w/.:-])(?<bare>\\d{4}\\.\\d{4,5}(?:v\\d{1,2})?)(?![\\d.]*\\d)"
              + "|(?<![\\w/.])(?<baredoi>10\\.\\d{4,9}/[^\\s<>\"“”]+)");
  private static final String NO_LINKS_IN = "a, code, pre, math, svg, h1, .author-name";

  private Links() {}

  static void set(Element article) {
    for (Element link : article.select("a[href]")) {
      if (!link.attr("href").startsWith("#") && !link.hasClass("zoom")) {
        lead(link, link.attr("href"));
      }
    }
    for (Element element :
        article.select(
            "p, div, span, li, dd, td, em, b, i, strong, figcaption, blockquote, cite")) {
      for (TextNode text : element.textNodes()) {
        if (mayHoldLink(text.getWholeText()) && element.closest(NO_LINKS_IN) == null) {
          boolean reference = element.closest(".ltx_bibitem") != null;
          linkify(text, reference ? IN_REFERENCE : IN_TEXT);
        }
      }
    }
  }

  /** Links to ids that are no longer there, or never were, are text. */
  static void unwrapDangling(Element article) {
    Set<String> ids = new HashSet<>();
    article.select("[id]").forEach(e -> ids.add(e.id()));
    for (Element link : article.select("a[href^=#]")) {
      if (!ids.contains(link.attr("href").substring(1))) {
        link.unwrap();
      }
    }
    article.select("a:not([href])").forEach(Links::anchorToSpan);
  }

  private static void anchorToSpan(Element anchor) {
    anchor.tagName("span");
    anchor.removeAttr("name");
  }

  private static void lead(Element link, String written) {
    Optional<WebAddress> address = WebAddress.of(written);
    if (address.isEmpty()) {
      link.unwrap();
      return;
    }
    lead(link, address.get());
  }

  private static void lead(Element link, WebAddress address) {
    link.attr("href", address.href());
    switch (address.kind()) {
      case ARXIV -> link.addClass("arxiv");
      case DOI -> link.addClass("doi").attr("rel", "noopener");
      case WEB -> link.attr("rel", "noopener nofollow");
    }
  }

  private static boolean mayHoldLink(String text) {
    return text.length() > 8
        && (text.indexOf('/') >= 0 || text.indexOf('.') >= 0 || text.indexOf(':') >= 0);
  }

  private static void linkify(TextNode node, Pattern pattern) {
    String text = node.getWholeText();
    List<Node> pieces = new ArrayList<>();
    int from = 0;
    Matcher found = pattern.matcher(text);
    while (found.find()) {
      int end = found.start() + withoutTail(found.group()).length();
      Optional<WebAddress> address = address(found);
      if (address.isPresent()) {
        pieces.add(new TextNode(text.substring(from, found.start())));
        Element link = new Element("a").text(text.substring(found.start(), end));
        lead(link, address.get());
        pieces.add(link);
        from = end;
      }
    }
    if (from > 0) {
      pieces.add(new TextNode(text.substring(from)));
      pieces.forEach(node::before);
      node.remove();
    }
  }

  private static Optional<WebAddress> address(Matcher found) {
    if (found.group("url") != null) {
      return WebAddress.of(withoutTail(found.group("url")));
    }
    for (String name : List.of("id", "old", "bare")) {
      if (found.namedGroups().containsKey(name) && found.group(name) != null) {
        return ArxivId.parse(found.group(name)).map(WebAddress::arxiv);
      }
    }
    String doi = found.group("doi") != null ? found.group("doi") : found.group("baredoi");
    return Optional.of(WebAddress.doi(withoutTail(doi)));
  }

  /** Without the punctuation of the sentence around; a bracket stays if it was opened within. */
  private static String withoutTail(String address) {
    int end = address.length();
    while (end > 0 && isTail(address.substring(0, end))) {
      end--;
    }
    return address.substring(0, end);
  }

  private static boolean isTail(String address) {
    char last = address.charAt(address.length() - 1);
    return switch (last) {
      case ')' -> count(address, '(') < count(address, ')');
      case ']' -> count(address, '[') < count(address, ']');
      default -> ".,;:!?'’”*".indexOf(last) >= 0;
    };
  }

  private static long count(String address, char bracket) {
    return address.chars().filter(c -> c == bracket).count();
  }
}
