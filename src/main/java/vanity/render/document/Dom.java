package vanity.render.document;

import java.util.List;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** What jsoup lacks: moves that keep nodes as they are, without a detour over strings. */
final class Dom {
  private Dom() {}

  /** An HTML element of one class. */
  static Element element(String name, String className) {
    return new Element(name).addClass(className);
  }

  /** Puts the wrapper where the node was, and the node into it; returns the wrapper. */
  static Element wrap(Node node, Element wrapper) {
    node.replaceWith(wrapper);
    wrapper.appendChild(node);
    return wrapper;
  }

  static void moveChildren(Element from, Element to) {
    to.appendChildren(List.copyOf(from.childNodes()));
  }

  /** Nothing but white space and, at most, elements that are themselves blank. */
  static boolean isBlank(Element element) {
    return !element.hasText() && element.selectFirst("img, svg, math, .missing") == null;
  }

  static boolean isBlank(Node node) {
    return node instanceof TextNode text && text.isBlank()
        || node instanceof Element element && isBlank(element);
  }

  /** Takes white space from the beginning and the end, within inline elements too. */
  static void trim(Element element) {
    while (element.childNodeSize() > 0 && element.childNode(0) instanceof TextNode first) {
      String rest = first.getWholeText().stripLeading();
      if (!rest.isEmpty()) {
        first.text(rest);
        break;
      }
      first.remove();
    }
    while (element.childNodeSize() > 0
        && element.childNode(element.childNodeSize() - 1) instanceof TextNode last) {
      String rest = last.getWholeText().stripTrailing();
      if (!rest.isEmpty()) {
        last.text(rest);
        break;
      }
      last.remove();
    }
  }

  /** Spans that say nothing: no class, no id, nothing else. */
  static void unwrapPlainSpans(Element within) {
    for (Element span : within.select("span")) {
      String name = span.className();
      if (span != within
          && (name.isEmpty() || name.equals("ltx_text"))
          && span.attributesSize() == (span.hasAttr("class") ? 1 : 0)) {
        span.unwrap();
      }
    }
    joinTexts(within);
  }

  /** Texts that became neighbours are one. */
  private static void joinTexts(Element within) {
    for (Element element : within.getAllElements()) {
      TextNode first = null;
      StringBuilder joined = new StringBuilder();
      for (Node child : List.copyOf(element.childNodes())) {
        if (!(child instanceof TextNode text)) {
          first = null;
        } else if (first == null) {
          first = text;
          joined = new StringBuilder(text.getWholeText());
        } else {
          first.text(joined.append(text.getWholeText()).toString());
          text.remove();
        }
      }
    }
  }

  /** Text that stands between blocks put into paragraphs. */
  static void wrapTexts(Element blocks) {
    Element paragraph = null;
    for (Node child : List.copyOf(blocks.childNodes())) {
      if (child instanceof Element element && element.isBlock()) {
        paragraph = null;
      } else if (paragraph != null) {
        paragraph.appendChild(child);
      } else if (!isBlank(child)) {
        paragraph = wrap(child, new Element("p"));
      }
    }
  }
}
