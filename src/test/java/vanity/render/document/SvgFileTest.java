package vanity.render.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SvgFileTest {
  private static final String OPEN =
      "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\">";

  @Test
  void keepsShapesTextAndPaint() {
    String svg =
        "<defs><linearGradient id=\"g\"><stop offset=\"0\" stop-color=\"red\"></stop></linearGradient></defs>"
            + "<g transform=\"scale(2)\"><path d=\"M0 0\" fill=\"url(#g)\"></path><text x=\"1\">a &lt; b</text>"
            + "<use xlink:href=\"#g\"></use></g></svg>";
    assertEquals(OPEN + svg, sanitise(svg));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "<svg:script xmlns:svg=\"http://www.w3.org/2000/svg\">alert(1)</svg:script>",
        "<foreignObject><body xmlns=\"http://www.w3.org/1999/xhtml\"><script>alert(1)</script></body></foreignObject>",
        "<animate attributeName=\"href\" to=\"javascript:alert(1)\"/>",
        "<set attributeName=\"onload\" to=\"alert(1)\"/>",
        "<iframe src=\"http://tracker.example/\"/>",
        "<!-- comment --><?xml-stylesheet href=\"http://evil.example/x.css\"?>",
        "<style>@import url(http://evil.example/x.css);</style>",
        "<metadata><rdf:RDF xmlns:rdf=\"x\">a</rdf:RDF></metadata>",
        "<feImage href=\"http://evil.example/\"/>",
      })
  void dropsWhatRunsOrReachesOut(String attack) {
    assertEquals(OPEN + "</svg>", sanitise(attack + "</svg>"));
  }

  @Test
  void dropsHandlersAndAddressesElsewhere() {
    assertEquals(
        OPEN + "<rect /><use /><image /><path d=\"M0\" />text</svg>",
        sanitise(
            "<rect onload=\"alert(1)\" fill=\"url(http://evil.example/#x)\" style=\"stroke:url('//x')\"/>"
                + "<use href=\"http://evil.example/#x\"/><image xlink:href=\"file:///etc/passwd\"/>"
                + "<path d=\"M0\" filter=\"\\75rl(http://x)\"/>"
                + "<a href=\"javascript:alert(1)\">text</a></svg>"));
  }

  @Test
  void keepsBitmapsThatTheFileItselfHolds() {
    String svg = "<image width=\"1\" href=\"data:image/png;base64,iVBORw0KGgo=\"></image></svg>";
    assertEquals(OPEN + svg, sanitise(svg));
    assertEquals(
        OPEN + "<image /></svg>",
        sanitise("<image href=\"data:image/svg+xml;base64,PHN2Zz4=\"/></svg>"));
  }

  @Test
  void turnsItsStyleSheetIntoAttributes() {
    assertEquals(
        OPEN + "<path fill=\"red\" stroke-linejoin=\"round\" stroke=\"green\" /></svg>",
        sanitise(
            "<style>/* all */ path{stroke-linejoin:round} .st0, .st1 {fill:red;stroke:blue} svg path{fill:black}</style>"
                + "<path class=\"st0\" fill=\"white\" style=\"stroke:green\"/></svg>"));
  }

  @Test
  void expandsNoEntities() {
    String bomb =
        "<!DOCTYPE svg [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;\">"
            + "<!ENTITY x SYSTEM \"file:///etc/passwd\">]>"
            + "<svg xmlns=\"http://www.w3.org/2000/svg\"><text>&b;&x;</text></svg>";
    assertEquals(OPEN + "<text>&amp;b;&amp;x;</text></svg>", SvgFile.sanitise(bomb).orElseThrow());
  }

  @Test
  void refusesCopiesOfCopiesWithoutEnd() {
    StringBuilder svg = new StringBuilder("<svg><g id=\"a0\"><path/></g>");
    for (int i = 1; i < 30; i++) {
      svg.append("<g id=\"a%d\">".formatted(i));
      svg.append("<use href=\"#a%d\"/>".formatted(i - 1).repeat(4)).append("</g>");
    }
    assertEquals(Optional.empty(), SvgFile.sanitise(svg.append("</svg>").toString()));
    assertEquals(
        Optional.empty(), SvgFile.sanitise("<svg><g id=\"a\"><use href=\"#a\"/></g></svg>"));
  }

  @Test
  void flattensNestingThatWouldOverflowAStack() {
    String deep =
        "<svg>" + "<g>".repeat(60_000) + "<path d=\"M0\"/>" + "</g>".repeat(60_000) + "</svg>";
    assertTrue(SvgFile.sanitise(deep).orElseThrow().contains("<path d=\"M0\" />"));
  }

  @Test
  void refusesWhatIsNoSvg() {
    assertEquals(Optional.empty(), SvgFile.sanitise("<html><script>alert(1)</script></html>"));
    assertEquals(Optional.empty(), SvgFile.sanitise(""));
  }

  private static String sanitise(String inner) {
    return SvgFile.sanitise("<svg onload=\"alert(1)\">" + inner).orElseThrow();
  }
}
