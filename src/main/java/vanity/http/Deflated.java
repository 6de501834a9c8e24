package vanity.http;

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
    throw new UnsupportedOperationException();
  }

  /** The text again. */
  public byte[] inflate() {
    throw new UnsupportedOperationException();
  }
}
