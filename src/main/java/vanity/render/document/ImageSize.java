package vanity.render.document;

import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/**
 * A picture's kind and size by its first bytes, whatever it is called.
 *
 * @param extension {@code png}, {@code jpg}, {@code gif}, {@code webp} or {@code svg}
 * @param width CSS pixels
 * @param height CSS pixels
 */
record ImageSize(String extension, int width, int height) {
  private static final Pattern LENGTH =
      Pattern.compile("\\s*([0-9]{1,7}(?:\\.[0-9]{1,15})?)\\s*(px|pt|pc|in|cm|mm|)\\s*");

  /** Larger pictures are too heavy for a reader's browser. */
  private static final int MAX_SIDE = 20_000;

  private static final long MAX_PIXELS = 100_000_000;

  /** Of a bitmap; empty if it is none that browsers show, or broken, or monstrous. */
  static Optional<ImageSize> ofBitmap(Path file) throws IOException {
    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "r")) {
      byte[] head = new byte[30];
      if (bytes.read(head) < head.length) {
        return Optional.empty();
      }
      ImageSize size = null;
      if (startsWith(head, 0, "\u0089PNG\r\n") && startsWith(head, 12, "IHDR")) {
        size = new ImageSize("png", (int) big(head, 16, 4), (int) big(head, 20, 4));
      } else if (startsWith(head, 0, "GIF8")) {
        size = new ImageSize("gif", (int) little(head, 6, 2), (int) little(head, 8, 2));
      } else if (startsWith(head, 0, "\u00ff\u00d8\u00ff")) {
        size = jpeg(bytes);
      } else if (startsWith(head, 0, "RIFF") && startsWith(head, 8, "WEBP")) {
        size = webp(head);
      }
      return Optional.ofNullable(size).filter(ImageSize::isSane);
    } catch (EOFException cutShort) {
      return Optional.empty();
    }
  }

  /** Of an SVG: its own width and height, else its view box, else what browsers assume. */
  static ImageSize ofSvg(String xml) {
    Element svg =
        Parser.xmlParser()
            .parseInput(xml.substring(0, Math.min(xml.length(), 20_000)), "")
            .selectFirst("svg");
    if (svg == null) {
      return new ImageSize("svg", 300, 150);
    }
    double width = pixels(svg.attr("width"));
    double height = pixels(svg.attr("height"));
    String[] box = svg.attr("viewBox").strip().split("[\\s,]+");
    double boxWidth = box.length == 4 ? pixels(box[2]) : 0;
    double boxHeight = box.length == 4 ? pixels(box[3]) : 0;
    if (width > 0 && height <= 0 && boxWidth > 0) {
      height = width * boxHeight / boxWidth;
    } else if (width <= 0 || height <= 0) {
      width = boxWidth > 0 ? boxWidth : 300;
      height = boxHeight > 0 ? boxHeight : 150;
    }
    return new ImageSize(
        "svg",
        (int) Math.clamp(Math.round(width), 1, MAX_SIDE),
        (int) Math.clamp(Math.round(height), 1, MAX_SIDE));
  }

  /** A CSS length in pixels; 0 if it is none. */
  private static double pixels(String length) {
    Matcher matcher = LENGTH.matcher(length);
    if (!matcher.matches()) {
      return 0;
    }
    double number = Double.parseDouble(matcher.group(1));
    return switch (matcher.group(2)) {
      case "pt" -> number * 96 / 72;
      case "pc" -> number * 16;
      case "in" -> number * 96;
      case "cm" -> number * 96 / 2.54;
      case "mm" -> number * 96 / 25.4;
      default -> number;
    };
  }

  /** ITU T.81, B.2.2: the frame header is the segment SOF0 to SOF15 without DHT, JPG, DAC. */
  private static @Nullable ImageSize jpeg(RandomAccessFile bytes) throws IOException {
    bytes.seek(2);
    for (int segments = 0; segments < 1000; segments++) {
      if (bytes.read() != 0xff) {
        return null;
      }
      int marker = bytes.read();
      while (marker == 0xff) {
        marker = bytes.read();
      }
      int length = bytes.readUnsignedShort();
      if (marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc) {
        bytes.readUnsignedByte();
        int height = bytes.readUnsignedShort();
        return new ImageSize("jpg", bytes.readUnsignedShort(), height);
      }
      bytes.seek(bytes.getFilePointer() + length - 2);
    }
    return null;
  }

  /** RFC 9649, 2.5 to 2.7: lossy, lossless, extended. */
  private static @Nullable ImageSize webp(byte[] head) {
    if (startsWith(head, 12, "VP8X")) {
      return new ImageSize("webp", (int) little(head, 24, 3) + 1, (int) little(head, 27, 3) + 1);
    } else if (startsWith(head, 12, "VP8L")) {
      long bits = little(head, 21, 4);
      return new ImageSize("webp", (int) (bits & 0x3fff) + 1, (int) (bits >> 14 & 0x3fff) + 1);
    } else if (startsWith(head, 12, "VP8 ")) {
      return new ImageSize(
          "webp", (int) little(head, 26, 2) & 0x3fff, (int) little(head, 28, 2) & 0x3fff);
    }
    return null;
  }

  private boolean isSane() {
    return width > 0
        && height > 0
        && width <= MAX_SIDE
        && height <= MAX_SIDE
        && (long) width * height <= MAX_PIXELS;
  }

  private static boolean startsWith(byte[] bytes, int offset, String latin1) {
    for (int i = 0; i < latin1.length(); i++) {
      if ((bytes[offset + i] & 0xff) != latin1.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private static long big(byte[] bytes, int offset, int count) {
    long value = 0;
    for (int i = 0; i < count; i++) {
      value = value << 8 | bytes[offset + i] & 0xff;
    }
    return value;
  }

  private static long little(byte[] bytes, int offset, int count) {
    long value = 0;
    for (int i = count - 1; i >= 0; i--) {
      value = value << 8 | bytes[offset + i] & 0xff;
    }
    return value;
  }
}
