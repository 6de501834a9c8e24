package vanity.render.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Over what LaTeXML 0.8.7 made of features.tex, a paper that uses a bit of everything. */
class ReaderHtmlTest {
  @TempDir private Path folder;
  private Path figures;
  private Path output;
  private Path features;

  @BeforeEach
  void copy() throws IOException {
    figures = Files.createDirectory(folder.resolve("figures"));
    output = Files.createDirectory(folder.resolve("output"));
    features = folder.resolve("features.html");
    try (InputStream in = getClass().getResourceAsStream("features.html")) {
      Files.copy(Objects.requireNonNull(in), features);
    }
    ImageIO.write(
        new BufferedImage(300, 200, BufferedImage.TYPE_INT_RGB),
        "png",
        figures.resolve("pic.png").toFile());
    Files.writeString(
        figures.resolve("vec.svg"), "<svg viewBox='0 0 120 60'><rect width='9' height='9'/></svg>");
  }

  @Test
  void tellsTitleAuthorsAndSummary() throws IOException {
    ReaderDocument document = read(features);
    assertEquals("A Study of Features in $\\mathbb{R}^{n}$ and NASA DATA", document.title());
    assertEquals(List.of("Ada Lovelace", "Charles Babbage", "Alan Turing"), document.authors());
    assertEquals(
        "We study $E=mc^{2}$ and write to [email removed] or [email removed]. See Knuth (1984).",
        document.summary());
    assertEquals(2, document.files().size());
  }

  @Test
  void makesTheSameBytesOfTheSameSource() throws IOException {
    assertEquals(read(features), read(features));
  }

  @Test
  void losesNoWordOfTheText() throws IOException {
    Element before = Jsoup.parse(features).expectFirst("article.ltx_document");
    before
        .select(
            "nav, annotation, .ltx_note_type, .ltx_note_content > .ltx_note_mark, .ltx_tag_note,"
                + " .ltx_listing_data, .ltx_author_notes .ltx_font_typewriter, a[href*='@']")
        .remove();
    Element after = Jsoup.parse(read(features).article()).body();
    after.select("annotation, .note-back, .reference-links, .reference-cited, .missing").remove();
    List<String> lost = new ArrayList<>(words(before));
    words(after).forEach(lost::remove);
    assertEquals(
        List.of("co", "com", "example", "me", "uk", "x", "y", "z"),
        lost.stream().sorted().toList());
  }

  @Test
  void keepsToTheSitesContentSecurityPolicy() throws IOException {
    Element article = Jsoup.parse(read(features).article()).body();
    assertEquals(
        "", article.select("[style], [onload], script, style, object, iframe, form").toString());
    assertEquals(4, article.select("a.zoom[href^=/files/] > img").size());
    for (Element picture : article.select("[src]")) {
      assertTrue(picture.attr("src").startsWith("/files/"), picture.outerHtml());
    }
    for (Element link : article.select("a")) {
      assertTrue(
          link.attr("href").matches("(?s)(#|https?://|/papers/|/files/).*"), link.outerHtml());
    }
  }

  @Test
  void givesEveryLinkItsTarget() throws IOException {
    ReaderDocument document = read(features);
    Element article = Jsoup.parse(document.article()).body();
    List<String> ids = article.select("[id]").eachAttr("id");
    assertEquals(ids.size(), Set.copyOf(ids).size());
    for (String id : ids) {
      assertTrue(id.matches("[A-Za-z][A-Za-z0-9._-]*\\d.*|bib|abstract"), id);
    }
    Stream.of(article, Jsoup.parse(document.contents()).body())
        .flatMap(part -> part.select("a[href^=#]").eachAttr("href").stream())
        .forEach(href -> assertTrue(ids.contains(href.substring(1)), href));
  }

  @Test
  void meansTheSameToABrowsersParser() throws IOException {
    String article = read(features).article();
    Document page = Jsoup.parse("<article>" + article + "</article>");
    page.outputSettings().prettyPrint(false);
    assertEquals(article, page.expectFirst("article").html());
  }

  @Test
  void levelsItsHeadingsWithoutAGap() throws IOException {
    int level = 0;
    for (Element heading : Jsoup.parse(read(features).article()).select("h1, h2, h3, h4, h5, h6")) {
      int next = heading.tagName().charAt(1) - '0';
      assertTrue(next <= level + 1, heading.outerHtml());
      level = next;
    }
  }

  @Test
  void holdsNestingThatWouldOverflowAStack() throws IOException {
    String nested =
        "<p>"
            + "<span class=\"ltx_text\" style=\"color:#FF0000\">".repeat(20_000)
            + "deep"
            + "</span>".repeat(20_000)
            + "</p>"
            + "<math>"
            + "<msqrt>".repeat(3000)
            + "<mi>x</mi>"
            + "</msqrt>".repeat(3000)
            + "</math>"
            + "<ul class=\"ltx_itemize\"><li>".repeat(3000);
    Element article = Jsoup.parse(read(page(nested)).article()).body();
    assertTrue(article.text().contains("deep"));
  }

  @Test
  void refusesADocumentThatNoBrowserCouldShow() throws IOException {
    Path huge = page("a".repeat(25 << 20));
    IOException refusal = assertThrows(IOException.class, () -> read(huge));
    assertEquals(
        "the converted document has 25 MB, more than the 24 MB that a page may have",
        refusal.getMessage());
  }

  @Test
  void readsWhatHasNeitherTitleNorAuthorsNorSections() throws IOException {
    assertEquals(
        new ReaderDocument("", List.of(), "", "<p>Text</p>", "", List.of()),
        read(page("<p class=\"ltx_p\">Text</p>")));
  }

  private ReaderDocument read(Path html) throws IOException {
    return ReaderHtml.read(html, figures, output);
  }

  private Path page(String article) throws IOException {
    return Files.writeString(
        folder.resolve("page.html"),
        "<!DOCTYPE html><html><head><title>x</title></head><body><div class=\"ltx_page_content\">"
            + "<article class=\"ltx_document\">"
            + article
            + "</article></div>"
            + "<footer class=\"ltx_page_footer\">Generated by LaTeXML</footer></body></html>");
  }

  /** In lower case, since headings change theirs. */
  private static List<String> words(Element element) {
    StringBuilder text = new StringBuilder();
    element.forEachNode(node -> {
      if (node instanceof TextNode letters) {
        text.append(letters.getWholeText());
      } else {
        text.append(' ');
      }
    });
    return Stream.of(text.toString().toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"))
        .filter(word -> !word.isEmpty())
        .toList();
  }
}
