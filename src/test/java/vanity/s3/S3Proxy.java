package vanity.s3;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A real S3 server (s3proxy over a folder) that checks signatures, as a process of its own, with
 * one bucket. Maven writes its class path.
 */
public final class S3Proxy implements BeforeAllCallback, AfterAllCallback {
  public static final String ACCESS_KEY_ID = "AKIATEST";
  public static final String SECRET_ACCESS_KEY = "secret-of-the-test";

  private static final Path CLASS_PATH = Path.of("target/s3proxy.classpath");

  private Path folder;
  private Process process;
  private int port;

  @Override
  public void beforeAll(ExtensionContext context) throws IOException, InterruptedException {
    folder = Files.createTempDirectory("vanity-s3proxy-");
    Files.createDirectories(folder.resolve("store/bucket"));
    port = freePort();
    start();
  }

  /** Comes up, where it was taken away. */
  public void start() throws IOException, InterruptedException {
    Files.writeString(
        folder.resolve("properties"),
        """
        s3proxy.endpoint=http://127.0.0.1:%d
        s3proxy.authorization=aws-v4
        s3proxy.identity=%s
        s3proxy.credential=%s
        jclouds.provider=filesystem-nio2
        jclouds.identity=any
        jclouds.credential=any
        jclouds.filesystem.basedir=%s
        """
            .formatted(port, ACCESS_KEY_ID, SECRET_ACCESS_KEY, folder.resolve("store")));
    process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                Files.readString(CLASS_PATH),
                "org.gaul.s3proxy.Main",
                "--properties",
                folder.resolve("properties").toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile())
            .start();
    while (!answers()) {
      if (!process.isAlive()) {
        throw new IOException("s3proxy: " + Files.readString(folder.resolve("log")));
      }
      Thread.sleep(10);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private boolean answers() {
    try (Socket there = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** Takes it away. */
  public void stop() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Of this prefix in its bucket. */
  public S3Address address(String prefix) {
    return new S3Address("bucket", prefix, URI.create("http://127.0.0.1:" + port), "us-east-1");
  }

  /** The settings of a site that keeps files here. */
  public Map<String, String> settings(String prefix) {
    return Map.of(
        "FILE_STORE",
        address(prefix).toString(),
        "AWS_ACCESS_KEY_ID",
        ACCESS_KEY_ID,
        "AWS_SECRET_ACCESS_KEY",
        SECRET_ACCESS_KEY);
  }

  /** Its objects below this prefix, by their names. */
  public List<String> objects(String prefix) throws IOException {
    Path below = folder.resolve("store/bucket").resolve(prefix);
    if (!Files.isDirectory(below)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(below)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  public S3Client client() {
    return new S3Client(ACCESS_KEY_ID, SECRET_ACCESS_KEY, S3Client.Times.DEFAULT);
  }

  @Override
  public void afterAll(ExtensionContext context) throws InterruptedException {
    stop();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
