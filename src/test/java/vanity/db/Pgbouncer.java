package vanity.db;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Debian's pgbouncer in transaction mode, with its own defaults, before a test's database. */
public final class Pgbouncer implements AutoCloseable {
  private static final Path PROGRAM = Path.of("/usr/sbin/pgbouncer");

  private final Process process;
  private final Path folder;
  private final DatabaseUrl url;

  private Pgbouncer(Process process, Path folder, DatabaseUrl url) {
    this.process = process;
    this.folder = folder;
    this.url = url;
  }

  public static boolean isInstalled() {
    return Files.isExecutable(PROGRAM);
  }

  /**
   * Starts one.
   *
   * @param connections that it has to the server, however many it is asked for
   */
  public static Pgbouncer before(DatabaseUrl server, int connections)
      throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("vanity-pgbouncer-");
    Unprivileged unprivileged = Unprivileged.detect();
    int port = freePort();
    Files.writeString(
        folder.resolve("users"), "\"%s\" \"%s\"\n".formatted(server.user(), server.password()));
    Files.writeString(
        folder.resolve("pgbouncer.ini"),
        """
        [databases]
        * = host=127.0.0.1 port=%s
        [pgbouncer]
        listen_addr = 127.0.0.1
        listen_port = %d
        unix_socket_dir =
        auth_type = scram-sha-256
        auth_file = %s
        pool_mode = transaction
        default_pool_size = %d
        """
            .formatted(
                server.hosts().substring(server.hosts().indexOf(':') + 1),
                port,
                folder.resolve("users"),
                connections));
    unprivileged.give(folder);
    unprivileged.give(folder.resolve("users"));
    List<String> command = new ArrayList<>(List.of(PROGRAM.toString(), "-q"));
    command.add(folder.resolve("pgbouncer.ini").toString());
    Process process =
        new ProcessBuilder(unprivileged.command(command))
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile())
            .start();
    awaitPort(process, port, folder.resolve("log"));
    return new Pgbouncer(
        process,
        folder,
        new DatabaseUrl(
            "127.0.0.1:" + port, server.database(), server.user(), server.password(), Map.of()));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static void awaitPort(Process process, int port, Path log)
      throws IOException, InterruptedException {
    while (true) {
      try (Socket there = new Socket(InetAddress.getLoopbackAddress(), port)) {
        return;
      } catch (IOException e) {
        if (!process.isAlive()) {
          throw new IOException("pgbouncer: " + Files.readString(log), e);
        }
        Thread.sleep(5);
      }
    }
  }

  /** The database through it. */
  public DatabaseUrl url() {
    return url;
  }

  @Override
  public void close() {
    process.destroy();
    try {
      process.waitFor();
      for (String file : List.of("pgbouncer.ini", "users", "log")) {
        Files.deleteIfExists(folder.resolve(file));
      }
      Files.delete(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
