package vanity.render.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static vanity.render.document.Article.after;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AllowListTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "<p>a <em>b</em> <strong>c</strong> <a href=\"#S1\">d</a></p>",
        "<h2>a<a class=\"anchor\" href=\"#S1\" aria-label=\"Link to this section\"></a></h2>",
        "<figure class=\"ltx_figure\"><img src=\"/files/a.png\" alt=\"\" width=\"1\" height=\"2\" loading=\"lazy\"></figure>",
        "<table class=\"ltx_tabular\"><tbody><tr><th scope=\"col\" colspan=\"2\" class=\"ltx_border_t\">a</th></tr></tbody></table>",
        "<math alttext=\"x\" display=\"block\"><semantics><mrow><mo stretchy=\"false\">(</mo></mrow><annotation encoding=\"application/x-tex\">x</annotation></semantics></math>",
        "<svg viewBox=\"0 0 1 1\"><g transform=\"scale(2)\"><path d=\"M0\" fill=\"url(#p1)\"></path><foreignObject width=\"1\"><p>a</p></foreignObject></g></svg>",
      })
  void keepsWhatReadersNeed(String html) {
    assertEquals(html, after(AllowList::keep, html));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "<script>alert(1)</script>|",
        "<p onclick='alert(1)' style='color:red' data-x='1'>a</p>|<p>a</p>",
        "<p name='getElementById'>a</p>|<p>a</p>",
        "<a href='javascript:alert(1)'>a</a>|<a>a</a>",
        "<a href='//evil.example/' target='_blank' ping='http://x'>a</a>|<a>a</a>",
        "<a href='/admin/'>a</a>|<a>a</a>",
        "<img src='http://tracker.example/x.png' onerror='alert(1)'>|<img>",
        "<img src='data:image/png;base64,AA==' srcset='http://x 2x'>|<img>",
        "<form action='http://evil.example/'><input name='password'><button>Go</button>Log in</form>|Log in",
        "<iframe src='http://evil.example/'>a</iframe>|",
        "<object data='x.svg'>a</object><embed src='x'>|",
        "<link rel='stylesheet' href='http://x'><meta http-equiv='refresh' content='0'><base href='http://x'>|",
        "<style>p{background:url(http://x)}</style>|",
        "<font color='red'>a</font><center>b</center><blink>c</blink>|abc",
        "<div class='site-header zoom'>a</div>|<div class=\"zoom\">a</div>",
        "<div role='dialog' tabindex='1'>a</div>|<div>a</div>",
        "<svg><script>alert(1)</script><animate attributeName='href' to='x'></animate></svg>|<svg></svg>",
        "<svg><use href='http://x/#a'></use><image href='http://x/a.png'></image></svg>|<svg><use></use></svg>",
        "<svg><a href='javascript:alert(1)'><text>a</text></a></svg>|<svg><text>a</text></svg>",
        "<svg><foreignObject><iframe src='x'></iframe><p onclick='x'>a</p></foreignObject></svg>|<svg><foreignObject><p>a</p></foreignObject></svg>",
        "<math><mi href='javascript:alert(1)' xlink:href='x'>a</mi><maction actiontype='statusline'>b</maction></math>|<math><mi>a</mi></math>",
        "<math><annotation-xml encoding='text/html'><script>alert(1)</script></annotation-xml></math>|<math></math>",
        "<a href='http://ok.example/' rel='noopener'>a</a>|<a href=\"http://ok.example/\" rel=\"noopener\">a</a>",
      })
  void dropsWhatIsNotOnIt(String html, String kept) {
    assertEquals(kept == null ? "" : kept, after(AllowList::keep, html));
  }

  /** Trees that a browser repairs differently from how they were written (mutation XSS). */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">",
        "<svg><desc><noscript><a title=\"</noscript><img src=x onerror=alert(1)>\">",
        "<svg></p><style><a id=\"</style><img src=1 onerror=alert(1)>\">",
        "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
        "<p title=\"<!--\"><!-- --!><img src=x onerror=alert(1)> -->",
        "<xmp><p title=\"</xmp><img src=x onerror=alert(1)>\">",
      })
  void leavesNothingForABrowserToRepairIntoHarm(String html) {
    String once = after(AllowList::keep, html);
    assertFalse(
        Article.of(once).select("[onerror], [onclick], script, style, iframe").is("*"), once);
    assertEquals(once, after(AllowList::keep, once));
  }

  @Test
  void settlesAParagraphOfAHundredThousandPiecesInSeconds() {
    String kept =
        after(AllowList::keep, "<p>" + "<span>a</span><font>b</font>".repeat(50_000) + "</p>");
    assertTrue(kept.startsWith("<p>abab"));
  }
}
