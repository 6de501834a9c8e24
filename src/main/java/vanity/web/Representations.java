package vanity.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import vanity.http.Bytes;
import vanity.http.Compression;
import vanity.http.Compression.Effort;
import vanity.http.ContentCoding;
import vanity.http.EntityTag;
import vanity.http.Gzip;
import vanity.http.MediaTypes;
import vanity.http.Resource;
import vanity.http.Resource.Variant;

/** Turns an answer into a resource with a representation in every coding that is worth it. */
final class Representations {
  /** What is shorter than this fits in one packet either way. */
  private static final long SHORT = 256;

  /** A page longer than this is never held uncoded: it has neither br nor zstd form. */
  private static final long LONG = 2 << 20;

  private Representations() {}

  /**
   * For an answer that is sent once: what costs least comes first, and only what is asked for is
   * made.
   */
  static Resource once(Response response) {
    return switch (response.body()) {
      case Body.Stored stored -> stored(response, stored);
      case Body.Whole whole -> once(response, Text.of(whole));
      case Body.Composed composed -> once(response, Text.of(composed));
    };
  }

  private static Resource once(Response response, Text text) {
    List<Variant> variants = new ArrayList<>();
    if (isWorthCoding(response, text)) {
      variants.add(
          Variant.whenAsked(ContentCoding.GZIP, text.tagged(ContentCoding.GZIP), text.gzip));
      whenAsked(ContentCoding.ZSTD, text).ifPresent(variants::add);
      whenAsked(ContentCoding.BR, text).ifPresent(variants::add);
    }
    variants.add(Variant.of(ContentCoding.IDENTITY, text.tag, text.plain));
    return resource(response, variants, Resource.Memory.NONE);
  }

  /** An answer that is kept, and how much memory that takes. */
  record Kept(Resource resource, long bytes) {}

  /**
   * For an answer that is kept and sent often: what is usually asked for is made now, the smallest
   * comes first. The text itself is not kept, but made when somebody asks for it.
   *
   * @param memory of what was asked for lately
   */
  static Kept kept(Response response, Resource.Memory memory) {
    return switch (response.body()) {
      // Read piece by piece from where it is: only what is known of it is kept.
      case Body.Stored stored -> new Kept(stored(response, stored), 0);
      case Body.Whole whole -> kept(response, Text.of(whole), memory);
      case Body.Composed composed -> kept(response, Text.of(composed), memory);
    };
  }

  private static Kept kept(Response response, Text text, Resource.Memory memory) {
    if (!isWorthCoding(response, text)) {
      Variant only = Variant.of(ContentCoding.IDENTITY, text.tag, text.plain);
      return new Kept(resource(response, List.of(only), memory), text.plain.length());
    }
    byte[] gzip = text.gzip.get();
    long bytes = gzip.length;
    List<Variant> variants = new ArrayList<>();
    if (text.isHeldAtOnce() && Compression.speaks(ContentCoding.BR)) {
      byte[] br = encoded(ContentCoding.BR, text);
      variants.add(Variant.of(ContentCoding.BR, text.tagged(ContentCoding.BR), Bytes.of(br)));
      bytes += br.length;
    }
    variants.add(Variant.of(ContentCoding.GZIP, text.tagged(ContentCoding.GZIP), Bytes.of(gzip)));
    Text packed = new Text(text.tag, Gzip.text(gzip, text.plain.length()), () -> gzip);
    whenAsked(ContentCoding.ZSTD, packed).ifPresent(variants::add);
    variants.add(
        packed.isHeldAtOnce()
            ? Variant.whenAsked(ContentCoding.IDENTITY, packed.tag, packed::all)
            : Variant.of(ContentCoding.IDENTITY, packed.tag, packed.plain));
    return new Kept(resource(response, variants, memory), bytes);
  }

  /** What is the same for a page in one piece and one that was compressed in part before. */
  private record Text(EntityTag tag, Bytes plain, Supplier<byte[]> gzip) {
    static Text of(Body.Whole whole) {
      byte[] bytes = whole.bytes();
      return new Text(
          EntityTag.of(bytes),
          Bytes.of(bytes),
          () -> Compression.encode(ContentCoding.GZIP, bytes, Effort.PAGE).orElseThrow());
    }

    static Text of(Body.Composed composed) {
      return new Text(
          EntityTag.of(composed.before(), composed.middle().bytes(), composed.after()),
          Gzip.text(composed.before(), composed.middle(), composed.after()),
          () -> Gzip.around(composed.before(), composed.middle(), composed.after()));
    }

    EntityTag tagged(ContentCoding coding) {
      return tag.in(coding);
    }

    boolean isHeldAtOnce() {
      return plain.length() <= LONG;
    }

    byte[] all() {
      byte[] ready = plain.inMemory();
      if (ready != null) {
        return ready;
      }
      ByteArrayOutputStream out = new ByteArrayOutputStream(Math.toIntExact(plain.length()));
      try {
        plain.writeTo(out, 0, plain.length());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return out.toByteArray();
    }
  }

  private static boolean isWorthCoding(Response response, Text text) {
    return text.plain.length() >= SHORT && MediaTypes.compressible(response.contentType());
  }

  private static Optional<Variant> whenAsked(ContentCoding coding, Text text) {
    if (!text.isHeldAtOnce() || !Compression.speaks(coding)) {
      return Optional.empty();
    }
    return Optional.of(Variant.whenAsked(coding, text.tagged(coding), () -> encoded(coding, text)));
  }

  private static byte[] encoded(ContentCoding coding, Text text) {
    return Compression.encode(coding, text.all(), Effort.PAGE).orElseThrow();
  }

  private static Resource stored(Response response, Body.Stored stored) {
    EntityTag tag = EntityTag.strong(stored.entityTag());
    return new Resource(
        shared(response, true),
        List.of(Variant.of(ContentCoding.IDENTITY, tag, new Pieces(stored))));
  }

  private static Resource resource(
      Response response, List<Variant> variants, Resource.Memory memory) {
    return new Resource(shared(response, false), variants, memory);
  }

  private static Resource.Shared shared(Response response, boolean ranges) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Cache-Control", response.policy().cacheControl());
    String edge = response.policy().cdnCacheControl();
    if (edge != null) {
      headers.put("CDN-Cache-Control", edge);
    }
    headers.putAll(response.headers());
    return new Resource.Shared(response.status(), response.contentType(), headers, ranges, null);
  }

  /** A stored file, of which only one piece is in memory at a time. */
  private record Pieces(Body.Stored stored) implements Bytes {
    private static final int PIECE = 64 * 1024;

    @Override
    public long length() {
      return stored.length();
    }

    @Override
    public void writeTo(OutputStream out, long offset, long length) throws IOException {
      for (long done = 0; done < length; ) {
        byte[] piece = stored.reader().read(offset + done, (int) Math.min(PIECE, length - done));
        if (piece.length == 0) {
          throw new IOException("a stored file ends at " + (offset + done));
        }
        out.write(piece);
        done += piece.length;
      }
    }
  }
}
