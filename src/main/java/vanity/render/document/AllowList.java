package vanity.render.document;

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
public final class AllowList {
  private static final Set<String> HTML =
      Set.of(
          "header",
          "section",
          "h1",
          "h2",
          "h3",
          "h4",
          "h5",
          "h6",
          "p",
          "div",
          "span",
          "a",
          "em",
          "strong",
          "b",
          "i",
          "u",
          "s",
          "del",
          "ins",
          "small",
          "sub",
          "sup",
          "br",
          "hr",
          "ul",
          "ol",
          "li",
          "dl",
          "dt",
          "dd",
          "blockquote",
          "pre",
          "code",
          "cite",
          "q",
          "abbr",
          "figure",
          "figcaption",
          "img",
          "table",
          "caption",
          "thead",
          "tbody",
          "tfoot",
          "tr",
          "th",
          "td",
          "bdi",
          "bdo");

  private static final Set<String> MATHML =
      Set.of(
          "math",
          "semantics",
          "annotation",
          "mrow",
          "mi",
          "mn",
          "mo",
          "mtext",
          "mspace",
          "ms",
          "mfrac",
          "msqrt",
          "mroot",
          "mstyle",
          "mpadded",
          "mphantom",
          "menclose",
          "mfenced",
          "msub",
          "msup",
          "msubsup",
          "munder",
          "mover",
          "munderover",
          "mmultiscripts",
          "mprescripts",
          "none",
          "mtable",
          "mtr",
          "mlabeledtr",
          "mtd");

  /** What would be wrong to show as text. Whatever else is unknown gives way to its content. */
  private static final Set<String> DROPPED =
      Set.of(
          "script",
          "style",
          "template",
          "noscript",
          "iframe",
          "object",
          "embed",
          "applet",
          "frame",
          "frameset",
          "noframes",
          "noembed",
          "input",
          "button",
          "select",
          "textarea",
          "option",
          "audio",
          "video",
          "source",
          "track",
          "canvas",
          "link",
          "meta",
          "base",
          "title",
          "head",
          "xmp",
          "plaintext",
          "annotation-xml");

  private static final Set<String> EVERYWHERE =
      Set.of("id", "class", "lang", "dir", "title", "role", "aria-label", "tabindex");

  private static final Map<String, Set<String>> HTML_ATTRIBUTES =
      Map.of(
          "a", Set.of("href", "rel"),
          "img", Set.of("src", "alt", "width", "height", "loading", "decoding"),
          "td", Set.of("colspan", "rowspan"),
          "th", Set.of("colspan", "rowspan", "scope"));

  private static final Set<String> MATHML_ATTRIBUTES =
      Set.of(
          "alttext",
          "display",
          "encoding",
          "mathvariant",
          "mathsize",
          "stretchy",
          "fence",
          "separator",
          "lspace",
          "rspace",
          "accent",
          "accentunder",
          "movablelimits",
          "minsize",
          "maxsize",
          "symmetric",
          "largeop",
          "form",
          "columnalign",
          "rowalign",
          "columnspacing",
          "rowspacing",
          "columnlines",
          "rowlines",
          "frame",
          "framespacing",
          "columnspan",
          "rowspan",
          "displaystyle",
          "scriptlevel",
          "width",
          "height",
          "depth",
          "voffset",
          "linethickness",
          "bevelled",
          "numalign",
          "denomalign",
          "notation",
          "open",
          "close",
          "separators");

  private static final Set<String> ROLES =
      Set.of("group", "presentation", "img", "note", "doc-noteref");

  private AllowList() {}

  public static void keep(Element article) {
    for (Element element : article.getAllElements()) {
      if (element == article) {
        continue;
      }
      if (isAllowed(element)) {
        for (Node child : List.copyOf(element.childNodes())) {
          if (!(child instanceof Element) && !(child instanceof TextNode)) {
            child.remove();
          }
        }
        keepAttributes(element);
      } else if (isDropped(element)) {
        element.remove();
      } else {
        element.unwrap();
      }
    }
    unwrapPlainSpans(article);
  }

  private static boolean isAllowed(Element element) {
    return switch (element.tag().namespace()) {
      case Parser.NamespaceHtml -> HTML.contains(element.tagName());
      case Parser.NamespaceMathml -> MATHML.contains(element.tagName());
      case Parser.NamespaceSvg ->
          SvgRules.ELEMENTS.contains(element.tagName()) && !element.tagName().equals("image")
              || element.tagName().equals("foreignObject");
      default -> false;
    };
  }

  private static boolean isDropped(Element element) {
    return DROPPED.contains(element.normalName())
        || element.tag().namespace().equals(Parser.NamespaceSvg)
            && !element.normalName().equals("a");
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
      return switch (name) {
        case "role" -> ROLES.contains(value);
        case "tabindex" -> value.equals("0");
        case "dir" -> Set.of("ltr", "rtl", "auto").contains(value);
        case "lang" -> value.matches("[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,3}");
        default -> true;
      };
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

  private static boolean allowsHtml(String name, String value) {
    return switch (name) {
      case "href" -> value.matches("(?s)(?:https?://|#|/papers/|/files/).*");
      case "src" -> value.startsWith("/files/");
      case "colspan", "rowspan" -> value.matches("[1-9]\\d{0,3}");
      default -> true;
    };
  }

  private static void unwrapPlainSpans(Element article) {
    for (Element span : article.select("span")) {
      if (span.attributesSize() == 0) {
        span.unwrap();
      }
    }
  }
}
