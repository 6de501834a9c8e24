package vanity.db;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A PostgreSQL whose files are all below one folder: {@code data}, {@code password}, {@code log}
 * and its program. It listens on the loopback interface only, and asks for the password: another
 * user of the machine cannot read it.
 */
final class PostgresServer {
  private static final String USER = "vanity";
  private static final String DATABASE = "postgres";

  /** Small: the site and the converter want the memory. */
  private static final Map<String, String> SETTINGS =
      Map.of(
          "listen_addresses", "127.0.0.1",
          "unix_socket_directories", "",
          "shared_buffers", "48MB",
          "max_connections", "60",
          "max_wal_size", "256MB",
          "max_parallel_workers_per_gather", "0",
          "jit", "off",
          "log_checkpoints", "off",
          "timezone", "UTC");

  private final Path folder;
  private final Path data;
  private final PostgresProgram program;
  private final Unprivileged unprivileged;

  PostgresServer(Path folder, Unprivileged unprivileged) throws IOException {
    this.folder = folder;
    this.data = folder.resolve("data");
    this.program = PostgresProgram.unpackBelow(folder);
    this.unprivileged = unprivileged;
  }

  /** Starts it, with an empty database at the first time. Returns when it takes connections. */
  void start() throws IOException, InterruptedException {
    stopLeftover();
    if (!Files.exists(data)) {
      initialise();
    }
    String settings =
        SETTINGS.entrySet().stream()
            .map(each -> "-c " + each.getKey() + "='" + each.getValue() + "'")
            .collect(Collectors.joining(" "));
    // pg_ctl gives the server a session of its own: a Ctrl-C in the terminal is for us to handle.
    run(
        "pg_ctl",
        List.of("-D", data.toString(), "-l", log().toString(), "-w", "-t", "120", "-s"),
        List.of("-o", settings + " -p " + freePort(), "start"));
  }

  /** Of a process that was killed: its server lives on, or only its file does. */
  private void stopLeftover() throws IOException, InterruptedException {
    Optional<PostmasterFile> leftover = PostmasterFile.read(data);
    if (leftover.isPresent() && leftover.get().alive()) {
      stop();
    } else {
      // Whoever has the number now, after a restart of the machine or container, is no PostgreSQL.
      Files.deleteIfExists(data.resolve("postmaster.pid"));
    }
  }

  private void initialise() throws IOException, InterruptedException {
    Path password = folder.resolve("password");
    Files.deleteIfExists(password);
    Files.createFile(
        password,
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(password, randomPassword());
    Path unfinished = folder.resolve("data-unfinished");
    deleteAll(unfinished);
    unprivileged.give(folder);
    unprivileged.give(password);
    run(
        "initdb",
        List.of("-D", unfinished.toString(), "-U", USER, "--pwfile=" + password),
        List.of("--auth=scram-sha-256", "--encoding=UTF8", "--no-locale", "--no-instructions"),
        List.of("--locale-provider=builtin", "--builtin-locale=C.UTF-8"));
    Files.move(unfinished, data, StandardCopyOption.ATOMIC_MOVE);
  }

  private static String randomPassword() {
    byte[] bytes = new byte[24];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  private static void deleteAll(Path path) throws IOException {
    if (Files.exists(path)) {
      try (Stream<Path> all = Files.walk(path)) {
        for (Path each : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
          Files.delete(each);
        }
      }
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** Where it listens; empty if it does not (yet). */
  Optional<DatabaseUrl> url() throws IOException {
    Optional<PostmasterFile> running =
        PostmasterFile.read(data).filter(file -> file.ready() && file.alive());
    if (running.isEmpty()) {
      return Optional.empty();
    }
    String password = Files.readString(folder.resolve("password"));
    return Optional.of(
        new DatabaseUrl("127.0.0.1:" + running.get().port(), DATABASE, USER, password, Map.of()));
  }

  /** Ends every connection and stops it. */
  void stop() throws IOException, InterruptedException {
    run("pg_ctl", List.of("-D", data.toString(), "-m", "fast", "-w", "-t", "60", "-s", "stop"));
  }

  @SafeVarargs
  private void run(String name, List<String>... arguments)
      throws IOException, InterruptedException {
    List<String> command =
        unprivileged.command(
            Stream.concat(Stream.of(program.path(name)), Stream.of(arguments).flatMap(List::stream))
                .toList());
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().keySet().removeIf(variable -> variable.startsWith("PG"));
    builder.environment().put("LC_ALL", "C");
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new EmbeddedDatabaseException(
          "The embedded PostgreSQL in "
              + folder
              + " failed ("
              + name
              + "): "
              + (output + lastOfLog()).strip().replaceAll("\\s*\\n\\s*", " / "));
    }
  }

  private String lastOfLog() throws IOException {
    if (!Files.exists(log())) {
      return "";
    }
    List<String> lines = Files.readAllLines(log());
    return String.join("\n", lines.subList(Math.max(0, lines.size() - 5), lines.size()));
  }

  private Path log() {
    return folder.resolve("log");
  }
}
