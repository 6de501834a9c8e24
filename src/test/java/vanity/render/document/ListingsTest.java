package vanity.render.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static vanity.render.document.Article.after;

import org.junit.jupiter.api.Test;

class ListingsTest {
  @Test
  void setsCodeAsLines() {
    assertEquals(
        "<pre class=\"listing\" tabindex=\"0\"><code class=\"language-python\">"
            + "<span class=\"line\"><span class=\"line-number\">1</span><span class=\"keyword\">def</span> f(x):</span>\n"
            + "<span class=\"line\"><span class=\"line-number\">2</span>  return <span class=\"string\">\"a\"</span></span>\n"
            + "</code></pre>",
        after(
            Listings::set,
            "<div class=\"ltx_listing ltx_lst_language_Python ltx_lstlisting\">"
                + "<div class=\"ltx_listingline\">\n<span class=\"ltx_tag ltx_tag_listingline\">1</span>"
                + "<span class=\"ltx_text ltx_lst_keyword ltx_font_bold\">def</span>"
                + "<span class=\"ltx_text ltx_lst_space\">\u00a0</span><span class=\"ltx_text ltx_lst_identifier\">f</span>(x):\n</div>"
                + "<div class=\"ltx_listingline\">\n<span class=\"ltx_tag ltx_tag_listingline\">2</span>"
                + "<span class=\"ltx_text ltx_lst_space\">\u00a0\u00a0</span>return "
                + "<span class=\"ltx_text ltx_lst_string\">”a”</span>\n</div></div>"));
  }

  @Test
  void setsAlgorithmsByTheStepsOfTheirIndentation() {
    assertEquals(
        "<div class=\"algorithm\" tabindex=\"0\" role=\"group\" aria-label=\"Algorithm\">"
            + "<div class=\"line\"><span class=\"line-number\">1:</span> while</div>"
            + "<div class=\"line indent-1\"><span class=\"line-number\">2:</span> step</div>"
            + "<div class=\"line\"><span class=\"line-number\">3:</span> end</div></div>",
        after(
            Listings::set,
            "<div class=\"ltx_listing\">"
                + line("1:", "\u00a0\u00a0while")
                + line("2:", "\u00a0\u00a0\u00a0\u00a0\u00a0step")
                + line("3:", "\u00a0\u00a0end")
                + "</div>"));
  }

  @Test
  void setsVerbatimText() {
    assertEquals(
        "<pre class=\"listing\" tabindex=\"0\"><code>  raw &lt;text&gt;\n</code></pre><code>a_b</code>",
        after(
            Listings::set,
            "<pre class=\"ltx_verbatim ltx_font_typewriter\">\n\n  raw &lt;text&gt;\n</pre>"
                + "<code class=\"ltx_verbatim ltx_font_typewriter\">a_b</code>"));
  }

  private static String line(String number, String text) {
    return "<div class=\"ltx_listingline\">\n<span class=\"ltx_tag ltx_tag_listingline\"><span class=\"ltx_text\">"
        + number
        + "</span></span>"
        + text
        + "\n</div>";
  }
}
