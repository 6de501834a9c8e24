package vanity;

import org.jspecify.annotations.Nullable;
import vanity.db.Database;
import vanity.db.DatabaseUrl;
import vanity.db.EmbeddedDatabase;
import vanity.db.Migrations;
import vanity.db.PoolSettings;

/**
 * The database of one process: that of DATABASE_URL, or the embedded one below DATA_DIR.
 *
 * @param embedded null where DATABASE_URL is set
 */
record Storage(@Nullable EmbeddedDatabase embedded, Migrations migrations, Database database)
    implements AutoCloseable {

  /** For a process that serves until it is told to stop: starts the embedded database itself. */
  static Storage forServer(Config config, PoolSettings pool) {
    DatabaseUrl url = config.storage().databaseUrl();
    return url != null
        ? remote(url, pool)
        : local(EmbeddedDatabase.start(config.storage().embeddedFolder()), pool);
  }

  /** For a command: uses the embedded database of the server beside it, or starts it meanwhile. */
  static Storage forCommand(Config config) {
    PoolSettings pool = PoolSettings.of("command", Math.min(3, config.storage().poolSize()));
    DatabaseUrl url = config.storage().databaseUrl();
    return url != null
        ? remote(url, pool)
        : local(EmbeddedDatabase.findOrStart(config.storage().embeddedFolder()), pool);
  }

  private static Storage remote(DatabaseUrl url, PoolSettings pool) {
    return new Storage(null, new Migrations(url), new Database(url, pool));
  }

  private static Storage local(EmbeddedDatabase embedded, PoolSettings pool) {
    Migrations migrations = new Migrations(embedded.url());
    try {
      // Nobody else looks after its schema.
      migrations.migrate();
      return new Storage(embedded, migrations, new Database(embedded.url(), pool));
    } catch (RuntimeException e) {
      embedded.close();
      throw e;
    }
  }

  /**
   * Whether it answers, with the schema that this program knows.
   *
   * @throws vanity.db.DatabaseBusyException if it does not answer
   */
  boolean ready() {
    database.one("select 1", row -> 1);
    return migrations.current();
  }

  @Override
  public void close() {
    database.close();
    if (embedded != null) {
      embedded.close();
    }
  }
}
