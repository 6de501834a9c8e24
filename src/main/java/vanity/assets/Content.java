package vanity.assets;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import vanity.http.Bytes;
import vanity.http.Compression;
import vanity.http.ContentCoding;
import vanity.http.EntityTag;
import vanity.http.Resource;

/**
 * What a static file serves, in memory or on disk.
 *
 * @param hash the first 16 hex digits of its SHA-256: in its name, and its entity tag
 * @param integrity {@code sha384-…}
 */
record Content(Bytes bytes, String hash, String integrity) {
  /** A variant is kept only if it is at most this part of the whole. */
  private static final double WORTH = 0.95;

  private static final int PIECE = 64 * 1024;

  static Content of(byte[] bytes) {
    return new Content(
        Bytes.of(bytes),
        hash(digest("SHA-256").digest(bytes)),
        integrity(digest("SHA-384").digest(bytes)));
  }

  /** A file too large for memory: read now for its hash, and piece by piece when it is served. */
  static Content onDisk(Path file) throws IOException {
    MessageDigest hash = digest("SHA-256");
    MessageDigest integrity = digest("SHA-384");
    byte[] piece = new byte[PIECE];
    long length = 0;
    try (InputStream in = Files.newInputStream(file)) {
      for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
        hash.update(piece, 0, read);
        integrity.update(piece, 0, read);
        length += read;
      }
    }
    return new Content(
        new OnDisk(file, length), hash(hash.digest()), integrity(integrity.digest()));
  }

  private static String hash(byte[] digest) {
    return HexFormat.of().formatHex(digest, 0, 8);
  }

  private static String integrity(byte[] digest) {
    return "sha384-" + Base64.getEncoder().encodeToString(digest);
  }

  private static MessageDigest digest(String algorithm) {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has " + algorithm, e);
    }
  }

  Resource.Variant plain() {
    return Resource.Variant.of(ContentCoding.IDENTITY, EntityTag.strong(hash), bytes);
  }

  /**
   * Bytes in a coding, where that is worth it. Its tag comes from the coded bytes: another encoder
   * makes another representation.
   */
  static Optional<Resource.Variant> encoded(
      byte[] plain, ContentCoding coding, Compression.Effort effort) {
    return Compression.encode(coding, plain, effort)
        .filter(encoded -> encoded.length <= plain.length * WORTH)
        .map(encoded ->
            Resource.Variant.of(
                coding,
                EntityTag.strong(hash(digest("SHA-256").digest(encoded))).in(coding),
                Bytes.of(encoded)));
  }

  private record OnDisk(Path file, long length) implements Bytes {
    @Override
    public void writeTo(OutputStream out, long offset, long count) throws IOException {
      try (InputStream in = Files.newInputStream(file)) {
        in.skipNBytes(offset);
        byte[] piece = new byte[PIECE];
        for (long left = count; left > 0; ) {
          int read = in.read(piece, 0, (int) Math.min(left, PIECE));
          if (read < 0) {
            throw new IOException(file + " has become shorter since the start");
          }
          out.write(piece, 0, read);
          left -= read;
        }
      }
    }
  }
}
