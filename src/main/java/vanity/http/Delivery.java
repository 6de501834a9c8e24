package vanity.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How one request for a resource is answered: coding negotiated, preconditions and ranges
 * evaluated, every header decided. The same for assets, figures and pages.
 *
 * @param headers all that are to be sent, but for Date and those of every answer of the site
 * @param variant what is sent; null where there is no body, or the body is only {@code message}
 * @param message the body of an error: one line of text
 */
public record Delivery(
    int status,
    Map<String, String> headers,
    Resource.@Nullable Variant variant,
    ByteRanges ranges,
    String contentType,
    byte[] message) {

  private static final ByteRanges WHOLE = new ByteRanges.Whole();

  /**
   * Separates the parts of a multipart answer; cannot occur by chance, and being fixed keeps the
   * answer's bytes stable.
   */
  private static final String BOUNDARY = "vanity-byteranges-7d1c1e90b6f2";

  /**
   * Answers a GET or HEAD.
   *
   * @param status of the plain answer; preconditions and ranges count only where it is 200 (RFC
   *     9110 §13.2.1)
   */
  public static Delivery of(int status, Resource resource, String method, RequestHeaders request) {
    List<ContentCoding> available =
        resource.variants().stream().map(Resource.Variant::coding).toList();
    ContentCoding coding = ContentCoding.choose(request.lines("Accept-Encoding"), available);
    if (coding == null && status == 200) {
      return error(resource, 406, "None of the codings that you accept is available.");
    }
    Resource.Variant variant =
        resource
            .variants()
            .get(Math.max(0, coding == null ? plain(available) : available.indexOf(coding)));
    if (status == 200) {
      switch (Preconditions.evaluate(request, variant.tag(), resource.lastModified())) {
        case NOT_MODIFIED:
          return new Delivery(304, shared(resource, variant), null, WHOLE, "", new byte[0]);
        case FAILED:
          return error(resource, 412, "The precondition does not hold.");
        case PROCEED:
          break;
      }
    }
    ByteRanges ranges = ranges(status, resource, variant, method, request);
    if (ranges instanceof ByteRanges.Unsatisfiable) {
      Delivery refused = error(resource, 416, "No such range.");
      refused.headers.put("Content-Range", "bytes */" + variant.bytes().length());
      return refused;
    }
    return body(status, resource, variant, ranges);
  }

  private static int plain(List<ContentCoding> available) {
    return available.indexOf(ContentCoding.IDENTITY);
  }

  private static ByteRanges ranges(
      int status,
      Resource resource,
      Resource.Variant variant,
      String method,
      RequestHeaders request) {
    List<String> lines = request.lines("Range");
    boolean asked = status == 200 && resource.ranges() && method.equals("GET") && !lines.isEmpty();
    return asked && Preconditions.rangeHolds(request, variant.tag(), resource.lastModified())
        ? ByteRanges.parse(lines, variant.bytes().length())
        : WHOLE;
  }

  private static Delivery body(
      int status, Resource resource, Resource.Variant variant, ByteRanges ranges) {
    Map<String, String> headers = shared(resource, variant);
    long total = variant.bytes().length();
    long length = total;
    String type = resource.contentType();
    int answered = status;
    switch (ranges) {
      case ByteRanges.One one -> {
        answered = 206;
        length = one.span().length();
        headers.put("Content-Range", one.span().contentRange(total));
      }
      case ByteRanges.Several several -> {
        answered = 206;
        type = "multipart/byteranges; boundary=" + BOUNDARY;
        length = ByteRanges.end(BOUNDARY).length;
        for (ByteRanges.Span span : several.spans()) {
          length +=
              ByteRanges.partHeader(BOUNDARY, resource.contentType(), span, total).length
                  + span.length();
        }
      }
      case ByteRanges.Whole whole -> {}
      case ByteRanges.Unsatisfiable none -> throw new IllegalStateException("has been answered");
    }
    headers.put("Content-Type", type);
    if (variant.coding() != ContentCoding.IDENTITY) {
      headers.put("Content-Encoding", variant.coding().token());
    }
    headers.put("Content-Length", Long.toString(length));
    if (resource.ranges() && status == 200) {
      headers.put("Accept-Ranges", "bytes");
    }
    return new Delivery(answered, headers, variant, ranges, resource.contentType(), new byte[0]);
  }

  /** What a 304 repeats of the 200 (RFC 9110 §15.4.5). */
  private static Map<String, String> shared(Resource resource, Resource.Variant variant) {
    Map<String, String> headers = new LinkedHashMap<>(resource.headers());
    headers.put("ETag", variant.tag().toString());
    if (resource.lastModified() != null) {
      headers.put("Last-Modified", HttpDate.format(resource.lastModified()));
    }
    if (resource.varies()) {
      headers.put("Vary", "Accept-Encoding");
    }
    return headers;
  }

  private static Delivery error(Resource resource, int status, String message) {
    Map<String, String> headers = new LinkedHashMap<>();
    String origin = resource.headers().get("Access-Control-Allow-Origin");
    if (origin != null) {
      headers.put("Access-Control-Allow-Origin", origin);
    }
    byte[] text = (message + "\n").getBytes(StandardCharsets.UTF_8);
    headers.put("Cache-Control", CachePolicy.ERROR.cacheControl());
    headers.put("Content-Type", "text/plain; charset=utf-8");
    headers.put("Content-Length", Integer.toString(text.length));
    if (resource.varies()) {
      headers.put("Vary", "Accept-Encoding");
    }
    return new Delivery(status, headers, null, WHOLE, "", text);
  }

  /** The body's bytes where they are ready in one piece: the usual case, written without a copy. */
  public byte @Nullable [] ready() {
    if (variant == null) {
      return message;
    }
    return ranges instanceof ByteRanges.Whole ? variant.bytes().inMemory() : null;
  }

  /** Writes the body of an answer to GET. */
  public void writeTo(OutputStream out) throws IOException {
    if (variant == null) {
      out.write(message);
      return;
    }
    Resource.Bytes bytes = variant.bytes();
    switch (ranges) {
      case ByteRanges.Whole whole -> bytes.writeTo(out, 0, bytes.length());
      case ByteRanges.One one -> bytes.writeTo(out, one.span().first(), one.span().length());
      case ByteRanges.Several several -> {
        for (ByteRanges.Span span : several.spans()) {
          out.write(ByteRanges.partHeader(BOUNDARY, contentType, span, bytes.length()));
          bytes.writeTo(out, span.first(), span.length());
        }
        out.write(ByteRanges.end(BOUNDARY));
      }
      case ByteRanges.Unsatisfiable none -> throw new IllegalStateException("has no body");
    }
  }
}
