package vanity.load;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A server process under test.
 *
 * @param startUp from its start to its first 200
 */
record Server(String name, Process process, int port, Duration startUp) implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  static Server started(String name, ProcessBuilder builder, int port) throws IOException {
    long start = System.nanoTime();
    Process process = builder.start();
    while (!answers(port)) {
      Duration waited = Duration.ofNanos(System.nanoTime() - start);
      if (!process.isAlive() || waited.compareTo(PATIENCE) > 0) {
        process.destroyForcibly();
        throw new IOException(name + " does not answer; see " + builder.redirectOutput().file());
      }
      Pause.of(Duration.ofMillis(5));
    }
    return new Server(name, process, port, Duration.ofNanos(System.nanoTime() - start));
  }

  private static boolean answers(int port) {
    try {
      var connection =
          (HttpURLConnection)
              URI.create("http://127.0.0.1:" + port + "/readyz").toURL().openConnection();
      connection.setConnectTimeout(1_000);
      connection.setReadTimeout(5_000);
      return connection.getResponseCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  String url(String path) {
    return "http://127.0.0.1:" + port + path;
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Bytes of memory that the process has now; 0 if it has ended. */
  long memory() {
    return status("VmRSS:") << 10;
  }

  /** Threads of the operating system that it has now. */
  int threads() {
    return (int) status("Threads:");
  }

  private long status(String field) {
    try {
      return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
          .filter(line -> line.startsWith(field))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .findFirst()
          .orElse(0);
    } catch (IOException e) {
      return 0; // It has ended.
    }
  }

  /** Seconds of a processor that it has used. */
  double processor() {
    return processor(Path.of("/proc/" + process.pid() + "/stat"));
  }

  /** Those of them that its JVM's compilers used; 0 for what is no JVM. */
  double compilers() {
    try (Stream<Path> threads = Files.list(Path.of("/proc/" + process.pid() + "/task"))) {
      return threads
          .filter(Server::compiles)
          .mapToDouble(it -> processor(it.resolve("stat")))
          .sum();
    } catch (IOException e) {
      return 0; // It has ended.
    }
  }

  private static boolean compiles(Path thread) {
    try {
      return Files.readString(thread.resolve("comm")).matches("C[12] Compiler.*\\s");
    } catch (IOException e) {
      return false; // It has ended.
    }
  }

  private static double processor(Path stat) {
    try {
      String line = Files.readString(stat);
      // After the name, which may hold anything; in hundredths of a second.
      String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ");
      return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / 100.0;
    } catch (IOException e) {
      return 0; // It has ended.
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(25, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
