package vanity.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A memory cgroup of a dyno's size. Where this machine lets us make none, the process runs without,
 * and its memory is watched all the same.
 */
public final class MemoryLimit implements AutoCloseable {
  static final long DYNO = 512L << 20;

  private static final Path ROOT = Path.of("/sys/fs/cgroup");

  private final Optional<Path> group;

  private MemoryLimit(Optional<Path> group) {
    this.group = group;
  }

  public static MemoryLimit ofDyno() {
    String name = "vanity-load-" + ProcessHandle.current().pid();
    return new MemoryLimit(
        made(ROOT.resolve("memory").resolve(name), "memory.limit_in_bytes")
            .or(() -> made(ROOT.resolve(name), "memory.max")));
  }

  private static Optional<Path> made(Path group, String limit) {
    try {
      Files.createDirectory(group);
      Files.writeString(group.resolve(limit), Long.toString(DYNO));
      return Optional.of(group);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  public boolean holds() {
    return group.isPresent();
  }

  /** Shell that puts the process it runs in into the group. */
  String enter() {
    return group.map(it -> "echo $$ > " + it.resolve("cgroup.procs") + " && ").orElse("");
  }

  /** Puts a process into the group, and what it starts from now on. */
  public void take(long process) throws IOException {
    Files.writeString(group.orElseThrow().resolve("cgroup.procs"), Long.toString(process));
  }

  /** Processes that the kernel has ended for want of memory. */
  public int killed() throws IOException {
    Path first = group.orElseThrow().resolve("memory.oom_control");
    Path second = first.resolveSibling("memory.events");
    return Files.readAllLines(Files.exists(first) ? first : second).stream()
        .filter(line -> line.startsWith("oom_kill "))
        .mapToInt(line -> Integer.parseInt(line.substring("oom_kill ".length())))
        .sum();
  }

  @Override
  public void close() throws IOException {
    if (group.isPresent()) {
      Files.delete(group.get());
    }
  }
}
