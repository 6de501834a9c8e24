package vanity.db;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A database for one test class, with the schema and nothing in it:
 *
 * <pre>{@code
 * @RegisterExtension static final TestDatabase postgres = TestDatabase.fresh();
 * }</pre>
 *
 * <p>One real PostgreSQL serves all test classes of a run (and of two runs at once); each class
 * gets a copy of a migrated template, in some 50 ms.
 */
public final class TestDatabase implements AfterAllCallback, AutoCloseable {
  private static final AtomicInteger COUNT = new AtomicInteger();

  /** Started by the first class that asks. */
  private static final class Server {
    static final EmbeddedDatabase EMBEDDED =
        EmbeddedDatabase.findOrStart(Path.of("target/test-database"));
    static final Database ADMIN = new Database(EMBEDDED.url(), patient("test admin", 2));
    static final String RUN = "run" + ProcessHandle.current().pid();
    static final String TEMPLATE = RUN + "_template";

    static {
      // Nobody needs what is in it after a crash.
      ADMIN.update("alter system set fsync = off");
      ADMIN.update("alter system set synchronous_commit = off");
      ADMIN.query("select pg_reload_conf()", row -> row.getBoolean(1));
      ADMIN.update("create database " + TEMPLATE);
      new Migrations(in(TEMPLATE)).migrate();
      Runtime.getRuntime().addShutdownHook(new Thread(Server::stop));
    }

    static DatabaseUrl in(String name) {
      DatabaseUrl url = EMBEDDED.url();
      return new DatabaseUrl(url.hosts(), name, url.user(), url.password(), url.options());
    }

    static void stop() {
      for (String left :
          ADMIN.query(
              "select datname from pg_database where datname like ?",
              row -> row.getString(1),
              RUN + "\\_%")) {
        ADMIN.update("drop database " + left + " with (force)");
      }
      ADMIN.close();
      EMBEDDED.close();
    }
  }

  private final String name;
  private final Database database;

  private TestDatabase(String name) {
    this.name = name;
    this.database = new Database(url(), patient("test", 10));
  }

  /** For a machine that has other things to do as well. */
  private static PoolSettings patient(String name, int size) {
    return new PoolSettings(name, size, 0, Duration.ofSeconds(30), Duration.ofSeconds(60));
  }

  /** A new database with the schema. */
  public static TestDatabase fresh() {
    String name = Server.RUN + "_" + COUNT.incrementAndGet();
    Server.ADMIN.update("create database " + name + " template " + Server.TEMPLATE);
    return new TestDatabase(name);
  }

  /** The address of a new database without any schema. */
  public static DatabaseUrl empty() {
    String name = Server.RUN + "_" + COUNT.incrementAndGet();
    Server.ADMIN.update("create database " + name);
    return Server.in(name);
  }

  public Database database() {
    return database;
  }

  public DatabaseUrl url() {
    return Server.in(name);
  }

  /** What DATABASE_URL holds for a program that uses it. */
  public String address() {
    DatabaseUrl url = url();
    return "postgres://%s:%s@%s/%s".formatted(url.user(), url.password(), url.hosts(), name);
  }

  /** Empties every table, for a test that wants to begin with nothing. */
  public void clear() {
    String tables =
        database
            .one(
                """
                select string_agg(quote_ident(tablename), ', ') from pg_tables
                where schemaname = 'public' and tablename not in ('flyway_schema_history', 'pace')
                """,
                row -> row.getString(1))
            .orElseThrow();
    database.update("truncate " + tables + " restart identity cascade");
    database.update(
        """
        update pace set free_at = '-infinity', holder = null, visitors_until = '-infinity',
          closed_until = '-infinity'
        """);
  }

  @Override
  public void afterAll(ExtensionContext context) {
    close();
  }

  @Override
  public void close() {
    database.close();
    Server.ADMIN.update("drop database " + name + " with (force)");
  }
}
