package vanity.render.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A child process and all that it started.
 *
 * @param session whether it leads a session of its own, by which those are found whose parents have
 *     ended
 */
public record ProcessTree(Process root, boolean session) {
  private List<ProcessHandle> alive() {
    return Stream.concat(Stream.of(root.toHandle()), root.descendants())
        .filter(ProcessHandle::isAlive)
        .toList();
  }

  int size() {
    return alive().size();
  }

  /** Resident bytes of all of them together, as Linux tells; 0 elsewhere. */
  long memory() {
    long bytes = 0;
    for (ProcessHandle each : alive()) {
      bytes += residentBytes(Path.of("/proc", Long.toString(each.pid()), "status"));
    }
    return bytes;
  }

  public static long residentBytes(Path status) {
    try (Stream<String> lines = Files.lines(status)) {
      return lines
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
          .findFirst()
          .orElse(0);
    } catch (IOException | java.io.UncheckedIOException e) {
      return 0; // It has just ended.
    }
  }

  /**
   * Kills all of them. Whoever starts processes faster than they are killed is met again in the
   * next round; the limit on processes ends that race.
   */
  void kill() {
    // This must be done to the end even where we are told to stop: that is when it is called.
    boolean interrupted = Thread.interrupted();
    try {
      List<ProcessHandle> left = alive();
      for (int round = 0; round < 100 && !left.isEmpty(); round++) {
        // Children first: once their parent is gone they are no descendants any more.
        left.reversed().forEach(ProcessHandle::destroyForcibly);
        root.waitFor(50, TimeUnit.MILLISECONDS);
        left = alive();
      }
      if (session) {
        killSession();
      }
    } catch (InterruptedException e) {
      interrupted = true;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Those whose parents ended before. */
  private void killSession() throws InterruptedException {
    try {
      new ProcessBuilder("sh", "-c", "kill -9 -" + root.pid())
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor(5, TimeUnit.SECONDS);
    } catch (IOException e) {
      // Without sh there was no setsid either.
    }
  }
}
