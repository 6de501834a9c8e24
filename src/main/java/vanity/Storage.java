package vanity;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vanity.db.Database;
import vanity.db.DatabaseUrl;
import vanity.db.EmbeddedDatabase;
import vanity.db.Migrations;
import vanity.db.PoolSettings;
import vanity.db.Reads;
import vanity.db.Replica;
import vanity.render.store.Blobs;

/**
 * Where one process keeps things: the database of DATABASE_URL, or the embedded one below DATA_DIR;
 * and the object store of FILE_STORE, if any.
 *
 * @param embedded null where DATABASE_URL is set
 * @param replica that serves readers; null for none, and where there are no readers
 */
record Storage(
    @Nullable EmbeddedDatabase embedded,
    Migrations migrations,
    Database database,
    @Nullable Replica replica,
    Blobs blobs)
    implements AutoCloseable {

  /** For a process that answers readers: with the replica of DATABASE_READ_URL, if any. */
  static Storage forSite(Config config, PoolSettings pool) {
    Storage storage = forServer(config, pool);
    DatabaseUrl url = config.storage().readUrl();
    return url == null
        ? storage
        : new Storage(
            storage.embedded,
            storage.migrations,
            storage.database,
            new Replica(url, pool, storage.database),
            storage.blobs);
  }

  /** For a process that serves until it is told to stop: starts the embedded database itself. */
  static Storage forServer(Config config, PoolSettings pool) {
    DatabaseUrl url = config.storage().databaseUrl();
    return url != null
        ? remote(config, url, pool)
        : local(config, EmbeddedDatabase.start(config.storage().embeddedFolder()), pool);
  }

  /** For a command: uses the embedded database of the server beside it, or starts it meanwhile. */
  static Storage forCommand(Config config) {
    PoolSettings pool = PoolSettings.of("command", Math.min(3, config.storage().poolSize()));
    DatabaseUrl url = config.storage().databaseUrl();
    return url != null
        ? remote(config, url, pool)
        : local(config, EmbeddedDatabase.findOrStart(config.storage().embeddedFolder()), pool);
  }

  private static Storage remote(Config config, DatabaseUrl url, PoolSettings pool) {
    return new Storage(
        null, new Migrations(url), new Database(url, pool), null, config.fileStore().blobs());
  }

  private static Storage local(Config config, EmbeddedDatabase embedded, PoolSettings pool) {
    Migrations migrations = new Migrations(embedded.url());
    try {
      // Nobody else looks after its schema.
      migrations.migrate();
      return new Storage(
          embedded,
          migrations,
          new Database(embedded.url(), pool),
          null,
          config.fileStore().blobs());
    } catch (RuntimeException e) {
      embedded.close();
      throw e;
    }
  }

  /** What answers readers. */
  Reads reads() {
    return replica == null ? database : replica;
  }

  /** All pools of this process. */
  List<Database> pools() {
    return replica == null ? List.of(database) : List.of(database, replica.database());
  }

  /**
   * Whether it answers, with the schema that this program knows.
   *
   * @throws vanity.db.DatabaseBusyException if it does not answer
   */
  boolean ready() {
    database.one("select 1", row -> 1);
    return schemaIsCurrent();
  }

  /** Whether its schema is the one that this program knows. */
  boolean schemaIsCurrent() {
    return migrations.current(database);
  }

  @Override
  public void close() {
    if (replica != null) {
      replica.close();
    }
    database.close();
    blobs.close();
    if (embedded != null) {
      embedded.close();
    }
  }
}
