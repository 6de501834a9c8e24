package vanity.http;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.aayushatharva.brotli4j.encoder.Encoder;
import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Encodes bytes. Pure: the same bytes at the same level give the same bytes. */
public final class Compression {
  private static final boolean BROTLI = Brotli4jLoader.isAvailable();
  private static final boolean ZSTD = zstdLoads();

  private Compression() {}

  /** How hard to try. */
  public enum Effort {
    /** For an answer that is made once and thrown away: about a millisecond for a page. */
    CHEAP(4, 3, 5),
    /** For what is kept in memory and served many times. */
    KEPT(6, 9, 6),
    /** For what is made once per build. */
    BEST(11, 19, 9);

    private final int brotli;
    private final int zstd;
    private final int gzip;

    Effort(int brotli, int zstd, int gzip) {
      this.brotli = brotli;
      this.zstd = zstd;
      this.gzip = gzip;
    }
  }

  /**
   * The bytes in this coding; empty where this machine has no native code for it, or for identity.
   */
  public static Optional<byte[]> encode(ContentCoding coding, byte[] bytes, Effort effort) {
    return switch (coding) {
      case IDENTITY -> Optional.empty();
      case GZIP -> Optional.of(gzip(bytes, effort.gzip));
      case ZSTD -> ZSTD ? Optional.of(Zstd.compress(bytes, effort.zstd)) : Optional.empty();
      case BR -> BROTLI ? Optional.of(brotli(bytes, effort.brotli)) : Optional.empty();
    };
  }

  private static byte[] brotli(byte[] bytes, int quality) {
    try {
      return Encoder.compress(bytes, Encoder.Parameters.create(quality, 22));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * One gzip member (RFC 1952) without name or time, so that it is the same whenever it is made.
   */
  public static byte[] gzip(byte[] bytes, int level) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(64 + bytes.length / 3);
    out.writeBytes(new byte[] {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 0xff});
    Deflater deflater = new Deflater(level, true);
    try {
      deflater.setInput(bytes);
      deflater.finish();
      byte[] buffer = new byte[16 * 1024];
      while (!deflater.finished()) {
        out.write(buffer, 0, deflater.deflate(buffer));
      }
    } finally {
      deflater.end();
    }
    CRC32 crc = new CRC32();
    crc.update(bytes);
    littleEndian(out, crc.getValue());
    littleEndian(out, bytes.length);
    return out.toByteArray();
  }

  private static void littleEndian(ByteArrayOutputStream out, long value) {
    for (int shift = 0; shift < 32; shift += 8) {
      out.write((int) (value >>> shift) & 0xff);
    }
  }

  private static boolean zstdLoads() {
    try {
      return Zstd.maxCompressionLevel() > 0;
    } catch (LinkageError e) {
      return false;
    }
  }
}
