package vanity.drill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vanity.Wait;

/** A process of Vanity: a command with its environment, and what it wrote. */
final class Child implements AutoCloseable {
  private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");

  private final Process process;
  private final Path log;

  private Child(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  static Child start(Path log, Map<String, String> environment, String... command) {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(List.of("-Xmx256m", "-cp", System.getProperty("java.class.path"), "vanity.Main"));
    line.addAll(List.of(command));
    ProcessBuilder builder =
        new ProcessBuilder(line)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().putAll(environment);
    try {
      Files.writeString(log, "");
      return new Child(builder.start(), log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits until it has written this. */
  void awaitLine(String text) throws InterruptedException {
    Wait.until(
        "\"" + text + "\" in " + log,
        Duration.ofMinutes(3),
        () -> {
          if (!process.isAlive() && !written().contains(text)) {
            throw new IllegalStateException("It ended with " + process.exitValue() + ": " + log);
          }
          return written().contains(text);
        });
  }

  String written() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The address in its log's "answers at". */
  String url() throws InterruptedException {
    awaitLine("answers at");
    Matcher address = Pattern.compile("answers at (http\\S+)").matcher(written());
    if (!address.find()) {
      throw new IllegalStateException(log + " names no address");
    }
    return address.group(1);
  }

  /** Bytes of memory that it has. */
  long resident() {
    try {
      Matcher status =
          RESIDENT.matcher(Files.readString(Path.of("/proc/" + process.pid() + "/status")));
      return status.find() ? Long.parseLong(status.group(1)) << 10 : 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The exit status, once it ends. */
  int await() throws InterruptedException {
    return process.waitFor();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** As {@code kill -9}, and as the kernel does when memory is short. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Sends it a signal, such as STOP or CONT. */
  void signal(String name) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
  }

  /** Its process and all below it. */
  ProcessHandle handle() {
    return process.toHandle();
  }

  /** SIGTERM. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(40, TimeUnit.SECONDS)) {
        kill();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
