package vanity.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import vanity.http.Bytes;
import vanity.http.Compression;
import vanity.http.Compression.Effort;
import vanity.http.ContentCoding;
import vanity.http.EntityTag;
import vanity.http.Gzip;
import vanity.http.MediaTypes;
import vanity.http.Resource;
import vanity.http.Resource.Variant;

/**
 * Turns an answer into a resource with a representation in every coding that is worth it.
 *
 * <p>gzip comes first, for who takes several: put together around what was compressed when the
 * paper was rendered it takes 0.1 ms for a page of 145 KB, where br at quality 5 takes 2.2 ms and
 * saves 11 %, and every cache and browser takes it (measured: docs/http.md). The other codings are
 * made for who takes only them.
 */
final class Representations {
  /** What is shorter than this is, with its head, two packets either way. */
  private static final long SHORT = 1024;

  /** A page longer than this is never held uncoded: it has neither br nor zstd form. */
  private static final long LONG = 2 << 20;

  private Representations() {}

  /** For an answer that is sent once: only the coding that is asked for is made. */
  static Resource once(Response response) {
    return switch (response.body()) {
      case Body.Stored stored -> stored(response, stored);
      case Body.Small small -> small(response, small);
      case Body.Whole whole -> once(response, Text.of(whole));
      case Body.Composed composed -> once(response, Text.of(composed));
    };
  }

  private static Resource once(Response response, Text text) {
    List<Variant> variants = new ArrayList<>();
    if (isWorthCoding(response, text)) {
      variants.add(
          Variant.whenAsked(ContentCoding.GZIP, text.tag.in(ContentCoding.GZIP), text.gzip));
      variants.addAll(others(text));
    }
    variants.add(Variant.of(ContentCoding.IDENTITY, text.tag, text.plain));
    return new Resource(shared(response, false), variants);
  }

  /** An answer that is kept, and how much memory that takes. */
  record Kept(Resource resource, long bytes) {}

  /**
   * For an answer that is kept and sent often: compressed now. The text itself is not kept, but
   * made when somebody asks for it.
   *
   * @param memory of what was asked for lately
   */
  static Kept kept(Response response, Resource.Memory memory) {
    return switch (response.body()) {
      // Read piece by piece from where it is: only what is known of it is kept.
      case Body.Stored stored -> new Kept(stored(response, stored), stored.held());
      case Body.Small small -> new Kept(small(response, small), small.bytes().length);
      case Body.Whole whole -> kept(response, Text.of(whole), memory);
      case Body.Composed composed -> kept(response, Text.of(composed), memory);
    };
  }

  private static Kept kept(Response response, Text text, Resource.Memory memory) {
    Resource.Shared shared = shared(response, false);
    if (!isWorthCoding(response, text)) {
      Variant only = Variant.of(ContentCoding.IDENTITY, text.tag, text.plain);
      return new Kept(new Resource(shared, List.of(only)), text.plain.length());
    }
    byte[] gzip = text.gzip.get();
    Text packed = new Text(text.tag, Gzip.text(gzip, text.plain.length()), () -> gzip);
    List<Variant> variants = new ArrayList<>();
    variants.add(Variant.of(ContentCoding.GZIP, text.tag.in(ContentCoding.GZIP), Bytes.of(gzip)));
    variants.addAll(others(packed));
    variants.add(
        packed.isHeldAtOnce()
            ? Variant.whenAsked(ContentCoding.IDENTITY, packed.tag, packed::all)
            : Variant.of(ContentCoding.IDENTITY, packed.tag, packed.plain));
    return new Kept(new Resource(shared, variants, memory), gzip.length);
  }

  private static boolean isWorthCoding(Response response, Text text) {
    return text.plain.length() >= SHORT && MediaTypes.compressible(response.contentType());
  }

  private static List<Variant> others(Text text) {
    return Stream.of(ContentCoding.ZSTD, ContentCoding.BR)
        .filter(coding -> text.isHeldAtOnce() && Compression.speaks(coding))
        .map(coding -> Variant.whenAsked(coding, text.tag.in(coding), () -> text.encoded(coding)))
        .toList();
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

    boolean isHeldAtOnce() {
      return plain.length() <= LONG;
    }

    byte[] encoded(ContentCoding coding) {
      return Compression.encode(coding, all(), Effort.PAGE).orElseThrow();
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

  private static Resource stored(Response response, Body.Stored stored) {
    return uncoded(response, stored.entityTag(), new Pieces(stored));
  }

  private static Resource small(Response response, Body.Small small) {
    return uncoded(response, small.entityTag(), Bytes.of(small.bytes()));
  }

  private static Resource uncoded(Response response, String entityTag, Bytes bytes) {
    EntityTag tag = EntityTag.strong(entityTag);
    return new Resource(
        shared(response, true), List.of(Variant.of(ContentCoding.IDENTITY, tag, bytes)));
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
