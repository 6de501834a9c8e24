package vanity.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** An answer with everything decided, ready to be written, as often as one likes. */
public final class Delivery {
  private final int status;
  private final Map<String, String> headers;
  private final List<Part> body;
  // Two threads may each make one: they are equal.
  private @Nullable Object prepared;

  /**
   * @param headers all that are to be sent, in order, but for Date and those of every answer of the
   *     site
   * @param body what is sent unless the method is HEAD; empty where there is none
   */
  Delivery(int status, Map<String, String> headers, List<Part> body) {
    this.status = status;
    this.headers = headers;
    this.body = body;
  }

  /** A run of bytes of the body. */
  public record Part(Bytes bytes, long offset, long length) {
    public static Part of(Bytes bytes) {
      return new Part(bytes, 0, bytes.length());
    }

    static Part of(String text) {
      return of(Bytes.of(text.getBytes(StandardCharsets.UTF_8)));
    }
  }

  public int status() {
    return status;
  }

  public Map<String, String> headers() {
    return headers;
  }

  /** What a server makes of the headers to write them quickly: made once. */
  public <T> T prepared(Class<T> type, Function<Map<String, String>, T> prepare) {
    Object ready = prepared;
    if (!type.isInstance(ready)) {
      ready = prepare.apply(headers);
      prepared = ready;
    }
    return type.cast(ready);
  }

  /** Bytes of the body. */
  public long length() {
    return body.stream().mapToLong(Part::length).sum();
  }

  /** The body's bytes where they are ready in one piece: the usual case, written without a copy. */
  public byte @Nullable [] ready() {
    if (body.size() != 1) {
      return null;
    }
    Part part = body.get(0);
    byte[] bytes = part.bytes.inMemory();
    return bytes != null && bytes.length == part.length ? bytes : null;
  }

  public void writeTo(OutputStream out) throws IOException {
    for (Part part : body) {
      part.bytes.writeTo(out, part.offset, part.length);
    }
  }
}
