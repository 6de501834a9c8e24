package vanity;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import vanity.web.RawHttp;

/** A shared cache in front of a site: Debian's Varnish in a process of its own. */
public final class Varnish implements AutoCloseable {
  static final Path PROGRAM = Path.of("/usr/sbin/varnishd");

  private final Process process;
  private final int port;
  private final Path work;

  private Varnish(Process process, int port, Path work) {
    this.process = process;
    this.port = port;
    this.work = work;
  }

  /**
   * Starts one that keeps a copy for each coding, as they come.
   *
   * @param folder for its own files
   */
  static Varnish before(int origin, Path folder) throws IOException {
    return start(origin, folder, "off");
  }

  /**
   * Starts one that keeps one copy and converts it, as Cloudflare does: whatever a visitor accepts,
   * it asks the site for one coding ({@code br, gzip} there, {@code gzip} here).
   *
   * @param folder for its own files
   */
  public static Varnish converting(int origin, Path folder) throws IOException {
    return start(origin, folder, "on");
  }

  private static Varnish start(int origin, Path folder, String gzip) throws IOException {
    Path rules = folder.resolve("edge.vcl");
    Path work = folder.resolve("varnish");
    try (InputStream vcl = Objects.requireNonNull(Varnish.class.getResourceAsStream("edge.vcl"))) {
      String text = new String(vcl.readAllBytes(), StandardCharsets.UTF_8);
      Files.writeString(rules, text.replace("@PORT@", Integer.toString(origin)));
    }
    int port = freePort();
    Process process =
        new ProcessBuilder(
                PROGRAM.toString(),
                "-F",
                "-n",
                work.toString(),
                "-j",
                "none",
                "-a",
                "127.0.0.1:" + port,
                "-f",
                rules.toString(),
                "-s",
                "malloc,1g",
                "-p",
                "http_gzip_support=" + gzip,
                "-p",
                "thread_pools=1",
                "-p",
                "thread_pool_min=50")
            .redirectErrorStream(true)
            .start();
    awaitStarted(process);
    return new Varnish(process, port, work);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** It says so, or why not. */
  private static void awaitStarted(Process process) throws IOException {
    StringBuilder said = new StringBuilder();
    BufferedReader lines = process.inputReader();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      said.append(line).append('\n');
      if (line.contains("said Child starts")) {
        Thread.ofVirtual().start(() -> drain(lines));
        return;
      }
    }
    throw new IOException("varnishd did not start: " + said);
  }

  private static void drain(BufferedReader lines) {
    try (lines) {
      lines.lines().forEach(line -> {});
    } catch (IOException | UncheckedIOException e) {
      // It has ended.
    }
  }

  public int port() {
    return port;
  }

  /** Requests that it has sent to the site so far. */
  public long fetches() throws IOException {
    Process counters =
        new ProcessBuilder("varnishstat", "-n", work.toString(), "-1", "-f", "MAIN.backend_req")
            .redirectErrorStream(true)
            .start();
    String said = new String(counters.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    String[] fields = said.strip().split(" +");
    if (fields.length < 2 || !fields[0].equals("MAIN.backend_req")) {
      throw new IOException("varnishstat: " + said);
    }
    return Long.parseLong(fields[1]);
  }

  RawHttp connect() throws IOException {
    return new RawHttp(port);
  }

  RawHttp.Answer get(String target, String... headers) throws IOException {
    return RawHttp.once(port, "GET", target, headers);
  }

  /** Forgets a URL in all its codings. */
  void purge(String target) throws IOException {
    RawHttp.once(port, "PURGE", target);
  }

  /** Forgets everything with this tag. */
  void purgeTag(String tag) throws IOException {
    RawHttp.once(port, "PURGE", "/", "Cache-Tag: " + tag);
  }

  /** As if the time of a URL were over. */
  void expire(String target) throws IOException {
    RawHttp.once(port, "EXPIRE", target);
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroy);
    process.destroy();
  }
}
