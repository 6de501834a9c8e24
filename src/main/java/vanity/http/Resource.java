package vanity.http;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that can be got: its representations and the headers they share. Made once, answered
 * many times.
 *
 * @param contentType with charset where it is text
 * @param headers what every 200, 206 and 304 says besides: cache policy, tags, CORS
 * @param variants the same content in each coding there is, smallest first
 * @param ranges whether parts of it may be asked for
 * @param lastModified or null where nothing is stable over machines
 */
public record Resource(
    String contentType,
    Map<String, String> headers,
    List<Variant> variants,
    boolean ranges,
    @Nullable Instant lastModified) {

  /** One representation. */
  public record Variant(ContentCoding coding, EntityTag tag, Bytes bytes) {}

  /** The bytes of a representation, wherever they are. */
  public interface Bytes {
    long length();

    /** Writes a part of it; memory stays bounded however long it is. */
    void writeTo(OutputStream out, long offset, long length) throws IOException;

    /** All of it, where it is in memory already; null where it has to be read. */
    byte @Nullable [] inMemory();

    static Bytes of(byte[] bytes) {
      return new InMemory(bytes);
    }
  }

  private record InMemory(byte[] bytes) implements Bytes {
    @Override
    public long length() {
      return bytes.length;
    }

    @Override
    public void writeTo(OutputStream out, long offset, long length) throws IOException {
      out.write(bytes, (int) offset, (int) length);
    }

    @Override
    public byte[] inMemory() {
      return bytes;
    }
  }

  /** Whether the answer depends on Accept-Encoding. */
  boolean varies() {
    return variants.size() > 1 || variants.get(0).coding() != ContentCoding.IDENTITY;
  }
}
