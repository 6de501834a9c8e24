package vanity.render.epub;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/** Makes the files of an EPUB (EPUB 3.3) and puts them in their container. */
public final class Epub {
  static final String FIGURES = "figures/";

  private static final String CONTAINER =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
      <rootfiles><rootfile full-path="book/paper.opf" media-type="application/oebps-package+xml"/></rootfiles>
      </container>
      """;

  private Epub() {}

  public static Zip of(EpubPaper paper) {
    Chapters chapters = Chapters.of(Xhtml.parse(paper.article()), paper.page());
    chapters.list().getLast().body().appendChild(colophon(paper));
    Zip.Builder zip =
        new Zip.Builder()
            .stored("mimetype", "application/epub+zip")
            .deflated("META-INF/container.xml", CONTAINER)
            .deflated("book/paper.opf", PackageFile.of(paper, chapters))
            .deflated("book/nav.xhtml", Xhtml.page("Contents", navigation(paper, chapters)))
            .deflated("book/paper.css", resource("paper.css"));
    for (Chapters.Chapter chapter : chapters.list()) {
      zip.deflated("book/" + chapter.file(), Xhtml.page(paper.title(), chapter.body()));
    }
    for (EpubPaper.Figure figure : paper.figures()) {
      zip.kept("book/" + FIGURES + figure.name(), figure.size(), figure.crc(), figure.reader());
    }
    return zip.build();
  }

  /** Where it is from, and what may be done with it. */
  private static Element colophon(EpubPaper paper) {
    Element colophon = new Element("p").addClass("colophon");
    link(colophon, paper.identifier(), paper.identifier());
    colophon.appendText(", as it is at ");
    link(colophon, paper.page().toString(), paper.page().toString());
    if (paper.license() != null) {
      colophon.appendText("; licence: ");
      link(colophon, paper.license(), paper.license());
    }
    return colophon.appendText(".");
  }

  private static void link(Element parent, String href, String text) {
    parent.appendElement("a").attr("href", href).text(text);
  }

  private static Element navigation(EpubPaper paper, Chapters chapters) {
    Document contents = Xhtml.parse(paper.contents());
    for (Element math : contents.select("math")) {
      math.replaceWith(new TextNode(math.attr("alttext")));
    }
    for (Element link : contents.select("a[href^=#]")) {
      link.attr("href", chapters.target(link.attr("href")));
    }
    Element body = new Element("body");
    Element nav = body.appendElement("nav").attr("epub:type", "toc").attr("id", "toc");
    nav.appendElement("h1").text("Contents");
    Element list = contents.body().selectFirst("> ol");
    if (list == null) {
      list = new Element("ol");
    }
    link(list.prependElement("li"), chapters.list().getFirst().file(), paper.title());
    nav.appendChild(list);
    return body;
  }

  private static String resource(String name) {
    try (InputStream in =
        Objects.requireNonNull(Epub.class.getResourceAsStream("/epub/" + name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
