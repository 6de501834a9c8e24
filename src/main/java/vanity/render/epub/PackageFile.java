package vanity.render.epub;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** The package document (EPUB 3.3, §5): what the book is and what it consists of. */
final class PackageFile {
  private PackageFile() {}

  static String of(EpubPaper paper, Chapters chapters) {
    List<String> items = new ArrayList<>();
    List<String> spine = new ArrayList<>();
    items.add(item("nav", "nav.xhtml", "application/xhtml+xml", "nav"));
    items.add(item("css", "paper.css", "text/css", ""));
    for (Chapters.Chapter chapter : chapters.list()) {
      String id = chapter.file().replace(".xhtml", "");
      items.add(item(id, chapter.file(), "application/xhtml+xml", chapter.properties()));
      spine.add("<itemref idref=\"" + id + "\"/>");
    }
    int number = 0;
    for (EpubPaper.Figure figure : paper.figures()) {
      items.add(item("figure-" + ++number, Epub.FIGURES + figure.name(), figure.contentType(), ""));
    }
    return """
    <?xml version="1.0" encoding="UTF-8"?>
    <package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" xml:lang="en">
    <metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
    <dc:identifier id="id">%s</dc:identifier>
    <dc:title>%s</dc:title>
    <dc:language>en</dc:language>
    %s
    <dc:source>%s</dc:source>
    <meta property="dcterms:modified">%s</meta>
    </metadata>
    <manifest>
    %s
    </manifest>
    <spine>
    %s
    </spine>
    </package>
    """
        .formatted(
            Xhtml.text(paper.identifier()),
            Xhtml.text(paper.title()),
            String.join("\n", people(paper)),
            Xhtml.text(paper.page().toString()),
            paper.modified().truncatedTo(ChronoUnit.SECONDS),
            String.join("\n", items),
            String.join("\n", spine));
  }

  private static List<String> people(EpubPaper paper) {
    List<String> people = new ArrayList<>();
    for (String author : paper.authors()) {
      people.add("<dc:creator>" + Xhtml.text(author) + "</dc:creator>");
    }
    if (paper.license() != null) {
      people.add("<dc:rights>" + Xhtml.text(paper.license()) + "</dc:rights>");
    }
    return people;
  }

  private static String item(String id, String href, String type, String properties) {
    return "<item id=\""
        + id
        + "\" href=\""
        + Xhtml.text(href)
        + "\" media-type=\""
        + Xhtml.text(type)
        + "\""
        + (properties.isEmpty() ? "" : " properties=\"" + properties + "\"")
        + "/>";
  }
}
