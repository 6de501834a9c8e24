package vanity.render.card;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import vanity.render.document.ReaderDocument;

class SocialCardTest {
  @Test
  void aPaperGetsAPictureOfTheSizeThatOtherSitesWant() throws IOException {
    SocialCard card = card("Attention Is All You Need", List.of("Ashish Vaswani", "Noam Shazeer"));
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(card.png()));
    assertEquals(1200, image.getWidth());
    assertEquals(630, image.getHeight());
    assertTrue(card.png().length < 30_000, card.png().length + " bytes");
    assertTrue(card.name().matches("[0-9a-f]{64}\\.png"), card.name());
  }

  @Test
  void theTitleIsWrittenInInk() throws IOException {
    assertTrue(
        ink(card("Attention Is All You Need", List.of())) > ink(card("A", List.of())) + 5_000);
  }

  @Test
  void aLongTitleAndManyAuthorsStayOnTheCard() throws IOException {
    SocialCard card =
        card(
            "A very long title about nothing in particular ".repeat(20),
            Collections.nCopies(3000, "Ann Author"));
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(card.png()));
    for (int y = 0; y < image.getHeight(); y++) {
      assertEquals(0xfdfcf9, image.getRGB(1190, y) & 0xffffff);
    }
    for (int x = 30; x < image.getWidth(); x++) {
      assertEquals(0xfdfcf9, image.getRGB(x, 620) & 0xffffff);
    }
  }

  @Test
  void lettersFromEverywhereAreDrawn() {
    card("Erdős–Rényi, λ-calculus, 𝔽₂ and 統計力学", List.of("Łukasz Żółć"));
  }

  @Test
  void withoutATitleThereIsNone() {
    assertEquals(Optional.empty(), SocialCard.of(document(" ", List.of()), "1706.03762"));
  }

  private static SocialCard card(String title, List<String> authors) {
    return SocialCard.of(document(title, authors), "1706.03762").orElseThrow();
  }

  private static ReaderDocument document(String title, List<String> authors) {
    return new ReaderDocument(title, authors, "", "", "", List.of());
  }

  private static int ink(SocialCard card) throws IOException {
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(card.png()));
    int dark = 0;
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 30; x < image.getWidth(); x++) {
        dark += (image.getRGB(x, y) & 0xff) < 100 ? 1 : 0;
      }
    }
    return dark;
  }
}
