package vanity.render.figures;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The size of a PNG, JPEG or GIF as its header states it, read without decoding anything: a picture
 * of a few bytes may claim to be 100,000 pixels wide and high.
 *
 * @param colours channels of a JPEG: 4 is CMYK, which browsers show in wrong colours; 0 for others
 */
public record Pixels(int width, int height, int colours) {
  long area() {
    return (long) width * height;
  }

  /** Empty if it is none of the three, or broken. */
  public static Optional<Pixels> of(Path file) throws IOException {
    try (InputStream stream = Files.newInputStream(file);
        DataInputStream in = new DataInputStream(new BufferedInputStream(stream))) {
      return switch (in.readUnsignedShort()) {
        case 0x8950 -> png(in);
        case 0xFFD8 -> jpeg(in);
        case 0x4749 -> gif(in);
        default -> Optional.empty();
      };
    } catch (java.io.EOFException e) {
      return Optional.empty();
    }
  }

  private static Optional<Pixels> png(DataInputStream in) throws IOException {
    in.skipNBytes(14);
    return Optional.of(new Pixels(in.readInt(), in.readInt(), 0));
  }

  private static Optional<Pixels> gif(DataInputStream in) throws IOException {
    in.skipNBytes(4);
    int width = Short.toUnsignedInt(Short.reverseBytes(in.readShort()));
    return Optional.of(
        new Pixels(width, Short.toUnsignedInt(Short.reverseBytes(in.readShort())), 0));
  }

  /** Goes from segment to segment up to the start of frame. */
  private static Optional<Pixels> jpeg(DataInputStream in) throws IOException {
    while (true) {
      int marker = in.readUnsignedShort();
      while (marker == 0xFFFF) {
        marker = 0xFF00 | in.readUnsignedByte();
      }
      if (marker < 0xFFC0) {
        return Optional.empty();
      }
      int length = in.readUnsignedShort();
      boolean frame = marker <= 0xFFCF && marker != 0xFFC4 && marker != 0xFFC8 && marker != 0xFFCC;
      if (frame) {
        in.skipNBytes(1);
        int height = in.readUnsignedShort();
        return Optional.of(new Pixels(in.readUnsignedShort(), height, in.readUnsignedByte()));
      }
      in.skipNBytes(Math.max(0, length - 2));
    }
  }
}
