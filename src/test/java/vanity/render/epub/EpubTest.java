package vanity.render.epub;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.adobe.epubcheck.api.EPUBLocation;
import com.adobe.epubcheck.api.EpubCheck;
import com.adobe.epubcheck.messages.Message;
import com.adobe.epubcheck.util.DefaultReportImpl;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vanity.render.conversion.DocumentFolder;
import vanity.render.document.ReaderDocument;

class EpubTest {
  private static final Path SAMPLES = Path.of("src/main/resources/samples/renders");
  private static final URI PAGE = URI.create("https://vanity.example/papers/2611.99001/");

  @TempDir Path folder;

  private static EpubPaper paper(String article, String contents, List<EpubPaper.Figure> figures) {
    return new EpubPaper(
        "https://arxiv.org/abs/2611.99001v1",
        "Ducks & <geese>",
        List.of("Emmy Noether"),
        "https://creativecommons.org/licenses/by/4.0/",
        Instant.parse("2026-11-20T12:00:00Z"),
        PAGE,
        article,
        contents,
        figures);
  }

  /** The samples hold what papers hold: formulas, tables, listings, notes, drawings. */
  @ParameterizedTest
  @ValueSource(strings = {"2611.99001", "2611.99002", "2611.99003", "2611.99004"})
  void theStandardsCheckerFindsNothing(String sample) throws IOException {
    ReaderDocument document = new DocumentFolder(SAMPLES.resolve(sample)).read().document();
    List<EpubPaper.Figure> figures =
        document.files().stream()
            .map(each -> figure(each.name(), each.contentType(), each.path()))
            .toList();
    Path epub = write(Epub.of(paper(document.article(), document.contents(), figures)));
    List<String> said = new ArrayList<>();
    DefaultReportImpl report =
        new DefaultReportImpl(epub.toString(), null, true) {
          @Override
          public void message(Message message, EPUBLocation location, Object... arguments) {
            said.add(message.getSeverity() + " " + message.getMessage(arguments) + " " + location);
          }
        };
    new EpubCheck(epub.toFile(), report).doValidate();
    assertEquals(List.of(), said);
  }

  @Test
  void eachSectionIsAFileAndLinksLeadFromOneToAnother() throws IOException {
    Path epub =
        write(
            Epub.of(
                paper(
                    "<h1>Ducks</h1><p>See <a href=\"#S2\">2</a>, <a href=\"/papers/1706.03762/\">x</a>.</p>"
                        + "<section id=\"S1\"><h2>One<a class=\"anchor\" href=\"#S1\"></a></h2>"
                        + "<p>Quack<sup class=\"note-mark\"><a class=\"mark\" id=\"footnote1.mark\""
                        + " href=\"#footnote1\">1</a></sup><span class=\"note-text\" id=\"footnote1\">"
                        + "<a class=\"note-back\" href=\"#footnote1.mark\">1</a>Loudly.</span></p></section>"
                        + "<section id=\"S2\"><h2>Two</h2><p>\u0001Back to <a href=\"#S1\">1</a></p></section>",
                    "<ol><li><a href=\"#S1\">One</a></li><li><a href=\"#S2\">Two</a></li></ol>",
                    List.of())));
    try (ZipFile zip = new ZipFile(epub.toFile())) {
      assertEquals("mimetype", zip.entries().nextElement().getName());
      assertEquals("application/epub+zip", text(zip, "mimetype"));
      String front = text(zip, "book/front.xhtml");
      assertTrue(front.contains("<a href=\"section-2.xhtml#S2\">2</a>"), front);
      assertTrue(front.contains("href=\"https://vanity.example/papers/1706.03762/\""), front);
      String one = text(zip, "book/section-1.xhtml");
      assertTrue(one.contains("epub:type=\"noteref\""), one);
      assertTrue(one.contains("<aside epub:type=\"footnote\" id=\"footnote1\">"), one);
      assertTrue(
          text(zip, "book/section-2.xhtml").contains("<p>Back to <a href=\"section-1.xhtml#S1\">"));
      assertTrue(text(zip, "book/nav.xhtml").contains("<a href=\"section-2.xhtml#S2\">Two</a>"));
    }
  }

  @Test
  void theSamePaperIsTheSameFileAndAnotherHasAnotherHash() {
    Zip one = Epub.of(paper("<p>One</p>", "", List.of()));
    assertArrayEquals(one.read(0, 30), Epub.of(paper("<p>One</p>", "", List.of())).read(0, 30));
    assertEquals(one.hash(), Epub.of(paper("<p>One</p>", "", List.of())).hash());
    assertNotEquals(one.hash(), Epub.of(paper("<p>Two</p>", "", List.of())).hash());
  }

  @Test
  void figuresAreReadOnlyWhenTheirBytesAreAskedFor() throws IOException {
    List<String> read = new ArrayList<>();
    EpubPaper.Figure figure =
        new EpubPaper.Figure(
            "a.png",
            "image/png",
            6,
            0xacb9fb49,
            (offset, length) -> {
              read.add(offset + "+" + length);
              return "<svg/>".substring((int) offset, (int) offset + length).getBytes(UTF_8);
            });
    Zip zip = Epub.of(paper("<p>One</p>", "", List.of(figure)));
    zip.read(0, 1000);
    assertEquals(List.of(), read);
    try (ZipFile file = new ZipFile(write(zip).toFile())) {
      assertEquals("<svg/>", text(file, "book/figures/a.png"));
    }
    assertEquals(List.of("0+6"), read);
  }

  private static String text(ZipFile zip, String name) throws IOException {
    return new String(zip.getInputStream(zip.getEntry(name)).readAllBytes(), UTF_8);
  }

  private static EpubPaper.Figure figure(String name, String type, Path path) {
    byte[] bytes = bytes(path);
    CRC32 crc = new CRC32();
    crc.update(bytes);
    return new EpubPaper.Figure(
        name,
        type,
        bytes.length,
        (int) crc.getValue(),
        (offset, length) -> Arrays.copyOfRange(bytes, (int) offset, (int) offset + length));
  }

  private static byte[] bytes(Path path) {
    try {
      return Files.readAllBytes(path);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private Path write(Zip zip) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    while (out.size() < zip.length()) {
      out.writeBytes(zip.read(out.size(), 1000));
    }
    return Files.write(folder.resolve("paper.epub"), out.toByteArray());
  }
}
