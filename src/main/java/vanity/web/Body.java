package vanity.web;

import java.nio.charset.StandardCharsets;
import vanity.http.Deflated;

/** The bytes of an answer, before any content coding. */
public sealed interface Body {
  Body EMPTY = new Whole(new byte[0]);

  static Body of(byte[] bytes) {
    return new Whole(bytes);
  }

  static Body of(String text) {
    return new Whole(text.getBytes(StandardCharsets.UTF_8));
  }

  /** All of it in memory: a page. */
  record Whole(byte[] bytes) implements Body {}

  /**
   * A page around a part that was compressed when it was made: as gzip it is put together without
   * compressing that part again.
   */
  record Composed(byte[] before, Deflated middle, byte[] after) implements Body {}

  /**
   * A stored file that is small enough to be kept in memory; the same applies as to {@link Stored}.
   *
   * @param entityTag a strong validator without quotes, such as the file's SHA-256
   */
  record Small(byte[] bytes, String entityTag) implements Body {}

  /**
   * A stored file, read piece by piece so that memory stays bounded however large it is. Ranges and
   * conditionals apply; no content coding.
   *
   * @param length in bytes
   * @param entityTag a strong validator without quotes, such as the file's SHA-256
   * @param reader reads {@code length} bytes from {@code offset}
   * @param held how many of its bytes the reader has in memory
   */
  record Stored(long length, String entityTag, Reader reader, long held) implements Body {
    /** One of which nothing is in memory. */
    public Stored(long length, String entityTag, Reader reader) {
      this(length, entityTag, reader, 0);
    }
  }

  /** Reads one piece of a stored file; called without anything held. */
  @FunctionalInterface
  interface Reader {
    byte[] read(long offset, int length);
  }
}
