package vanity.http;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Something that can be got, in every coding there is of it. Made once, asked many times: it
 * negotiates the coding, evaluates preconditions and ranges, and decides every header. The same for
 * static files, figures and pages.
 */
public final class Resource {

  /**
   * One representation.
   *
   * @param bytes gives them, coded
   * @param ready whether the bytes are there already; otherwise they are made when asked for
   */
  public record Variant(ContentCoding coding, EntityTag tag, Supplier<Bytes> bytes, boolean ready) {

    public static Variant of(ContentCoding coding, EntityTag tag, Bytes bytes) {
      return new Variant(coding, tag, () -> bytes, true);
    }

    public static Variant whenAsked(ContentCoding coding, EntityTag tag, Supplier<byte[]> encode) {
      return new Variant(coding, tag, () -> Bytes.of(encode.get()), false);
    }
  }

  /**
   * What every representation has in common.
   *
   * @param status of the plain answer; conditionals and ranges count only where it is 200 (RFC 9110
   *     §13.2.1)
   * @param contentType with charset where it is text
   * @param headers what every 200, 206 and 304 says besides: cache policy, tags, CORS
   * @param ranges whether parts of it may be asked for
   * @param lastModified or null where nothing is stable over machines
   */
  public record Shared(
      int status,
      String contentType,
      Map<String, String> headers,
      boolean ranges,
      @Nullable Instant lastModified) {}

  /** Keeps answers whose bytes were made when they were asked for. */
  @FunctionalInterface
  public interface Memory {
    /** Keeps nothing. */
    Memory NONE = (representation, make) -> make.get();

    /** The answer of this representation, kept or made now. */
    Delivery recall(Object representation, Supplier<Delivery> make);
  }

  private final Shared shared;
  private final List<ContentCoding> codings;
  private final List<Representation> representations;

  /**
   * @param variants the one to be preferred first: where the client does not mind, it is taken.
   *     Identity is among them.
   */
  public Resource(Shared shared, List<Variant> variants) {
    this(shared, variants, Memory.NONE);
  }

  public Resource(Shared shared, List<Variant> variants, Memory memory) {
    this.shared = shared;
    this.codings = variants.stream().map(Variant::coding).toList();
    boolean varies = variants.size() > 1;
    this.representations =
        variants.stream()
            .map(variant -> new Representation(shared, variant, varies, memory))
            .toList();
  }

  /** Answers a GET or HEAD. */
  public Delivery answer(String method, RequestHeaders request) {
    ContentCoding coding = ContentCoding.choose(request.lines("Accept-Encoding"), codings);
    if (shared.status != 200) {
      return representation(coding == null ? ContentCoding.IDENTITY : coding).whole();
    }
    if (coding == null) {
      return error(406, "None of the codings that you accept is available.", Map.of());
    }
    Representation chosen = representation(coding);
    return switch (Preconditions.evaluate(request, chosen.variant.tag, shared.lastModified)) {
      case NOT_MODIFIED -> chosen.notModified();
      case FAILED -> error(412, "The precondition does not hold.", Map.of());
      case PROCEED -> part(chosen, method, request);
    };
  }

  private Representation representation(ContentCoding coding) {
    return representations.get(codings.indexOf(coding));
  }

  /** All of it, or the ranges that are asked for: only GET has ranges (RFC 9110 §14.2). */
  private Delivery part(Representation chosen, String method, RequestHeaders request) {
    List<String> range = request.lines("Range");
    if (!shared.ranges
        || range.isEmpty()
        || !method.equals("GET")
        || !Preconditions.rangeHolds(request, chosen.variant.tag, shared.lastModified)) {
      return chosen.whole();
    }
    Bytes bytes = chosen.variant.bytes.get();
    return switch (ByteRanges.parse(range, bytes.length())) {
      case ByteRanges.Whole whole -> chosen.whole();
      case ByteRanges.One one -> chosen.one(bytes, one.span());
      case ByteRanges.Several several -> chosen.several(bytes, several.spans());
      case ByteRanges.Unsatisfiable none ->
          error(
              416, "There is no such range.", Map.of("Content-Range", "bytes */" + bytes.length()));
    };
  }

  private Delivery error(int status, String message, Map<String, String> more) {
    Map<String, String> headers = new LinkedHashMap<>(more);
    shared.headers.forEach((name, value) -> {
      if (name.startsWith("Access-Control-")) {
        headers.put(name, value);
      }
    });
    Delivery.Part text = Delivery.Part.of(message + "\n");
    headers.put("Cache-Control", CachePolicy.ERROR.cacheControl());
    headers.put("Content-Type", "text/plain; charset=utf-8");
    headers.put("Content-Length", Long.toString(text.length()));
    if (representations.get(0).varies) {
      headers.put("Vary", "Accept-Encoding");
    }
    return new Delivery(status, headers, List.of(text));
  }

  /** A variant and its answers; the usual ones are made once, when first asked for. */
  private static final class Representation {
    private final Shared shared;
    private final Variant variant;
    private final boolean varies;
    private final Memory memory;
    // Two threads may each make one: they are equal, and immutable.
    private @Nullable Delivery whole;
    private @Nullable Delivery notModified;

    Representation(Shared shared, Variant variant, boolean varies, Memory memory) {
      this.shared = shared;
      this.variant = variant;
      this.varies = varies;
      this.memory = memory;
    }

    Delivery whole() {
      if (!variant.ready) {
        return memory.recall(this, this::make);
      }
      Delivery ready = whole;
      if (ready == null) {
        ready = make();
        whole = ready;
      }
      return ready;
    }

    private Delivery make() {
      Delivery.Part all = Delivery.Part.of(variant.bytes.get());
      return of(shared.status, shared.contentType, Map.of(), List.of(all));
    }

    Delivery one(Bytes bytes, ByteRanges.Span span) {
      Map<String, String> range = Map.of("Content-Range", span.contentRange(bytes.length()));
      return of(206, shared.contentType, range, List.of(part(bytes, span)));
    }

    /** As multipart/byteranges (RFC 9110 §14.6). */
    Delivery several(Bytes bytes, List<ByteRanges.Span> spans) {
      // The tag comes from the content's hash: a content that holds its own hash cannot be made.
      String boundary = "part-" + variant.tag.opaque();
      List<Delivery.Part> parts = new ArrayList<>();
      for (ByteRanges.Span span : spans) {
        String head =
            """
            --%s\r
            Content-Type: %s\r
            Content-Range: %s\r
            \r
            """
                .formatted(boundary, shared.contentType, span.contentRange(bytes.length()));
        parts.add(Delivery.Part.of(parts.isEmpty() ? head : "\r\n" + head));
        parts.add(part(bytes, span));
      }
      parts.add(Delivery.Part.of("\r\n--" + boundary + "--\r\n"));
      return of(206, "multipart/byteranges; boundary=" + boundary, Map.of(), parts);
    }

    private static Delivery.Part part(Bytes bytes, ByteRanges.Span span) {
      return new Delivery.Part(bytes, span.first(), span.length());
    }

    private Delivery of(
        int status, String contentType, Map<String, String> more, List<Delivery.Part> parts) {
      Map<String, String> headers = new LinkedHashMap<>();
      headers.put("Content-Type", contentType);
      if (variant.coding != ContentCoding.IDENTITY) {
        headers.put("Content-Encoding", variant.coding.token());
      }
      headers.put(
          "Content-Length", Long.toString(parts.stream().mapToLong(Delivery.Part::length).sum()));
      headers.putAll(more);
      putShared(headers);
      if (shared.ranges && status == 200) {
        headers.put("Accept-Ranges", "bytes");
      }
      return new Delivery(status, Collections.unmodifiableMap(headers), parts);
    }

    /** What of the 200 is repeated (RFC 9110 §15.4.5), and nothing that describes a body. */
    Delivery notModified() {
      Delivery ready = notModified;
      if (ready == null) {
        Map<String, String> headers = new LinkedHashMap<>();
        putShared(headers);
        ready = new Delivery(304, Collections.unmodifiableMap(headers), List.of());
        notModified = ready;
      }
      return ready;
    }

    private void putShared(Map<String, String> headers) {
      if (shared.status == 200) {
        headers.put("ETag", variant.tag.toString());
        if (shared.lastModified != null) {
          headers.put("Last-Modified", HttpDate.format(shared.lastModified));
        }
      }
      headers.putAll(shared.headers);
      if (varies) {
        headers.put("Vary", "Accept-Encoding");
      }
    }
  }
}
