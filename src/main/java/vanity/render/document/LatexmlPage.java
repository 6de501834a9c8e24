package vanity.render.document;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.parser.Parser;

/** LaTeXML's HTML file read into a tree of bounded size and depth. */
public final class LatexmlPage {
  /** A tree takes 10 to 15 times its file in memory; an honest paper's file has 0.1 to 5 MB. */
  public static final long MAX_BYTES = 24L << 20;

  /**
   * Elements beneath this depth become siblings. Honest papers stay below 100; browsers flatten at
   * 512, and a stack that recurses over this depth is safe.
   */
  static final int MAX_DEPTH = 200;

  private LatexmlPage() {}

  /**
   * The article alone: LaTeXML's head, navigation and footer stay behind.
   *
   * @throws IOException if the file cannot be read or is larger than a page may be
   */
  public static Element article(Path html) throws IOException {
    long size = Files.size(html);
    if (size > MAX_BYTES) {
      throw new IOException(
          "the converted document has %d MB, more than the %d MB that a page may have"
              .formatted(size >> 20, MAX_BYTES >> 20));
    }
    try (Reader reader =
        new InputStreamReader(Files.newInputStream(html), StandardCharsets.UTF_8)) {
      return article(parse(reader));
    }
  }

  private static Document parse(Reader reader) {
    return Parser.htmlParser().setMaxDepth(MAX_DEPTH).parseInput(reader, "");
  }

  private static Element article(Document page) {
    Element source = page.selectFirst("article.ltx_document");
    if (source == null) {
      source = page.selectFirst(".ltx_page_content");
    }
    if (source == null) {
      source = page.body();
    }
    List<Node> content = List.copyOf(source.childNodes());
    Document document = Document.createShell("");
    // Indentation would put white space between letters.
    document.outputSettings().prettyPrint(false);
    return document.body().appendElement("article").appendChildren(content);
  }
}
