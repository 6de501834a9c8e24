package vanity.render.epub;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities;

/** HTML as XML. */
final class Xhtml {
  /** What XML 1.0 (§2.2) cannot hold. */
  private static final Pattern NO_CHARACTER =
      Pattern.compile("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uFFFE\\uFFFF]");

  private Xhtml() {}

  static Document parse(String fragment) {
    Document document = Jsoup.parseBodyFragment(clean(fragment));
    document
        .outputSettings()
        .syntax(Document.OutputSettings.Syntax.xml)
        .escapeMode(Entities.EscapeMode.xhtml)
        .charset(StandardCharsets.UTF_8)
        .prettyPrint(false);
    return document;
  }

  /** A whole file around a body, which is taken from where it was. */
  static String page(String title, Element body) {
    body.select("foreignObject > *").attr("xmlns", "http://www.w3.org/1999/xhtml");
    body.select("math").attr("xmlns", "http://www.w3.org/1998/Math/MathML");
    body.select("svg").attr("xmlns", "http://www.w3.org/2000/svg");
    parse("").body().replaceWith(body); // whose settings make it XML
    return """
    <?xml version="1.0" encoding="UTF-8"?>
    <!DOCTYPE html>
    <html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="en" xml:lang="en">
    <head>
    <meta charset="utf-8"/>
    <title>%s</title>
    <link rel="stylesheet" href="paper.css"/>
    </head>
    %s
    </html>
    """
        .formatted(text(title), body.outerHtml());
  }

  /** Plain text within an element or a quoted attribute. */
  static String text(String plain) {
    return clean(plain)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  private static String clean(String text) {
    return NO_CHARACTER.matcher(text).replaceAll("");
  }
}
