package vanity.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/** Single gzip members (RFC 1952), without name or time: the same text gives the same bytes. */
public final class Gzip {
  /** Magic, deflate, no flags, no time, no extra flags, unknown system. */
  private static final byte[] HEADER = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 0xff};

  private static final int PIECE = 8 * 1024;

  /**
   * What stands around is compressed for every answer. The levels above take half as long again and
   * more, for a hundredth of a page.
   */
  private static final int LEVEL_AROUND = 3;

  private Gzip() {}

  /** Compresses a text. */
  public static byte[] of(byte[] text, int level) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(64 + text.length / 3);
    out.writeBytes(HEADER);
    deflate(text, level, true, out);
    return end(out, crc(text), text.length);
  }

  /** Compresses a text of which the middle was compressed before. */
  public static byte[] around(byte[] before, Deflated middle, byte[] after) {
    ByteArrayOutputStream out =
        new ByteArrayOutputStream(64 + middle.bytes().length + (before.length + after.length) / 3);
    out.writeBytes(HEADER);
    deflate(before, LEVEL_AROUND, false, out);
    out.writeBytes(middle.bytes());
    deflate(after, LEVEL_AROUND, true, out);
    int crc = Crc32.combine(crc(before), middle.crc(), middle.length());
    return end(
        out,
        Crc32.combine(crc, crc(after), after.length),
        before.length + middle.length() + after.length);
  }

  /**
   * Writes the text as raw deflate blocks.
   *
   * @param last whether the last block is marked as final; otherwise a sync flush ends on a byte
   */
  static void deflate(byte[] text, int level, boolean last, ByteArrayOutputStream out) {
    Deflater deflater = new Deflater(level, true);
    try {
      deflater.setInput(text);
      if (last) {
        deflater.finish();
      }
      byte[] piece = new byte[PIECE];
      int made;
      do {
        made = deflater.deflate(piece, 0, PIECE, last ? Deflater.NO_FLUSH : Deflater.SYNC_FLUSH);
        out.write(piece, 0, made);
        // A flush that filled the piece exactly is called again, and adds at most an empty block.
      } while (last ? !deflater.finished() : made == PIECE);
    } finally {
      deflater.end();
    }
  }

  private static byte[] end(ByteArrayOutputStream out, int crc, long length) {
    littleEndian(out, crc);
    littleEndian(out, (int) length);
    return out.toByteArray();
  }

  private static void littleEndian(ByteArrayOutputStream out, int value) {
    for (int shift = 0; shift < 32; shift += 8) {
      out.write(value >>> shift);
    }
  }

  private static int crc(byte[] text) {
    CRC32 crc = new CRC32();
    crc.update(text);
    return (int) crc.getValue();
  }

  /**
   * The text of a member that was made here, inflated whenever it is written and never held.
   *
   * @param length bytes of the text
   */
  public static Bytes text(byte[] member, long length) {
    return new Inflating(member, HEADER.length, length);
  }

  /** Writes the text of raw deflate blocks, piece by piece. */
  static void inflate(byte[] blocks, int from, long length, OutputStream out) throws IOException {
    Inflater inflater = new Inflater(true);
    try {
      inflater.setInput(blocks, from, blocks.length - from);
      byte[] piece = new byte[PIECE];
      for (long left = length; left > 0; ) {
        int made = inflater.inflate(piece, 0, (int) Math.min(left, PIECE));
        if (made == 0) {
          throw new IOException("compressed text ends " + left + " bytes early");
        }
        out.write(piece, 0, made);
        left -= made;
      }
    } catch (DataFormatException e) {
      throw new IOException("compressed text is damaged", e);
    } finally {
      inflater.end();
    }
  }

  /** The text of a member around a middle that was compressed before, inflated while written. */
  public static Bytes text(byte[] before, Deflated middle, byte[] after) {
    return new Unfolding(before, middle, after);
  }

  private record Inflating(byte[] blocks, int from, long length) implements Bytes {
    @Override
    public void writeTo(OutputStream out, long offset, long count) throws IOException {
      inflate(blocks, from, offset + count, new Window(out, offset, count));
    }
  }

  private record Unfolding(byte[] before, Deflated middle, byte[] after) implements Bytes {
    @Override
    public long length() {
      return before.length + middle.length() + after.length;
    }

    @Override
    public void writeTo(OutputStream out, long offset, long count) throws IOException {
      Window window = new Window(out, offset, count);
      window.write(before);
      middle.writeTo(window);
      window.write(after);
    }
  }

  /** Passes on a run of the bytes that are written to it. */
  private static final class Window extends OutputStream {
    private final OutputStream out;
    private long before;
    private long left;

    Window(OutputStream out, long before, long length) {
      this.out = out;
      this.before = before;
      this.left = length;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      int skipped = (int) Math.min(before, length);
      int passed = (int) Math.min(left, length - skipped);
      before -= skipped;
      left -= passed;
      out.write(bytes, offset + skipped, passed);
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }
  }
}
