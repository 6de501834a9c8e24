package vanity.render.document;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;

/** A figure's SVG made harmless: what {@link SvgRules} allows, without DOCTYPE and entities. */
final class SvgFile {
  private static final int MAX_DEPTH = 200;

  /** Copies of copies ({@code use}) can make a small file endless to draw. */
  private static final long MAX_DRAWN = 2_000_000;

  private SvgFile() {}

  /** The safe document, or empty if this is no SVG or one that would take forever to draw. */
  static Optional<String> sanitise(String xml) {
    // jsoup expands no entities, so there is no bomb to fear.
    Document document = Parser.xmlParser().setMaxDepth(MAX_DEPTH).parseInput(xml, "");
    withoutPrefix(document);
    Element svg = document.selectFirst("svg");
    if (svg == null) {
      return Optional.empty();
    }
    SvgStyles.inline(svg);
    keepAllowed(svg);
    if (drawn(svg) > MAX_DRAWN) {
      return Optional.empty();
    }
    svg.attr("xmlns", "http://www.w3.org/2000/svg");
    svg.attr("xmlns:xlink", "http://www.w3.org/1999/xlink");
    document
        .outputSettings()
        .syntax(Document.OutputSettings.Syntax.xml)
        .escapeMode(Entities.EscapeMode.xhtml)
        .prettyPrint(false);
    return Optional.of(svg.outerHtml());
  }

  /** {@code svg:path}, as some programs write it, is {@code path}. */
  private static void withoutPrefix(Document document) {
    for (Element element : document.getAllElements()) {
      if (element.tagName().startsWith("svg:")) {
        element.tagName(element.tagName().substring("svg:".length()));
      }
    }
  }

  private static void keepAllowed(Element svg) {
    for (Element element : svg.getAllElements()) {
      if (!SvgRules.ELEMENTS.contains(element.tagName())) {
        if (element.tagName().equals("a")) {
          element.unwrap();
        } else {
          element.remove();
        }
        continue;
      }
      for (Attribute attribute : List.copyOf(element.attributes().asList())) {
        if (!allows(element, attribute)) {
          element.removeAttr(attribute.getKey());
        }
      }
      for (Node child : List.copyOf(element.childNodes())) {
        if (!(child instanceof Element) && !(child instanceof TextNode)) {
          child.remove();
        }
      }
    }
  }

  private static boolean allows(Element element, Attribute attribute) {
    boolean link = attribute.getKey().equals("href") || attribute.getKey().equals("xlink:href");
    return link && element.tagName().equals("image")
        ? SvgRules.isBitmap(attribute.getValue())
        : SvgRules.allowsAttribute(attribute.getKey(), attribute.getValue());
  }

  /**
   * How many elements a browser draws once every {@code use} is followed; huge if one is a ring.
   */
  private static long drawn(Element svg) {
    Map<String, Element> targets = new HashMap<>();
    svg.select("[id]").forEach(e -> targets.putIfAbsent(e.id(), e));
    return new Drawing(targets).count(svg);
  }

  private static final class Drawing {
    private final Map<String, Element> targets;
    private final Map<Element, Long> counted = new HashMap<>();
    private final Deque<Element> open = new ArrayDeque<>();

    Drawing(Map<String, Element> targets) {
      this.targets = targets;
    }

    long count(Element root) {
      Long known = counted.get(root);
      if (known != null) {
        return known;
      }
      if (open.contains(root) || open.size() > MAX_DEPTH) {
        return MAX_DRAWN + 1;
      }
      open.push(root);
      long total = root.getAllElements().size();
      for (Element use : root.select("use")) {
        Element target = targets.get(href(use).replaceFirst("#", ""));
        if (target != null && total <= MAX_DRAWN) {
          total += count(target);
        }
      }
      open.pop();
      counted.put(root, total);
      return total;
    }

    private static String href(Element use) {
      return use.hasAttr("href") ? use.attr("href") : use.attr("xlink:href");
    }
  }
}
