package vanity.render.card;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.font.FontRenderContext;
import java.awt.font.LineBreakMeasurer;
import java.awt.font.TextAttribute;
import java.awt.font.TextLayout;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.AttributedString;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vanity.render.document.Images;
import vanity.render.document.ReaderDocument;

/**
 * The picture that other sites show beside a link to a paper: its title, authors and identifier.
 *
 * @param png 1200 by 630 pixels in {@link CardInk}'s sixteen colours, 10 to 25 kB
 */
@SuppressWarnings("ArrayRecordComponent")
public record SocialCard(byte[] png) {
  private static final Logger log = LoggerFactory.getLogger(SocialCard.class);

  static final int WIDTH = 1200;
  static final int HEIGHT = 630;
  private static final int MARGIN = 84;
  private static final float[] TITLE_SIZES = {76, 66, 58, 50, 44};
  private static final int TITLE_HEIGHT = 330;
  private static final int TITLE_LINES = 6;
  private static final int AUTHOR_LINES = 2;
  private static final int NAMED = 6;
  private static final FontRenderContext CONTEXT = new FontRenderContext(null, true, true);

  /**
   * Draws it; empty for a document without title, or where this Java has no means to draw letters.
   */
  public static Optional<SocialCard> of(ReaderDocument document, String paper) {
    if (document.title().isBlank()) {
      return Optional.empty();
    }
    try {
      return Optional.of(new SocialCard(draw(document, paper)));
    } catch (LinkageError | InternalError e) {
      log.warn(
          "{} gets no card: this Java draws no letters (apt-get install libfreetype6"
              + " libfontconfig1): {}",
          paper,
          e.toString());
      return Optional.empty();
    }
  }

  /** Its name in the file store. */
  public String name() {
    return Images.named(png, "png");
  }

  private static byte[] draw(ReaderDocument document, String paper) {
    Font font = font();
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, WIDTH, HEIGHT);
    graphics.setColor(Color.BLACK);
    float y = write(graphics, title(document.title(), font), MARGIN - 10);
    graphics.setColor(Color.GRAY.darker());
    write(graphics, lines(names(document.authors()), font, 32, AUTHOR_LINES), y + 22);
    write(graphics, lines(paper, font, 32, 1), HEIGHT - MARGIN - 28);
    graphics.dispose();
    return png(CardInk.of(image));
  }

  private static Font font() {
    try (InputStream in = SocialCard.class.getResourceAsStream("card.ttf")) {
      return Font.createFont(Font.TRUETYPE_FONT, Objects.requireNonNull(in, "card.ttf"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (FontFormatException e) {
      throw new IllegalStateException("card.ttf, see scripts/fonts", e);
    }
  }

  /** As large as fits. */
  private static List<TextLayout> title(String title, Font font) {
    for (float size : TITLE_SIZES) {
      List<TextLayout> lines = lines(title, font, size, TITLE_LINES + 1);
      if (lines.size() * size * 1.15 <= TITLE_HEIGHT) {
        return lines;
      }
    }
    return lines(title, font, TITLE_SIZES[TITLE_SIZES.length - 1], TITLE_LINES);
  }

  private static String names(List<String> authors) {
    int more = authors.size() - NAMED;
    return more <= 1
        ? String.join(", ", authors)
        : String.join(", ", authors.subList(0, NAMED)) + " and " + more + " others";
  }

  /** At most so many; what is left over is left out. */
  private static List<TextLayout> lines(String text, Font font, float size, int most) {
    List<TextLayout> lines = new ArrayList<>();
    if (text.isBlank()) {
      return lines;
    }
    LineBreakMeasurer measurer =
        new LineBreakMeasurer(dressed(text, font.deriveFont(size)).getIterator(), CONTEXT);
    while (measurer.getPosition() < text.length() && lines.size() < most) {
      lines.add(measurer.nextLayout(WIDTH - 2 * MARGIN));
    }
    return lines;
  }

  /** Letters that our font lacks come from whatever this machine has. */
  private static AttributedString dressed(String text, Font font) {
    AttributedString dressed = new AttributedString(text);
    dressed.addAttribute(TextAttribute.FONT, new Font(Font.SERIF, Font.PLAIN, font.getSize()));
    for (int i = 0; i < text.length(); i++) {
      if (font.canDisplay(text.charAt(i))) {
        dressed.addAttribute(TextAttribute.FONT, font, i, i + 1);
      }
    }
    return dressed;
  }

  /** From a top edge down; returns the bottom edge. */
  private static float write(Graphics2D graphics, List<TextLayout> lines, float top) {
    float y = top;
    for (TextLayout line : lines) {
      float height = (line.getAscent() + line.getDescent()) * 1.08f;
      line.draw(graphics, MARGIN, y + line.getAscent());
      y += height;
    }
    return y;
  }

  private static byte[] png(BufferedImage image) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
