package vanity.render.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static vanity.render.document.Article.after;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vanity.render.document.ReaderDocument.StoredFile;

class ImagesTest {
  @TempDir private Path folder;
  private Path source;
  private Path target;

  @BeforeEach
  void draw() throws IOException {
    source = Files.createDirectory(folder.resolve("source"));
    target = Files.createDirectory(folder.resolve("target"));
    ImageIO.write(
        new BufferedImage(300, 200, BufferedImage.TYPE_INT_RGB),
        "png",
        source.resolve("pic.png").toFile());
    Files.writeString(
        source.resolve("plot 1.svg"),
        "<svg viewBox=\"0 0 40 20\"><script>alert(1)</script><path d=\"M0\"/></svg>");
  }

  @Test
  void namesAPictureByItsContentAndTellsItsSize() throws IOException {
    Images images = new Images(source, target);
    String article = after(images::place, "<img src=\"pic.png\" alt=\"A plot\">");
    StoredFile file = images.files().getFirst();
    assertEquals(
        "<a class=\"zoom\" href=\"/files/%s\" aria-label=\"A plot (enlarge)\"><img src=\"/files/%s\" alt=\"A plot\" width=\"300\" height=\"200\" decoding=\"async\"></a>"
            .formatted(file.name(), file.name()),
        article);
    assertEquals("image/png", file.contentType());
    assertEquals(64 + ".png".length(), file.name().length());
    assertEquals(-1, Files.mismatch(source.resolve("pic.png"), file.path()));
  }

  @Test
  void loadsAllWhenTheyAreNearButOneThatStandsBeforeTheText() {
    assertEquals(1, lazy("<img src=\"pic.png\"><section><img src=\"pic.png\"></section>"));
    assertEquals(1, lazy("<section class=\"abstract\"></section><img src=\"pic.png\">"));
    assertEquals(1, lazy("<div class=\"ltx_para\"></div><img src=\"pic.png\">"));
  }

  private int lazy(String article) {
    String placed = after(new Images(source, target)::place, article);
    return placed.split("loading=\"lazy\"", -1).length - 1;
  }

  @Test
  void keepsThePropertiesOfTheFileInTheSizeThatTheAuthorChose() {
    String article =
        after(
            new Images(source, target)::place, "<img src=\"pic.png\" width=\"20\" height=\"99\">");
    assertEquals("24", Article.of(article).expectFirst("img").attr("width"));
    assertEquals("16", Article.of(article).expectFirst("img").attr("height"));
  }

  @Test
  void pretendsNoDescription() {
    String article =
        after(
            new Images(source, target)::place,
            "<figure><img src=\"pic.png\" alt=\"Refer to caption\">"
                + "<figcaption><span class=\"ltx_tag\">Figure 1: </span>A</figcaption></figure>");
    assertEquals("", Article.of(article).expectFirst("img").attr("alt"));
    assertEquals("Enlarge Figure 1", Article.of(article).expectFirst("a").attr("aria-label"));
  }

  @Test
  void showsAnSvgAsAnImageWithoutItsScript() throws IOException {
    Images images = new Images(source, target);
    String article =
        after(images::place, "<object type=\"image/svg+xml\" data=\"plot%201.svg\"></object>");
    StoredFile file = images.files().getFirst();
    assertEquals(
        "<img src=\"/files/"
            + file.name()
            + "\" alt=\"\" width=\"40\" height=\"20\" decoding=\"async\">",
        article);
    assertFalse(Files.readString(file.path()).contains("script"));
  }

  @Test
  void saysWhatCouldNotBeShown() {
    assertEquals(
        "<span class=\"missing\">The picture plot.eps could not be converted</span>"
            + "<span class=\"missing\">A picture that could not be converted</span>",
        after(
            new Images(source, target)::place,
            "<img src=\"figures/plot.eps\"><img src=\"\" class=\"ltx_missing_image\">"));
  }

  @Test
  void readsNothingOutsideItsFolder() throws IOException {
    Files.copy(source.resolve("pic.png"), folder.resolve("secret.png"));
    Files.createSymbolicLink(source.resolve("link.png"), folder.resolve("secret.png"));
    Images images = new Images(source, target);
    after(
        images::place,
        "<img src=\"../secret.png\"><img src=\"%2e%2e/secret.png\"><img src=\"link.png\">"
            + "<img src=\""
            + folder.resolve("secret.png")
            + "\"><img src=\"http://x.example/a.png\">"
            + "<img src=\"//x.example/a.png\"><img src=\"data:image/png;base64,iVBORw0KGgo=\">");
    assertEquals(List.of(), images.files());
  }
}
