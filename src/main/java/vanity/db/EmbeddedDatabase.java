package vanity.db;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A real PostgreSQL whose data is in a folder of ours: what is used where no DATABASE_URL is set.
 *
 * <p>One process runs it and holds a lock on {@code owner.lock}; the operating system takes the
 * lock back however that process ends. Commands beside it use its server and share a lock on {@code
 * users.lock}; a command that had to start the server stops it only when no other uses it.
 */
public final class EmbeddedDatabase implements AutoCloseable {
  private static final Duration START_OF_ANOTHER = Duration.ofMinutes(2);

  private final DatabaseUrl url;
  private final @Nullable PostgresServer ours;
  private final FileChannel lock;
  private final @Nullable Path waitFor;

  private EmbeddedDatabase(
      DatabaseUrl url, @Nullable PostgresServer ours, FileChannel lock, @Nullable Path waitFor) {
    this.url = url;
    this.ours = ours;
    this.lock = lock;
    this.waitFor = waitFor;
  }

  /**
   * Starts it for a process that serves: {@link #close()} stops it at once.
   *
   * @param folder made if it is not there
   * @throws EmbeddedDatabaseException if another process runs it, or it does not start
   */
  public static EmbeddedDatabase start(Path folder) {
    return guarded(
        folder,
        absolute -> {
          FileChannel owner =
              lockOwner(absolute)
                  .orElseThrow(() ->
                      new EmbeddedDatabaseException(
                          "The database in "
                              + absolute
                              + " is in use by process "
                              + ownerOf(absolute)
                              + ": stop that first, or set another DATA_DIR"));
          return started(absolute, owner, null);
        });
  }

  /**
   * Uses the server of the process that runs it, or starts it where none does.
   *
   * @throws EmbeddedDatabaseException if it does not start
   */
  public static EmbeddedDatabase findOrStart(Path folder) {
    return guarded(
        folder,
        absolute -> {
          Path users = absolute.resolve("users.lock");
          FileChannel using = open(users);
          // Waits for one that is just stopping it.
          using.lock(0, Long.MAX_VALUE, true);
          Optional<FileChannel> owner = lockOwner(absolute);
          if (owner.isEmpty()) {
            return new EmbeddedDatabase(await(absolute), null, using, null);
          }
          using.close();
          return started(absolute, owner.get(), users);
        });
  }

  private interface Opening {
    EmbeddedDatabase in(Path absolute) throws IOException, InterruptedException;
  }

  private static EmbeddedDatabase guarded(Path folder, Opening opening) {
    Path absolute = folder.toAbsolutePath().normalize();
    try {
      Files.createDirectories(absolute);
      return opening.in(absolute);
    } catch (IOException e) {
      throw new EmbeddedDatabaseException("Cannot use " + absolute + " for a database: " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EmbeddedDatabaseException("Interrupted while starting the database", e);
    }
  }

  private static EmbeddedDatabase started(Path folder, FileChannel owner, @Nullable Path waitFor)
      throws IOException, InterruptedException {
    PostgresServer server = new PostgresServer(folder, Unprivileged.detect());
    server.start();
    return new EmbeddedDatabase(server.url().orElseThrow(), server, owner, waitFor);
  }

  private static FileChannel open(Path file) throws IOException {
    return FileChannel.open(
        file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
  }

  private static Optional<FileChannel> lockOwner(Path folder) throws IOException {
    FileChannel channel = open(folder.resolve("owner.lock"));
    try {
      FileLock lock = channel.tryLock();
      if (lock == null) {
        channel.close();
        return Optional.empty();
      }
    } catch (OverlappingFileLockException e) {
      // This very process has it. To close a second channel would give up the lock (POSIX).
      return Optional.empty();
    }
    channel.truncate(0);
    channel.write(
        ByteBuffer.wrap(
            Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.UTF_8)));
    return Optional.of(channel);
  }

  private static String ownerOf(Path folder) {
    try {
      return Files.readString(folder.resolve("owner.lock"));
    } catch (IOException e) {
      return "unknown";
    }
  }

  private static DatabaseUrl await(Path folder) throws IOException, InterruptedException {
    PostgresServer server = new PostgresServer(folder, Unprivileged.detect());
    long end = System.nanoTime() + START_OF_ANOTHER.toNanos();
    while (true) {
      Optional<DatabaseUrl> url = server.url();
      if (url.isPresent()) {
        return url.get();
      }
      if (System.nanoTime() > end) {
        throw new EmbeddedDatabaseException(
            "Process " + ownerOf(folder) + " has not started the database in " + folder);
      }
      Thread.sleep(Duration.ofMillis(100));
    }
  }

  public DatabaseUrl url() {
    return url;
  }

  /** Stops the server if this process started it; a command's waits for the others that use it. */
  @Override
  public void close() {
    try (FileChannel released = lock) {
      if (ours != null && waitFor != null) {
        try (FileChannel users = open(waitFor);
            FileLock none = users.lock()) {
          ours.stop();
        }
      } else if (ours != null) {
        ours.stop();
      }
    } catch (IOException e) {
      throw new EmbeddedDatabaseException("Cannot stop the database: " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EmbeddedDatabaseException("Interrupted while stopping the database", e);
    }
  }
}
