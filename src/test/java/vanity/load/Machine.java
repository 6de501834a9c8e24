package vanity.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What a run ran on: figures mean nothing without it. */
final class Machine {
  private Machine() {}

  static List<String> describe(MemoryLimit memory) throws IOException {
    return List.of(
        "%d processors (%s), %s memory; load generator, PostgreSQL and server share them"
            .formatted(
                Runtime.getRuntime().availableProcessors(),
                first("/proc/cpuinfo", "model name"),
                first("/proc/meminfo", "MemTotal")),
        "load average at the start: " + Files.readString(Path.of("/proc/loadavg")).strip(),
        System.getProperty("os.name") + " " + System.getProperty("os.version"),
        "%s %s".formatted(System.getProperty("java.vm.vendor"), Runtime.version()),
        memory.holds()
            ? "each server runs in a memory cgroup of 512 MB"
            : "this machine allows no memory cgroup: memory is watched, not bounded");
  }

  private static String first(String file, String field) throws IOException {
    try (Stream<String> lines = Files.lines(Path.of(file))) {
      return lines
          .filter(line -> line.startsWith(field))
          .findFirst()
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .orElse("unknown");
    }
  }
}
