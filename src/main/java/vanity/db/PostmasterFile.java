package vanity.db;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What PostgreSQL writes of itself into {@code postmaster.pid} while it runs; after a kill -9 the
 * file stays.
 *
 * @param pid of the server
 * @param port on the loopback interface
 * @param ready whether it takes connections
 */
record PostmasterFile(long pid, int port, boolean ready) {
  private static final int PID = 0;
  private static final int PORT = 3;
  private static final int STATUS = 7;

  static Optional<PostmasterFile> read(Path data) throws IOException {
    List<String> lines;
    try {
      lines = Files.readAllLines(data.resolve("postmaster.pid"));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
    if (lines.size() <= PORT) {
      return Optional.empty(); // It is just being written.
    }
    return Optional.of(
        new PostmasterFile(
            Long.parseLong(lines.get(PID).trim()),
            Integer.parseInt(lines.get(PORT).trim()),
            lines.size() > STATUS && lines.get(STATUS).trim().equals("ready")));
  }

  /** Whether the process of this number is there and is a PostgreSQL, not one that came after. */
  boolean alive() {
    return ProcessHandle.of(pid)
        .flatMap(process -> process.info().command())
        .map(command -> Path.of(command).endsWith("postgres"))
        .orElse(false);
  }
}
