package vanity.web;

import com.aayushatharva.brotli4j.decoder.Decoder;
import com.github.luben.zstd.Zstd;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * One connection to a server, speaking HTTP/1.1 byte by byte: what a client library would hide or
 * mend is seen as it is.
 */
public final class RawHttp implements AutoCloseable {
  private final Socket socket;
  private final InputStream in;

  public RawHttp(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(10_000);
    in = new BufferedInputStream(socket.getInputStream());
  }

  /** An answer as it came. */
  public record Answer(int status, List<String> headers, byte[] body) {
    /** The values of all fields of this name. */
    public List<String> all(String name) {
      String prefix = name.toLowerCase(Locale.ROOT) + ":";
      return headers.stream()
          .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(prefix))
          .map(line -> line.substring(prefix.length()).trim())
          .toList();
    }

    /** The value of the only field of this name, or null if there is none. */
    public @Nullable String header(String name) {
      List<String> all = all(name);
      if (all.size() > 1) {
        throw new AssertionError(name + " stands there more than once: " + headers);
      }
      return all.isEmpty() ? null : all.get(0);
    }

    /** The value of the field of this name, which is to be there. */
    public String need(String name) {
      return Objects.requireNonNull(header(name), () -> name + " is not in " + headers);
    }

    public String text() {
      return new String(body, StandardCharsets.UTF_8);
    }

    /** The body without its Content-Encoding. */
    public byte[] decoded() throws IOException {
      String coding = header("Content-Encoding");
      return switch (coding) {
        case null -> body;
        case "gzip" -> new GZIPInputStream(new ByteArrayInputStream(body)).readAllBytes();
        case "br" -> Decoder.decompress(body).getDecompressedData();
        case "zstd" -> Zstd.decompress(body, 1 << 20);
        default -> throw new AssertionError(coding);
      };
    }
  }

  /** One request on a connection of its own. */
  public static Answer once(int port, String method, String target, String... headers)
      throws IOException {
    try (RawHttp http = new RawHttp(port)) {
      return http.ask(method, target, headers);
    }
  }

  /** One request, with a Host unless the headers have one. */
  public Answer ask(String method, String target, String... headers) throws IOException {
    StringBuilder request = new StringBuilder(method + " " + target + " HTTP/1.1\r\n");
    if (List.of(headers).stream().noneMatch(header -> header.startsWith("Host:"))) {
      request.append("Host: localhost\r\n");
    }
    for (String header : headers) {
      request.append(header).append("\r\n");
    }
    send(request + "\r\n");
    return read(method.equals("HEAD"));
  }

  public void send(String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    socket.getOutputStream().flush();
  }

  /** Reads one answer: by its length, its chunks, or to the end of the connection. */
  public Answer read(boolean head) throws IOException {
    String statusLine = line();
    int status = Integer.parseInt(statusLine.split(" ", 3)[1]);
    List<String> headers = new ArrayList<>();
    for (String line = line(); !line.isEmpty(); line = line()) {
      headers.add(line);
    }
    Answer bare = new Answer(status, List.copyOf(headers), new byte[0]);
    if (head || status == 204 || status == 304 || status < 200) {
      return bare;
    }
    String length = bare.header("Content-Length");
    byte[] body;
    if (length != null) {
      body = in.readNBytes(Integer.parseInt(length));
      if (body.length < Integer.parseInt(length)) {
        throw new EOFException("body ends early: " + body.length + " of " + length);
      }
    } else if ("chunked".equals(bare.header("Transfer-Encoding"))) {
      ByteArrayOutputStream all = new ByteArrayOutputStream();
      for (int size = chunk(); size > 0; size = chunk()) {
        all.write(in.readNBytes(size));
        line();
      }
      line();
      body = all.toByteArray();
    } else {
      body = in.readAllBytes();
    }
    return new Answer(status, bare.headers(), body);
  }

  private int chunk() throws IOException {
    return Integer.parseInt(line(), 16);
  }

  /** Whether the server has closed the connection. */
  public boolean isClosed() throws IOException {
    return in.read() < 0;
  }

  private String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0) {
        throw new EOFException("connection closed after: " + line);
      }
      if (b != '\r') {
        line.write(b);
      }
    }
    return line.toString(StandardCharsets.ISO_8859_1);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
