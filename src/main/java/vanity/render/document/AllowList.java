package vanity.render.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;

/**
 * The last step, and the one that security rests on: elements, attributes and addresses that are
 * known to be harmless stay, all else goes. Nothing kept is raw text to an HTML parser (no script,
 * style, comment, template, CDATA), so that a browser, however it repairs the tree, finds no
 * element that is not in it.
 */
final class AllowList {
  private static final Set<String> HTML =
      Words.of(
          """
          header section h1 h2 h3 h4 h5 h6 p div span a em strong b i u s del ins small sub sup br
          hr ul ol li dl dt dd blockquote pre code cite q abbr figure figcaption img table caption
          thead tbody tfoot tr th td bdi bdo
          """);

  private static final Set<String> MATHML =
      Words.of(
          """
          math semantics annotation mrow mi mn mo mtext mspace ms mfrac msqrt mroot mstyle mpadded
          mphantom menclose mfenced msub msup msubsup munder mover munderover mmultiscripts
          mprescripts none mtable mtr mlabeledtr mtd
          """);

  /** What would be wrong to show as text. Whatever else is unknown gives way to its content. */
  private static final Set<String> DROPPED =
      Words.of(
          """
          script style template noscript iframe object embed applet frame frameset noframes noembed
          input button select textarea option audio video source track canvas link meta base title
          head xmp plaintext annotation-xml
          """);

  private static final Set<String> EVERYWHERE =
      Words.of("id class lang dir title role aria-label tabindex");

  private static final Map<String, Set<String>> HTML_ATTRIBUTES =
      Map.of(
          "a", Words.of("href rel"),
          "img", Words.of("src alt width height loading decoding"),
          "td", Words.of("colspan rowspan"),
          "th", Words.of("colspan rowspan scope"));

  private static final Set<String> MATHML_ATTRIBUTES =
      Words.of(
          """
          alttext display encoding mathvariant mathsize stretchy fence separator lspace rspace
          accent accentunder movablelimits minsize maxsize symmetric largeop form columnalign
          rowalign columnspacing rowspacing columnlines rowlines frame framespacing columnspan
          rowspan displaystyle scriptlevel width height depth voffset linethickness bevelled
          numalign denomalign notation open close separators
          """);

  private static final Set<String> ROLES = Words.of("group presentation img note doc-noteref");

  private enum Fate {
    KEPT,
    UNWRAPPED,
    DROPPED
  }

  private AllowList() {}

  static void keep(Element article) {
    // Children before parents, and all children of one parent at once: one by one, a paragraph of
    // a hundred thousand pieces would take minutes.
    for (Element element : article.getAllElements().reversed()) {
      settleChildren(element);
    }
  }

  private static void settleChildren(Element parent) {
    List<Node> settled = new ArrayList<>();
    boolean changed = false;
    for (Node child : List.copyOf(parent.childNodes())) {
      switch (fate(child)) {
        case KEPT -> settled.add(child);
        case UNWRAPPED -> {
          settled.addAll(child.childNodes());
          child.empty();
          changed = true;
        }
        case DROPPED -> changed = true;
      }
    }
    if (changed) {
      parent.empty();
      parent.appendChildren(settled);
    }
  }

  private static Fate fate(Node node) {
    if (!(node instanceof Element element)) {
      return node instanceof TextNode ? Fate.KEPT : Fate.DROPPED;
    }
    if (isAllowed(element)) {
      keepAttributes(element);
      boolean plain = element.nameIs("span") && element.attributesSize() == 0;
      return plain ? Fate.UNWRAPPED : Fate.KEPT;
    }
    boolean foreign = !element.tag().namespace().equals(Parser.NamespaceHtml);
    return foreign && !element.nameIs("a") || DROPPED.contains(element.normalName())
        ? Fate.DROPPED
        : Fate.UNWRAPPED;
  }

  private static boolean isAllowed(Element element) {
    String name = element.tagName();
    return switch (element.tag().namespace()) {
      case Parser.NamespaceHtml -> HTML.contains(name);
      case Parser.NamespaceMathml -> MATHML.contains(name);
      // A bitmap in the article would be one that nobody looked into.
      case Parser.NamespaceSvg ->
          SvgRules.ELEMENTS.contains(name) && !name.equals("image") || name.equals("foreignObject");
      default -> false;
    };
  }

  private static void keepAttributes(Element element) {
    for (Attribute attribute : List.copyOf(element.attributes().asList())) {
      if (!allows(element, attribute.getKey(), attribute.getValue())) {
        element.removeAttr(attribute.getKey());
      }
    }
    if (element.nameIs("p")) {
      element.removeClass("ltx_p");
    }
    if (element.hasAttr("class")) {
      Classes.keepKnown(element);
    }
  }

  private static boolean allows(Element element, String name, String value) {
    if (EVERYWHERE.contains(name)) {
      return allowsEverywhere(name, value);
    }
    return switch (element.tag().namespace()) {
      case Parser.NamespaceHtml ->
          HTML_ATTRIBUTES.getOrDefault(element.tagName(), Set.of()).contains(name)
              && allowsHtml(name, value);
      case Parser.NamespaceMathml -> MATHML_ATTRIBUTES.contains(name);
      case Parser.NamespaceSvg ->
          !name.equals("xlink:href") && SvgRules.allowsAttribute(name, value);
      default -> false;
    };
  }

  private static boolean allowsEverywhere(String name, String value) {
    return switch (name) {
      case "role" -> ROLES.contains(value);
      case "tabindex" -> value.equals("0");
      case "dir" -> value.equals("ltr") || value.equals("rtl") || value.equals("auto");
      case "lang" -> value.matches("[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,3}");
      default -> true;
    };
  }

  private static boolean allowsHtml(String name, String value) {
    return switch (name) {
      case "href" -> value.matches("(?s)(?:https?://|#|/papers/|/files/).*");
      case "src" -> value.startsWith("/files/");
      case "colspan", "rowspan" -> value.matches("[1-9]\\d{0,3}");
      default -> true;
    };
  }
}
