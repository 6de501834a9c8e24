package vanity.http;

import java.time.Instant;
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
      return notAcceptable();
    }
    Representation chosen = representation(coding);
    return switch (Preconditions.evaluate(request, chosen.tag(), shared.lastModified)) {
      case NOT_MODIFIED -> chosen.notModified();
      case FAILED -> error(412, CachePolicy.NO_STORE, "The precondition does not hold.", Map.of());
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
        || !Preconditions.rangeHolds(request, chosen.tag(), shared.lastModified)) {
      return chosen.whole();
    }
    Bytes bytes = chosen.bytes();
    return switch (ByteRanges.parse(range, bytes.length())) {
      case ByteRanges.Whole whole -> chosen.whole();
      case ByteRanges.One one -> chosen.one(bytes, one.span());
      case ByteRanges.Several several -> chosen.several(bytes, several.spans());
      case ByteRanges.Unsatisfiable none ->
          error(
              416,
              CachePolicy.NO_STORE,
              "There is no such range.",
              Map.of("Content-Range", "bytes */" + bytes.length()));
    };
  }

  /** Varies even where there is one coding only: a cache must not give it to everybody. */
  private Delivery notAcceptable() {
    return error(
        406,
        CachePolicy.ERROR,
        "None of the codings that you accept is available.",
        Map.of("Vary", "Accept-Encoding"));
  }

  /**
   * @param policy may keep it only if a later request for the same URL would fail the same way: not
   *     if a precondition or a range is at fault, which caches do not compare
   */
  private Delivery error(int status, CachePolicy policy, String message, Map<String, String> more) {
    Map<String, String> headers = new LinkedHashMap<>(more);
    shared.headers.forEach((name, value) -> {
      if (name.startsWith("Access-Control-")) {
        headers.put(name, value);
      }
    });
    Delivery.Part text = Delivery.Part.of(message + "\n");
    headers.put("Cache-Control", policy.cacheControl());
    headers.put("Content-Type", "text/plain; charset=utf-8");
    headers.put("Content-Length", Long.toString(text.length()));
    if (representations.get(0).varies()) {
      headers.put("Vary", "Accept-Encoding");
    }
    return new Delivery(status, headers, List.of(text));
  }
}
