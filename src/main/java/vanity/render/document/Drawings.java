package vanity.render.document;

import java.util.Locale;
import java.util.Set;
import org.jsoup.nodes.Element;

/**
 * SVG drawn into the page by LaTeXML (TikZ, picture): scales with the column, and its black and
 * white follow the theme. Where it was not to draw, the note of {@code vanity-undrawn.sty.ltxml}
 * stays.
 */
final class Drawings {
  private static final Set<String> BLACK = Set.of("#000000", "#000", "black", "rgb(0,0,0)");
  private static final Set<String> WHITE = Set.of("#ffffff", "#fff", "white", "rgb(255,255,255)");

  private Drawings() {}

  static void set(Element article) {
    article.select(".ltx_undrawn").addClass("missing");
    for (Element svg : article.select("svg")) {
      if (svg.parent() != null && svg.parent().closest("svg") != null) {
        continue;
      }
      svg.addClass("ltx_picture").removeAttr("version");
      String width = svg.attr("width");
      String height = svg.attr("height");
      if (!svg.hasAttr("viewBox") && isLength(width) && isLength(height)) {
        // Not attr(): in HTML that would write the name in lower case.
        svg.attributes().put("viewBox", "0 0 " + width + " " + height);
      }
      svg.attr("role", "img").attr("aria-label", label(svg));
      svg.select("a").unwrap();
      for (Element shape : svg.select("*")) {
        followTheme(shape, "fill");
        followTheme(shape, "stroke");
      }
    }
  }

  private static boolean isLength(String value) {
    return value.matches("[0-9]{1,5}(\\.[0-9]+)?");
  }

  private static void followTheme(Element shape, String paint) {
    String value = shape.attr(paint).toLowerCase(Locale.ROOT);
    if (BLACK.contains(value)) {
      shape.attr(paint, "currentColor");
    } else if (WHITE.contains(value)) {
      shape.addClass(paint + "-page");
    }
  }

  private static String label(Element svg) {
    Element figure = svg.closest("figure");
    Element label = figure == null ? null : figure.selectFirst(".caption-label");
    return label == null ? "Drawing" : PlainText.of(label).replaceAll("[:.\\s]+$", "");
  }
}
