package vanity.render.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static vanity.render.document.Article.after;

import org.junit.jupiter.api.Test;

class StylesTest {
  @Test
  void namesColours() {
    assertEquals(
        "<span class=\"color-red\">a</span>",
        after(Styles::toClasses, "<span style=\"color:#FF0000;\">a</span>"));
    assertEquals(
        "<span class=\"bg-yellow bg-3\">a</span>",
        after(Styles::toClasses, "<span style=\"background-color:#FFFF00;\">a</span>"));
  }

  @Test
  void leavesBlackToTheTheme() {
    assertEquals(
        "<span>a</span>", after(Styles::toClasses, "<span style=\"color:#000000\">a</span>"));
  }

  @Test
  void namesColoursOfFormulas() {
    assertEquals(
        "<math><mi class=\"color-blue\">x</mi></math>",
        after(Styles::toClasses, "<math><mi mathcolor=\"#0000FF\">x</mi></math>"));
  }

  @Test
  void namesSizesInTheTextAlone() {
    assertEquals(
        "<p><span class=\"size-small\">a</span></p><figcaption><span>b</span></figcaption>",
        after(
            Styles::toClasses,
            "<p><span style=\"font-size:90%;\">a</span></p>"
                + "<figcaption><span style=\"font-size:90%;\">b</span></figcaption>"));
  }

  @Test
  void dropsWhatIsInvisible() {
    assertEquals(
        "a", after(Styles::toClasses, "a<span style=\"visibility:hidden\">phantom</span>"));
  }

  @Test
  void turnsStylesOfShapesIntoAttributes() {
    assertEquals(
        "<svg><path fill=\"none\"></path></svg>",
        after(Styles::toClasses, "<svg><path style=\"fill:none;behavior:url(x)\"></path></svg>"));
  }

  @Test
  void dropsAllElse() {
    assertEquals(
        "<div>a</div>",
        after(
            Styles::toClasses,
            "<div style=\"width:36pt;position:fixed;background:url(http://example.com/)\">a</div>"));
  }
}
