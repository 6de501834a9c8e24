package vanity.http;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A variant and its answers; the usual ones are made once, when first asked for. */
final class Representation {
  private final Resource.Shared shared;
  private final Resource.Variant variant;
  private final boolean varies;
  private final Resource.Memory memory;
  // Two threads may each make one: they are equal, and immutable.
  private @Nullable Delivery whole;
  private @Nullable Delivery notModified;

  Representation(
      Resource.Shared shared, Resource.Variant variant, boolean varies, Resource.Memory memory) {
    this.shared = shared;
    this.variant = variant;
    this.varies = varies;
    this.memory = memory;
  }

  EntityTag tag() {
    return variant.tag();
  }

  Bytes bytes() {
    return variant.bytes().get();
  }

  /** Whether the answer depends on Accept-Encoding. */
  boolean varies() {
    return varies;
  }

  Delivery whole() {
    if (!variant.ready()) {
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
    Delivery.Part all = Delivery.Part.of(bytes());
    return of(shared.status(), shared.contentType(), Map.of(), List.of(all));
  }

  Delivery one(Bytes bytes, ByteRanges.Span span) {
    Map<String, String> range = Map.of("Content-Range", span.contentRange(bytes.length()));
    return of(206, shared.contentType(), range, List.of(part(bytes, span)));
  }

  /** As multipart/byteranges (RFC 9110 §14.6). */
  Delivery several(Bytes bytes, List<ByteRanges.Span> spans) {
    // The tag comes from the content's hash: a content that holds its own hash cannot be made.
    String boundary = "part-" + variant.tag().opaque();
    List<Delivery.Part> parts = new ArrayList<>();
    for (ByteRanges.Span span : spans) {
      String head =
          """
          --%s\r
          Content-Type: %s\r
          Content-Range: %s\r
          \r
          """
              .formatted(boundary, shared.contentType(), span.contentRange(bytes.length()));
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
    if (status == 204) {
      // Nothing there to describe.
      putShared(headers);
      return new Delivery(status, Collections.unmodifiableMap(headers), List.of());
    }
    headers.put("Content-Type", contentType);
    if (variant.coding() != ContentCoding.IDENTITY) {
      headers.put("Content-Encoding", variant.coding().token());
    }
    headers.put(
        "Content-Length", Long.toString(parts.stream().mapToLong(Delivery.Part::length).sum()));
    headers.putAll(more);
    putShared(headers);
    if (shared.ranges() && status == 200) {
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
    if (shared.status() == 200) {
      headers.put("ETag", variant.tag().toString());
      if (shared.lastModified() != null) {
        headers.put("Last-Modified", HttpDate.format(shared.lastModified()));
      }
    }
    headers.putAll(shared.headers());
    if (varies) {
      headers.put("Vary", "Accept-Encoding");
    }
  }
}
