package vanity.render.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
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
      bytes += residentBytes(status(each.pid()));
    }
    return bytes;
  }

  private static Path status(long pid) {
    return Path.of("/proc", Long.toString(pid), "status");
  }

  public static long residentBytes(Path status) {
    try (Stream<String> lines = Files.lines(status)) {
      return lines
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
          .findFirst()
          .orElse(0);
    } catch (IOException | UncheckedIOException e) {
      return 0; // It has just ended.
    }
  }

  /**
   * Kills all of them. Whoever starts processes faster than they are killed is met again in the
   * next round; the limit on processes ends that race. The root stands still before they are
   * counted: what it started between that and its own end would be nobody's descendant, and run on.
   */
  void kill() {
    // This must be done to the end even where we are told to stop: that is when it is called.
    boolean interrupted = Thread.interrupted();
    try {
      stopRoot();
      Set<ProcessHandle> left = new LinkedHashSet<>(alive());
      for (int round = 0; round < 100 && !left.isEmpty(); round++) {
        // Children first: once their parent is gone they are no descendants any more.
        List.copyOf(left).reversed().forEach(ProcessHandle::destroyForcibly);
        if (root.waitFor(50, TimeUnit.MILLISECONDS)) {
          Thread.sleep(1); // The others take their moment to end, too.
        }
        left.addAll(alive());
        left.removeIf(each -> !each.isAlive());
      }
      if (session) {
        // Those whose parents ended before.
        signal("KILL", -root.pid());
      }
    } catch (InterruptedException e) {
      interrupted = true;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** A signal is on its way for a moment, in which the root may start one more. */
  private void stopRoot() throws InterruptedException {
    if (!root.isAlive()) {
      return;
    }
    signal("STOP", root.pid());
    for (int i = 0; i < 100 && root.isAlive() && !isStopped(); i++) {
      Thread.sleep(1);
    }
  }

  private boolean isStopped() {
    try (Stream<String> lines = Files.lines(status(root.pid()))) {
      return lines.anyMatch(line -> line.startsWith("State:\tT"));
    } catch (IOException | UncheckedIOException e) {
      return true; // It has just ended.
    }
  }

  /**
   * @param target a process, or all of a session where it is negative
   */
  private static void signal(String name, long target) throws InterruptedException {
    try {
      new ProcessBuilder("sh", "-c", "kill -" + name + " " + target)
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor(5, TimeUnit.SECONDS);
    } catch (IOException e) {
      // Without sh there was no setsid either.
    }
  }
}
