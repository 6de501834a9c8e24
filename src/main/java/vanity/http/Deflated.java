package vanity.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * Text compressed once, when it was made, in a form that can stand anywhere inside a gzip answer:
 * raw deflate blocks (RFC 1951), none of them final, ended by a sync flush so that the next part
 * begins on a byte.
 *
 * @param bytes the deflate blocks
 * @param crc CRC-32 of the text
 * @param length bytes of the text
 */
public record Deflated(byte[] bytes, int crc, long length) {
  /** Compresses hard: for what is stored and served many times. */
  public static Deflated of(byte[] text) {
    return of(text, Deflater.BEST_COMPRESSION);
  }

  static Deflated of(byte[] text, int level) {
    CRC32 crc = new CRC32();
    crc.update(text);
    ByteArrayOutputStream out = new ByteArrayOutputStream(64 + text.length / 4);
    Gzip.deflate(text, level, false, out);
    return new Deflated(out.toByteArray(), (int) crc.getValue(), text.length);
  }

  /** The text again. */
  public byte[] inflate() {
    ByteArrayOutputStream out = new ByteArrayOutputStream(Math.toIntExact(length));
    try {
      writeTo(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // out is memory: the blocks are damaged
    }
    return out.toByteArray();
  }

  /** Writes the text, piece by piece. */
  public void writeTo(OutputStream out) throws IOException {
    Gzip.inflate(bytes, 0, length, out);
  }
}
