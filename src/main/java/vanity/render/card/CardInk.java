package vanity.render.card;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;

/**
 * The colours of a {@link SocialCard}: fifteen from ink to paper, as on the light pages, and the
 * accent. Four bits a pixel make a card a third as large.
 */
final class CardInk {
  private static final int SHADES = 15;
  private static final int ACCENT = 15;
  private static final int EDGE = 20;

  private static final int[] INK = {0x1f, 0x1c, 0x18};
  private static final int[] PAPER = {0xfd, 0xfc, 0xf9};
  private static final int[] RED = {0x9c, 0x2a, 0x1c};

  private CardInk() {}

  /** What was drawn in black on white, in these colours, with an accent along its left edge. */
  static BufferedImage of(BufferedImage drawn) {
    BufferedImage card =
        new BufferedImage(
            drawn.getWidth(), drawn.getHeight(), BufferedImage.TYPE_BYTE_BINARY, colours());
    for (int y = 0; y < drawn.getHeight(); y++) {
      for (int x = 0; x < drawn.getWidth(); x++) {
        int light = drawn.getRGB(x, y) & 0xff;
        int colour = x < EDGE ? ACCENT : (light * (SHADES - 1) + 127) / 255;
        card.getRaster().setSample(x, y, 0, colour);
      }
    }
    return card;
  }

  private static IndexColorModel colours() {
    byte[][] channels = new byte[3][SHADES + 1];
    for (int channel = 0; channel < 3; channel++) {
      for (int shade = 0; shade < SHADES; shade++) {
        int span = PAPER[channel] - INK[channel];
        channels[channel][shade] = (byte) (INK[channel] + span * shade / (SHADES - 1));
      }
      channels[channel][ACCENT] = (byte) RED[channel];
    }
    return new IndexColorModel(4, SHADES + 1, channels[0], channels[1], channels[2]);
  }
}
