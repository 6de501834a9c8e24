package vanity.render.document;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** Program listings as {@code pre > code} of lines; algorithms as lines with their indentation. */
final class Listings {
  private static final Map<String, String> TOKENS =
      Map.of(
          "ltx_lst_keyword",
          "keyword",
          "ltx_lst_keywords2",
          "keyword",
          "ltx_lst_keywords3",
          "keyword",
          "ltx_lst_comment",
          "comment",
          "ltx_lst_string",
          "string",
          "ltx_lst_directive",
          "keyword");

  private static final String LANGUAGE = "ltx_lst_language_";

  private Listings() {}

  static void set(Element article) {
    for (Element listing : article.select("div.ltx_listing")) {
      if (isCode(listing)) {
        code(listing);
      } else {
        algorithm(listing);
      }
    }
    for (Element inline : article.select("span.ltx_lstlisting")) {
      tokens(inline);
      inline.tagName("code").attr("class", language(inline));
    }
    for (Element verbatim : article.select("pre")) {
      if (!verbatim.hasClass("listing")) {
        Element code = new Element("code");
        Dom.moveChildren(verbatim, code);
        if (code.childNodeSize() > 0 && code.childNode(0) instanceof TextNode first) {
          first.text(first.getWholeText().replaceFirst("^\\n", ""));
        }
        verbatim.clearAttributes().addClass("listing").attr("tabindex", "0").appendChild(code);
      }
    }
    for (Element inline : article.select("code.ltx_verbatim")) {
      inline.clearAttributes();
    }
  }

  private static boolean isCode(Element listing) {
    return listing.hasClass("ltx_lstlisting") || !language(listing).isEmpty();
  }

  private static String language(Element listing) {
    for (String name : listing.classList()) {
      if (name.startsWith(LANGUAGE) && name.length() > LANGUAGE.length()) {
        return "language-" + name.substring(LANGUAGE.length()).toLowerCase(Locale.ROOT);
      }
    }
    return "";
  }

  private static void code(Element listing) {
    Element pre = Dom.element("pre", "listing").attr("tabindex", "0");
    Element code = pre.appendElement("code");
    if (!language(listing).isEmpty()) {
      code.addClass(language(listing));
    }
    if (listing.hasAttr("id")) {
      pre.id(listing.id());
    }
    listing.replaceWith(pre);
    for (Element line : listing.select(".ltx_listingline")) {
      Element set = code.appendElement("span").addClass("line");
      moveNumber(line, set);
      withoutNewlines(line);
      tokens(line);
      Dom.moveChildren(line, set);
      code.appendText("\n");
    }
    // What stands between the lines, such as a frame's caption.
    for (Node rest : List.copyOf(listing.childNodes())) {
      if (!Dom.isBlank(rest)) {
        pre.before(rest);
      }
    }
  }

  private static void moveNumber(Element line, Element to) {
    Element tag = line.selectFirst("> .ltx_tag");
    if (tag != null) {
      to.appendElement("span").addClass("line-number").text(tag.text());
      tag.remove();
    }
  }

  /** LaTeXML breaks its own source lines around the text. */
  private static void withoutNewlines(Element line) {
    for (TextNode text :
        line.selectNodes("*", Element.class).stream()
            .flatMap(e -> e.textNodes().stream())
            .toList()) {
      text.text(asTyped(text.getWholeText().replace("\n", "")));
    }
  }

  /** Spaces that LaTeXML made unbreakable, quotes that TeX's font curls. */
  private static String asTyped(String text) {
    return text.replace('\u00a0', ' ').replace('”', '"').replace('’', '\'');
  }

  private static void tokens(Element code) {
    for (Element token : code.select("span")) {
      if (token == code) {
        continue;
      }
      String name =
          token.classList().stream()
              .map(each -> TOKENS.getOrDefault(each, ""))
              .filter(each -> !each.isEmpty())
              .findFirst()
              .orElse("");
      if (!name.isEmpty()) {
        token.attr("class", name);
      } else if (token.is(".ltx_lst_space, .ltx_lst_identifier, .ltx_text[class='ltx_text']")) {
        token.unwrap();
      }
    }
    for (TextNode text : code.textNodes()) {
      text.text(asTyped(text.getWholeText()));
    }
  }

  private static void algorithm(Element listing) {
    List<Element> lines = listing.select("> .ltx_listingline");
    if (!lines.isEmpty() && Dom.isBlank(lines.getLast())) {
      lines.removeLast().remove();
    }
    if (lines.isEmpty()) {
      return;
    }
    listing
        .attr("class", "algorithm")
        .attr("tabindex", "0")
        .attr("role", "group")
        .attr("aria-label", "Algorithm");
    SortedSet<Integer> widths = new TreeSet<>();
    for (Element line : lines) {
      Element number = new Element("span");
      moveNumber(line, number);
      int width = takeIndentation(line);
      line.attr("class", "line").attr("data-width", String.valueOf(width));
      if (number.childrenSize() > 0) {
        line.prependText(" ");
        line.prependChild(number.child(0));
      }
      if (!Dom.isBlank(line)) {
        widths.add(width);
      }
    }
    // The steps count, not how many spaces a style takes for one.
    for (Element line : lines) {
      int level = widths.headSet(Integer.parseInt(line.attr("data-width"))).size();
      line.removeAttr("data-width");
      if (level > 0) {
        line.addClass("indent-" + Math.min(level, 9));
      }
    }
  }

  /** No-break spaces, and the upright rules that algorithm2e draws between them. */
  private static int takeIndentation(Element line) {
    Dom.unwrapPlainSpans(line);
    int width = 0;
    while (line.childNodeSize() > 0) {
      Node first = line.childNode(0);
      if (first instanceof TextNode text) {
        String rest = text.getWholeText().stripLeading();
        int i = 0;
        while (i < rest.length() && Character.isSpaceChar(rest.charAt(i))) {
          width += rest.charAt(i) == ' ' ? 0 : 1;
          i++;
        }
        if (i < rest.length()) {
          text.text(rest.substring(i));
          break;
        }
      } else if (!(first instanceof Element element && element.hasClass("ltx_rule"))) {
        break;
      }
      first.remove();
    }
    Dom.trim(line);
    return width;
  }
}
