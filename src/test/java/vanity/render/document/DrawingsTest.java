package vanity.render.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static vanity.render.document.Article.after;

import org.junit.jupiter.api.Test;

class DrawingsTest {
  @Test
  void letsADrawingScaleAndFollowTheTheme() {
    assertEquals(
        "<svg height=\"88.63\" width=\"151.39\" class=\"ltx_picture\" viewBox=\"0 0 151.39 88.63\" role=\"img\" aria-label=\"Drawing\">"
            + "<path stroke=\"currentColor\" fill=\"#FFFFFF\" class=\"fill-page\"></path>"
            + "<path stroke=\"#FF0000\"></path></svg>",
        after(
            Drawings::set,
            "<svg height=\"88.63\" version=\"1.1\" width=\"151.39\">"
                + "<path stroke=\"#000000\" fill=\"#FFFFFF\"></path><path stroke=\"#FF0000\"></path></svg>"));
  }
}
