package vanity.render.document;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * An author's colour as the nearest of a few names, which the style sheet can set readable in every
 * theme; exact colours would need inline styles, which the site's policy forbids.
 *
 * @param name {@code red}, {@code blue}, …
 * @param strength 1 faint, 2 medium, 3 strong
 */
record Palette(String name, int strength) {
  private static final Map<String, String> NAMED =
      Map.of(
          "black", "#000000", "white", "#ffffff", "red", "#ff0000", "green", "#008000", "blue",
          "#0000ff", "yellow", "#ffff00", "gray", "#808080", "grey", "#808080", "orange", "#ffa500",
          "purple", "#800080");

  /**
   * @param css {@code #rgb}, {@code #rrggbb} or a plain name; anything else is no colour
   */
  static Optional<Palette> nearest(String css) {
    String color = css.strip().toLowerCase(Locale.ROOT);
    String hex = NAMED.getOrDefault(color, color);
    if (hex.matches("#[0-9a-f]{3}")) {
      hex =
          "#"
              + hex.charAt(1)
              + hex.charAt(1)
              + hex.charAt(2)
              + hex.charAt(2)
              + hex.charAt(3)
              + hex.charAt(3);
    }
    if (!hex.matches("#[0-9a-f]{6}")) {
      return Optional.empty();
    }
    return Optional.of(of(Integer.parseInt(hex.substring(1), 16)));
  }

  private static Palette of(int rgb) {
    double red = (rgb >> 16 & 255) / 255.0;
    double green = (rgb >> 8 & 255) / 255.0;
    double blue = (rgb & 255) / 255.0;
    double most = Math.max(red, Math.max(green, blue));
    double least = Math.min(red, Math.min(green, blue));
    double chroma = most - least;
    double lightness = (most + least) / 2;
    int strength = lightness > 0.85 ? 1 : lightness > 0.6 ? 2 : 3;
    if (most < 0.2) {
      return new Palette("black", 3);
    }
    if (chroma < 0.08) {
      return new Palette(lightness > 0.97 ? "white" : "gray", strength);
    }
    return new Palette(hueName(hue(red, green, blue, most, chroma), lightness), strength);
  }

  /** The hexagon's angle, 0 to 360. */
  private static double hue(double red, double green, double blue, double most, double chroma) {
    double sixth;
    if (most == red) {
      sixth = (green - blue) / chroma;
    } else if (most == green) {
      sixth = (blue - red) / chroma + 2;
    } else {
      sixth = (red - green) / chroma + 4;
    }
    return (sixth * 60 + 360) % 360;
  }

  private static String hueName(double hue, double lightness) {
    if (hue < 14 || hue >= 345) {
      return "red";
    } else if (hue < 45) {
      return lightness < 0.35 ? "brown" : "orange";
    } else if (hue < 70) {
      return "yellow";
    } else if (hue < 160) {
      return "green";
    } else if (hue < 195) {
      return "teal";
    } else if (hue < 255) {
      return "blue";
    } else if (hue < 295) {
      return "purple";
    }
    return "pink";
  }
}
