package vanity.render.epub;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/**
 * A ZIP file (PKWARE APPNOTE 6.3) laid out in advance: every byte has its place before the large
 * entries are read, so it can be sent piece by piece, from anywhere.
 */
public final class Zip {
  /** Reads a piece of an entry that is kept elsewhere. */
  @FunctionalInterface
  public interface Reader {
    byte[] read(long offset, int length);
  }

  /** Bytes that follow one another, from one place. */
  private record Segment(long offset, long length, Reader reader) {}

  private final List<Segment> segments;
  private final long length;
  private final long held;
  private final String hash;

  private Zip(List<Segment> segments, long length, long held, String hash) {
    this.segments = segments;
    this.length = length;
    this.held = held;
    this.hash = hash;
  }

  public long length() {
    return length;
  }

  /** Bytes of it that are in memory: all but the entries that are kept elsewhere. */
  public long held() {
    return held;
  }

  /** SHA-256 in hex over all that is not a stored entry, whose checksums are part of that. */
  public String hash() {
    return hash;
  }

  /**
   * Bytes from an offset within the file.
   *
   * @return at least one byte and at most {@code most}
   */
  public byte[] read(long offset, int most) {
    for (Segment each : segments) {
      long from = offset - each.offset();
      if (from < each.length()) {
        return each.reader().read(from, (int) Math.min(most, each.length() - from));
      }
    }
    throw new IndexOutOfBoundsException(offset + " of " + length);
  }

  /** Lays out entries in their order. */
  static final class Builder {
    /** UTF-8 names. */
    private static final int FLAGS = 0x0800;

    private static final int STORED = 0;
    private static final int DEFLATED = 8;

    /** 1 January 1980, the first day there is. */
    private static final int DAY = 0x21;

    private final List<Segment> segments = new ArrayList<>();
    private final ByteArrayOutputStream directory = new ByteArrayOutputStream();
    private final MessageDigest digest = sha256();
    private long at;
    private long held;
    private int entries;

    private static MessageDigest sha256() {
      try {
        return MessageDigest.getInstance("SHA-256");
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException(e); // every JDK has it
      }
    }

    /** As it is, for {@code mimetype}, which readers look for uncompressed. */
    Builder stored(String name, String text) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      head(name, STORED, crc(bytes), bytes.length, bytes.length);
      add(bytes);
      return this;
    }

    Builder deflated(String name, String text) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      byte[] packed = deflate(bytes);
      head(name, DEFLATED, crc(bytes), packed.length, bytes.length);
      add(packed);
      return this;
    }

    /** An entry that is read when it is sent. */
    Builder kept(String name, long size, int crc, Reader reader) {
      head(name, STORED, crc, size, size);
      if (size > 0) {
        segments.add(new Segment(at, size, reader));
        at += size;
      }
      return this;
    }

    private static int crc(byte[] bytes) {
      CRC32 crc = new CRC32();
      crc.update(bytes);
      return (int) crc.getValue();
    }

    private static byte[] deflate(byte[] bytes) {
      Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
      ByteArrayOutputStream packed = new ByteArrayOutputStream(bytes.length / 4 + 64);
      try (DeflaterOutputStream out = new DeflaterOutputStream(packed, deflater)) {
        out.write(bytes);
      } catch (java.io.IOException e) {
        throw new java.io.UncheckedIOException(e); // packed is memory
      } finally {
        deflater.end();
      }
      return packed.toByteArray();
    }

    private void head(String name, int method, int crc, long packed, long size) {
      byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
      directory.writeBytes(
          buffer(46 + bytes.length)
              .putInt(0x02014b50)
              .putShort((short) 20)
              .put(described(bytes, method, crc, packed, size))
              .putShort((short) 0) // comment
              .putShort((short) 0) // disk
              .putShort((short) 0) // attributes
              .putInt(0)
              .putInt((int) at)
              .put(bytes)
              .array());
      add(
          buffer(30 + bytes.length)
              .putInt(0x04034b50)
              .put(described(bytes, method, crc, packed, size))
              .put(bytes)
              .array());
      entries++;
    }

    /** What the entry's own head and the directory say alike. */
    private static byte[] described(byte[] name, int method, int crc, long packed, long size) {
      return buffer(26)
          .putShort((short) 20)
          .putShort((short) FLAGS)
          .putShort((short) method)
          .putShort((short) 0)
          .putShort((short) DAY)
          .putInt(crc)
          .putInt((int) packed)
          .putInt((int) size)
          .putShort((short) name.length)
          .putShort((short) 0)
          .array();
    }

    private static ByteBuffer buffer(int size) {
      return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    private void add(byte[] bytes) {
      digest.update(bytes);
      segments.add(
          new Segment(
              at,
              bytes.length,
              (offset, most) ->
                  java.util.Arrays.copyOfRange(bytes, (int) offset, (int) offset + most)));
      at += bytes.length;
      held += bytes.length;
    }

    Zip build() {
      int from = (int) at;
      add(directory.toByteArray());
      add(
          buffer(22)
              .putInt(0x06054b50)
              .putInt(0)
              .putShort((short) entries)
              .putShort((short) entries)
              .putInt(directory.size())
              .putInt(from)
              .putShort((short) 0)
              .array());
      return new Zip(List.copyOf(segments), at, held, HexFormat.of().formatHex(digest.digest()));
    }
  }
}
