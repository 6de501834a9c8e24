package vanity.http;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.aayushatharva.brotli4j.encoder.Encoder;
import com.github.luben.zstd.Zstd;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/** Encodes bytes. Pure: the same bytes at the same level give the same bytes. */
public final class Compression {
  private static final boolean BROTLI = Brotli4jLoader.isAvailable();
  private static final boolean ZSTD = zstdLoads();

  private Compression() {}

  /** How hard to try. */
  public enum Effort {
    /** For a page, when it is made: a few milliseconds at most. */
    PAGE(5, 3, 6),
    /** For files that are compressed at every start, while somebody waits for it. */
    START(9, 9, 9),
    /** For what is compressed once per build. */
    BUILD(11, 19, 9);

    private final int brotli;
    private final int zstd;
    private final int gzip;

    Effort(int brotli, int zstd, int gzip) {
      this.brotli = brotli;
      this.zstd = zstd;
      this.gzip = gzip;
    }
  }

  /** Whether this machine can encode so; identity always. */
  public static boolean speaks(ContentCoding coding) {
    return switch (coding) {
      case IDENTITY, GZIP -> true;
      case ZSTD -> ZSTD;
      case BR -> BROTLI;
    };
  }

  /**
   * The bytes in this coding; empty where this machine has no native code for it, or for identity.
   */
  public static Optional<byte[]> encode(ContentCoding coding, byte[] bytes, Effort effort) {
    return switch (coding) {
      case IDENTITY -> Optional.empty();
      case GZIP -> Optional.of(Gzip.of(bytes, effort.gzip));
      case ZSTD -> ZSTD ? Optional.of(Zstd.compress(bytes, effort.zstd)) : Optional.empty();
      case BR -> BROTLI ? Optional.of(brotli(bytes, effort.brotli)) : Optional.empty();
    };
  }

  private static byte[] brotli(byte[] bytes, int quality) {
    try {
      return Encoder.compress(bytes, Encoder.Parameters.create(quality, window(bytes.length)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The logarithm of the window: no larger than the text needs, for the encoder first clears memory
   * of its size. From 10 to 22, as RFC 7932 §9.1 and the encoder allow.
   */
  private static int window(int length) {
    int bits = Integer.SIZE - Integer.numberOfLeadingZeros(length + 16);
    return Math.clamp(bits, 10, 22);
  }

  private static boolean zstdLoads() {
    try {
      return Zstd.maxCompressionLevel() > 0;
    } catch (LinkageError e) {
      return false;
    }
  }
}
