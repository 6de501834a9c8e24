package vanity.render.document;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaletteTest {
  @ParameterizedTest(name = "{0} is {1}, {2}")
  @CsvSource({
    "#FF0000, red, 3",
    "#FFCCCC, red, 1",
    "#F00, red, 3",
    "#00FF00, green, 3",
    "#008080, teal, 3",
    "#0000FF, blue, 3",
    "#8B4513, brown, 3",
    "#FFA500, orange, 3",
    "#FFFF00, yellow, 3",
    "#800080, pink, 3",
    "#FF00FF, pink, 3",
    "#6A0DAD, purple, 3",
    "#808080, gray, 3",
    "#D9D9D9, gray, 1",
    "#000000, black, 3",
    "#FFFFFF, white, 1",
    "red, red, 3",
  })
  void namesTheNearestColour(String css, String name, int strength) {
    assertEquals(Optional.of(new Palette(name, strength)), Palette.nearest(css));
  }

  @Test
  void knowsNoOtherNotation() {
    assertEquals(Optional.empty(), Palette.nearest("url(javascript:alert(1))"));
    assertEquals(Optional.empty(), Palette.nearest("inherit"));
  }
}
