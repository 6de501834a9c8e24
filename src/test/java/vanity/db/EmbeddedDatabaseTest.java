package vanity.db;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.security.auth.module.UnixSystem;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseTest {
  @TempDir Path folder;

  /** A process of its own that runs the database until it is killed, or uses another's. */
  static final class Holder {
    public static void main(String[] arguments) {
      Path folder = Path.of(arguments[1]);
      try {
        EmbeddedDatabase database =
            arguments[0].equals("start")
                ? EmbeddedDatabase.start(folder)
                : EmbeddedDatabase.findOrStart(folder);
        System.out.println(database.url());
        System.in.read();
        database.close();
        System.out.println("closed");
      } catch (EmbeddedDatabaseException | IOException e) {
        System.out.println(e.getMessage());
      }
    }
  }

  /** The process and what it says. */
  private record Held(Process process, BufferedReader says) implements AutoCloseable {
    static Held run(List<String> prefix, String how, Path folder) throws IOException {
      List<String> command = new ArrayList<>(prefix);
      command.addAll(
          List.of(
              Path.of(System.getProperty("java.home"), "bin", "java").toString(),
              "-cp",
              System.getProperty("java.class.path"),
              Holder.class.getName(),
              how,
              folder.toString()));
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      return new Held(
          process,
          new BufferedReader(
              new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)));
    }

    String line() throws IOException {
      return says.readLine();
    }

    void release() throws IOException {
      process.getOutputStream().close();
    }

    @Override
    public void close() {
      process.destroyForcibly();
    }
  }

  private static void write(DatabaseUrl url, String value) {
    try (Database database = new Database(url, PoolSettings.of("test", 1))) {
      database.update("create table if not exists kept (value text)");
      database.update("insert into kept values (?)", value);
    }
  }

  private static List<String> read(DatabaseUrl url) {
    try (Database database = new Database(url, PoolSettings.of("test", 1))) {
      return database.query("select value from kept", row -> row.getString(1));
    }
  }

  @Test
  void keepsItsDataThroughKillAndRestart() throws Exception {
    try (Held killed = Held.run(List.of(), "start", folder)) {
      killed.line();
      write(EmbeddedDatabase.findOrStart(folder).url(), "α");
      killed.process().destroyForcibly().waitFor();
    }
    try (EmbeddedDatabase again = EmbeddedDatabase.start(folder)) {
      assertEquals(List.of("α"), read(again.url()));
    }
  }

  @Test
  void saysWhoUsesTheFolderInsteadOfStartingTwice() throws Exception {
    try (Held first = Held.run(List.of(), "start", folder)) {
      first.line();
      EmbeddedDatabaseException inUse =
          assertThrows(EmbeddedDatabaseException.class, () -> EmbeddedDatabase.start(folder));
      assertEquals(
          "The database in "
              + folder
              + " is in use by process "
              + first.process().pid()
              + ": stop that first, or set another DATA_DIR",
          inUse.getMessage());
      first.release();
      assertEquals("closed", first.line());
    }
  }

  @Test
  void aCommandThatStartedItWaitsForTheOthersThatUseIt() throws Exception {
    try (Held owner = Held.run(List.of(), "findOrStart", folder)) {
      String url = owner.line();
      try (EmbeddedDatabase beside = EmbeddedDatabase.findOrStart(folder)) {
        assertEquals(url, beside.url().toString());
        owner.release();
        write(beside.url(), "still there");
        assertTrue(owner.process().isAlive());
      }
      assertEquals("closed", owner.line());
    }
    try (EmbeddedDatabase alone = EmbeddedDatabase.findOrStart(folder)) {
      assertEquals(List.of("still there"), read(alone.url()));
    }
  }

  @Test
  void asksForThePassword() {
    try (EmbeddedDatabase database = EmbeddedDatabase.start(folder)) {
      DatabaseUrl url = database.url();
      DatabaseUrl guessed =
          new DatabaseUrl(url.hosts(), url.database(), url.user(), "guess", url.options());
      Connector connector = new Connector(guessed, "test", Duration.ZERO);
      SQLException refused = assertThrows(SQLException.class, connector::getConnection);
      assertTrue(refused.toString().contains("password authentication failed"));
    }
  }

  @Test
  void isNotMistakenInAProcessThatGotTheNumberOfTheOldServer() throws Exception {
    try (EmbeddedDatabase database = EmbeddedDatabase.start(folder)) {
      write(database.url(), "kept");
    }
    Files.writeString(
        folder.resolve("data/postmaster.pid"),
        ProcessHandle.current().pid()
            + "\n"
            + folder
            + "\n1700000000\n5432\n\n127.0.0.1\n\nready\n");
    try (EmbeddedDatabase again = EmbeddedDatabase.start(folder)) {
      assertEquals(List.of("kept"), read(again.url()));
    }
  }

  @Test
  void beginsAnewWhereTheFirstStartWasCutShort() throws Exception {
    Files.createDirectories(folder.resolve("data-unfinished/base"));
    Files.writeString(folder.resolve("data-unfinished/PG_VERSION"), "17");
    try (EmbeddedDatabase database = EmbeddedDatabase.start(folder)) {
      write(database.url(), "kept");
      assertEquals(List.of("kept"), read(database.url()));
    }
  }

  @Test
  void runsAsNobodyWhereRootMayMakeNoNamespace() throws Exception {
    assumeTrue(new UnixSystem().getUid() == 0, "only root can become nobody");
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    PostgresServer server = new PostgresServer(folder, Unprivileged.asNobody());
    server.start();
    write(server.url().orElseThrow(), "kept");
    server.stop();
    assertEquals("nobody", Files.getOwner(folder.resolve("data")).getName());
    server.start();
    assertEquals(List.of("kept"), read(server.url().orElseThrow()));
    server.stop();
  }

  @Test
  void saysWhatIsWrongWhenItDoesNotStart() throws Exception {
    try (EmbeddedDatabase database = EmbeddedDatabase.start(folder)) {
      write(database.url(), "kept");
    }
    Files.writeString(folder.resolve("data/PG_VERSION"), "9");
    EmbeddedDatabaseException broken =
        assertThrows(EmbeddedDatabaseException.class, () -> EmbeddedDatabase.start(folder));
    assertTrue(
        broken.toString().contains("initialized by PostgreSQL version 9"), broken.toString());
    assertFalse(broken.toString().contains("\n"), broken.toString());
  }
}
