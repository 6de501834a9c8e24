package vanity.render.document;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The SVG that is let through, in the article and in figure files: shapes, text, paint, clips and
 * filters. No script, style, animation, link or anything from another address.
 */
final class SvgRules {
  static final Set<String> ELEMENTS =
      Words.of(
          """
          svg g defs symbol use switch title desc path rect circle ellipse line polyline polygon
          text tspan textPath image marker linearGradient radialGradient stop pattern clipPath
          mask filter feBlend feColorMatrix feComponentTransfer feFuncR feFuncG feFuncB feFuncA
          feComposite feFlood feGaussianBlur feMerge feMergeNode feOffset
          """);

  /** Properties that are attributes as well (SVG 2, 6.6). */
  static final Set<String> PRESENTATION =
      Words.of(
          """
          alignment-baseline baseline-shift clip-path clip-rule color color-interpolation
          color-interpolation-filters direction display dominant-baseline fill fill-opacity
          fill-rule filter flood-color flood-opacity font-family font-size font-stretch font-style
          font-variant font-weight image-rendering letter-spacing marker-end marker-mid
          marker-start mask mix-blend-mode opacity overflow paint-order shape-rendering stop-color
          stop-opacity stroke stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin
          stroke-miterlimit stroke-opacity stroke-width text-anchor text-decoration text-rendering
          unicode-bidi vector-effect visibility word-spacing writing-mode
          """);

  private static final Set<String> GEOMETRY =
      Words.of(
          """
          id d x y x1 y1 x2 y2 cx cy r rx ry fx fy fr dx dy width height viewBox version points
          transform rotate pathLength textLength lengthAdjust startOffset offset
          preserveAspectRatio gradientUnits gradientTransform spreadMethod patternUnits
          patternContentUnits patternTransform clipPathUnits maskUnits maskContentUnits
          markerUnits markerWidth markerHeight refX refY orient filterUnits primitiveUnits in in2
          result type values mode operator k1 k2 k3 k4 stdDeviation slope intercept tableValues
          amplitude exponent href xlink:href xml:space
          """);

  private static final Pattern URL = Pattern.compile("url\\(\\s*(['\"]?)(#?)");
  private static final Pattern BITMAP =
      Pattern.compile("\\s*data:image/(png|jpe?g|gif|webp);base64,[A-Za-z0-9+/=\\s]*");

  private SvgRules() {}

  static boolean allowsAttribute(String name, String value) {
    if (name.equals("href") || name.equals("xlink:href")) {
      return value.startsWith("#");
    }
    return (PRESENTATION.contains(name) || GEOMETRY.contains(name)) && staysInside(value);
  }

  /** A bitmap within a figure's file, as converters embed them. */
  static boolean isBitmap(String href) {
    // Not the pattern alone: a data URI has megabytes.
    return href.length() < 200
        ? BITMAP.matcher(href).matches()
        : BITMAP.matcher(href.substring(0, 200)).matches() && !href.contains("<");
  }

  /** No paint, clip or filter from another document; escapes could hide one. */
  private static boolean staysInside(String value) {
    String lower = value.toLowerCase(Locale.ROOT);
    if (lower.contains("\\") || lower.contains("javascript:") || lower.contains("@import")) {
      return false;
    }
    return URL.matcher(lower).results().allMatch(url -> url.group(2).equals("#"));
  }
}
