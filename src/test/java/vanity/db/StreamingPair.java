package vanity.db;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A primary with the schema, and a standby that streams from it: two real servers. */
public final class StreamingPair implements BeforeAllCallback, AfterAllCallback {
  private Path folder;
  private PostgresServer primary;
  private PostgresServer standby;
  private Database database;

  @Override
  public void beforeAll(ExtensionContext context) throws Exception {
    folder = Files.createTempDirectory("vanity-pair-");
    Path first = Files.createDirectory(folder.resolve("primary"));
    Unprivileged unprivileged = Unprivileged.detect();
    primary = new PostgresServer(first, unprivileged);
    primary.start();
    new Migrations(primary()).migrate();
    // A cold copy begins as a standby.
    primary.stop();
    Path second = folder.resolve("standby");
    run("cp", "-a", first.toString(), second.toString());
    primary.start();
    Path settings = second.resolve("data/postgresql.auto.conf");
    Files.writeString(
        settings, "primary_conninfo = '" + connection() + "'\n", StandardOpenOption.APPEND);
    run("cp", "-a", settings.toString(), second.resolve("data/standby.signal").toString());
    standby = new PostgresServer(second, unprivileged);
    standby.start();
    database =
        new Database(
            primary(),
            new PoolSettings("pair", 4, 0, Duration.ofSeconds(20), Duration.ofSeconds(20)));
  }

  private String connection() throws IOException {
    DatabaseUrl url = primary();
    return "host=127.0.0.1 port=%s user=%s password=%s"
        .formatted(url.hosts().substring(url.hosts().indexOf(':') + 1), url.user(), url.password());
  }

  private static void run(String... command) throws IOException, InterruptedException {
    if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
      throw new IOException(String.join(" ", command));
    }
  }

  public DatabaseUrl primary() throws IOException {
    return primary.url().orElseThrow();
  }

  public DatabaseUrl standby() throws IOException {
    return standby.url().orElseThrow();
  }

  /** The primary's. */
  public Database database() {
    return database;
  }

  public void stopStandby() throws IOException, InterruptedException {
    standby.stop();
  }

  @Override
  public void afterAll(ExtensionContext context) throws Exception {
    database.close();
    if (standby.url().isPresent()) {
      standby.stop();
    }
    primary.stop();
    run("rm", "-rf", folder.toString());
  }

  /** As DATABASE_URL has it. */
  public static String text(DatabaseUrl url) {
    return "postgres://%s:%s@%s/%s"
        .formatted(url.user(), url.password(), url.hosts(), url.database());
  }
}
