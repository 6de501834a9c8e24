package vanity.render.document;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/**
 * Inline styles turned into classes and, in SVG, into presentation attributes, since the site's
 * policy forbids {@code style}. Widths, angles and offsets were made for a printed page and go.
 */
final class Styles {
  private static final Pattern PERCENT = Pattern.compile("([0-9.]{1,8})%");

  private Styles() {}

  static void toClasses(Element article) {
    for (Element element : article.select("[style]")) {
      Map<String, String> style = declarations(element.attr("style"));
      element.removeAttr("style");
      if ("hidden".equals(style.get("visibility"))) {
        // \phantom: there to take up room.
        element.remove();
      } else if (element.tag().namespace().equals(Parser.NamespaceSvg)) {
        style.forEach((name, value) -> present(element, name, value));
      } else {
        style.forEach((name, value) -> classify(element, name, value));
      }
    }
    article.select("[mathcolor]").forEach(e -> takeColor(e, "mathcolor", "color"));
    article.select("[mathbackground]").forEach(e -> takeColor(e, "mathbackground", "background"));
    article.select("svg [color]").forEach(e -> takeColor(e, "color", "color"));
  }

  /** A {@code style} attribute's properties, in order; names in lower case. */
  static Map<String, String> declarations(String style) {
    Map<String, String> declarations = new LinkedHashMap<>();
    for (String declaration : style.split(";")) {
      int colon = declaration.indexOf(':');
      if (colon > 0) {
        declarations.put(
            declaration.substring(0, colon).strip().toLowerCase(Locale.ROOT),
            declaration.substring(colon + 1).replace("!important", "").strip());
      }
    }
    return declarations;
  }

  private static void present(Element shape, String property, String value) {
    if (SvgRules.PRESENTATION.contains(property)) {
      shape.attr(property, value);
    }
  }

  private static void classify(Element element, String property, String value) {
    switch (property) {
      case "color" -> color(element, value);
      case "background", "background-color" -> background(element, value);
      case "font-size" -> size(element, value);
      case "float" -> {
        if (value.equals("right") && element.closest(".ltx_listingline") != null) {
          element.addClass("comment");
        }
      }
      default -> {}
    }
  }

  private static void takeColor(Element element, String attribute, String property) {
    classify(element, property, element.attr(attribute));
    element.removeAttr(attribute);
  }

  /** Black is what text has anyway, in the theme's own shade. */
  private static void color(Element element, String value) {
    Palette.nearest(value)
        .filter(color -> !color.name().equals("black"))
        .ifPresent(color -> element.addClass("color-" + color.name()));
  }

  private static void background(Element element, String value) {
    if (element.hasClass("ltx_rule")) {
      return;
    }
    Palette.nearest(value)
        .filter(color -> !color.name().equals("white"))
        .ifPresent(
            color -> element.addClass("bg-" + color.name()).addClass("bg-" + color.strength()));
  }

  /** Sizes within captions, headings and tables only repeat what the style sheet does better. */
  private static void size(Element element, String value) {
    Matcher percent = PERCENT.matcher(value);
    if (!percent.matches() || element.closest("figcaption, table, .ltx_title, .ltx_tag") != null) {
      return;
    }
    double size = Double.parseDouble(percent.group(1));
    if (size < 65) {
      element.addClass("size-tiny");
    } else if (size < 95) {
      element.addClass("size-small");
    } else if (size > 170) {
      element.addClass("size-huge");
    } else if (size > 110) {
      element.addClass("size-large");
    }
  }
}
