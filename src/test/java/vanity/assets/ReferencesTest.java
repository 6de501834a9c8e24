package vanity.assets;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vanity.http.PercentCoding;

class ReferencesTest {
  /** The text with every reference in angle brackets. */
  private static String marked(String name, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    byte[] marked = References.rewrite(name, bytes, reference -> "<" + reference + ">");
    return new String(marked, StandardCharsets.UTF_8);
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "a { b: url(x.png) } | a { b: url(<x.png>) }",
        "a { b: url( 'x.png' ) } | a { b: url( '<x.png>' ) }",
        "a { b: url(\"x y.png\") } | a { b: url(\"<x y.png>\") }",
        "a { b: URL(x.png), url(../y.png) } | a { b: URL(<x.png>), url(<../y.png>) }",
        "@import 'x.css'; | @import '<x.css>';",
        "@import \"x.css\" print; | @import \"<x.css>\" print;",
        "@import url(x.css) layer(base); | @import url(<x.css>) layer(base);",
        "src: url(f.woff2?#iefix) | src: url(<f.woff2>?#iefix)",
        "src: url(i.svg#part) | src: url(<i.svg>#part)",
        "url(/static/x.png) | url(</static/x.png>)",
        "/*# sourceMappingURL=x.css.map */ | /*# sourceMappingURL=<x.css.map> */",
        // Not ours.
        "url(https://x.org/x.png) | url(https://x.org/x.png)",
        "url(//x.org/x.png) | url(//x.org/x.png)",
        "url(/other/x.png) | url(/other/x.png)",
        "url(data:image/png;base64,iVBO) | url(data:image/png;base64,iVBO)",
        "url(\"data:image/svg+xml,<svg>url(x)</svg>\") | url(\"data:image/svg+xml,<svg>url(x)</svg>\")",
        "fill: url(#gradient) | fill: url(#gradient)",
        "url() | url()",
        "curl(x.png) | curl(x.png)",
        // Not in comments and strings.
        "/* url(x.png) */ url(y.png) | /* url(x.png) */ url(<y.png>)",
        "/* @import 'x.css'; | /* @import 'x.css';",
        "content: 'url(x.png)'; | content: 'url(x.png)';",
      })
  void areFoundInStylesheets(String css, String marked) {
    assertEquals(marked, marked("a.css", css));
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "import './x.js'; | import '<./x.js>';",
        "import x from \"./x.js\"; | import x from \"<./x.js>\";",
        "import{a,b as c}from\"../x.js\" | import{a,b as c}from\"<../x.js>\"",
        "export * from '/static/x.js' | export * from '</static/x.js>'",
        "const x = await import('./x.js'); | const x = await import('<./x.js>');",
        "import ( './x.js' ) | import ( '<./x.js>' )",
        "new Worker(new URL('./w.js', import.meta.url)) | new Worker(new URL('<./w.js>', import.meta.url))",
        "a=1//# sourceMappingURL=x.js.map | a=1//# sourceMappingURL=<x.js.map>",
        "import './x.js?v=1' | import '<./x.js>?v=1'",
        // Not ours, or no module.
        "import 'lodash' | import 'lodash'",
        "import 'https://x.org/x.js' | import 'https://x.org/x.js'",
        "import '/other/x.js' | import '/other/x.js'",
        "new URL('./api', location.href) | new URL('./api', location.href)",
        "fetch('./x.js') | fetch('./x.js')",
        "array.from('./x.js') | array.from('./x.js')",
        "x.import('./x.js') | x.import('./x.js')",
        "const from = './x.js' | const from = './x.js'",
        "reimport './x.js' | reimport './x.js'",
        // Not in comments, strings, templates and regular expressions.
        "// import './x.js' | // import './x.js'",
        "/* import './x.js' */ import './y.js' | /* import './x.js' */ import '<./y.js>'",
        "a = 'import \"./x.js\"' | a = 'import \"./x.js\"'",
        "a = `import './x.js'` | a = `import './x.js'`",
        "a = '*/*'; import './x.js' /* */ | a = '*/*'; import '<./x.js>' /* */",
        "a = /[\"'/]/g; import './x.js' | a = /[\"'/]/g; import '<./x.js>'",
        "return /'/.test(a); import('./x.js') | return /'/.test(a); import('<./x.js>')",
        "a = b / c; d = '/'; import './x.js' | a = b / c; d = '/'; import '<./x.js>'",
        "a = 'it\\'s'; import './x.js' | a = 'it\\'s'; import '<./x.js>'",
      })
  void areFoundInScripts(String js, String marked) {
    assertEquals(marked, marked("a.js", js));
    assertEquals(marked, marked("a.mjs", js));
  }

  @Test
  void areFoundOverLines() {
    assertEquals(
        """
        import {
          a,
        } from '<./a.js>'
        // import './b.js'
        import '<./c.js>'
        //# sourceMappingURL=<d.js.map>
        """,
        marked(
            "a.js",
            """
            import {
              a,
            } from './a.js'
            // import './b.js'
            import './c.js'
            //# sourceMappingURL=d.js.map
            """));
  }

  @Test
  void areReadAsUtf8AndTheRestIsKeptByteByByte() {
    byte[] utf8 = "/* é */ url(café.png)".getBytes(StandardCharsets.UTF_8);
    byte[] rewritten = References.rewrite("a.css", utf8, PercentCoding::encodedPath);
    assertEquals("/* é */ url(caf%C3%A9.png)", new String(rewritten, StandardCharsets.UTF_8));
    byte[] latin1 = "/* \u00e9 */ a {}".getBytes(StandardCharsets.ISO_8859_1);
    assertArrayEquals(latin1, References.rewrite("a.css", latin1, reference -> "x"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.txt", "a.html", "a.svg", "a.json"})
  void areLookedForInStylesheetsAndScriptsOnly(String name) {
    assertEquals(false, References.mayBeIn(name));
  }

  @Test
  void surviveLongLines() {
    String data = "x".repeat(2_000_000);
    assertEquals(
        "a='" + data + "';import '<./x.js>'", marked("a.js", "a='" + data + "';import './x.js'"));
    assertEquals(
        "a{b:url(data:" + data + ")}url(<x.png>)",
        marked("a.css", "a{b:url(data:" + data + ")}url(x.png)"));
  }
}
