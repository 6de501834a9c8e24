package vanity.db;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.output.MigrateOutput;

/**
 * The schema's history, kept by Flyway: {@code db/migration/V<number>__<what>.sql}.
 *
 * <p>Over connections of its own, which no statement timeout ends, and which it has only while it
 * works. It holds an advisory lock of the transaction, so two that start at once do the work once,
 * pgbouncer or not.
 */
public final class Migrations {
  /** The number of the newest file. */
  static final String NEWEST = "9";

  private final DatabaseUrl url;
  private final AtomicBoolean current = new AtomicBoolean();

  public Migrations(DatabaseUrl url) {
    this.url = url;
  }

  /**
   * Brings the schema up to date.
   *
   * @return the files applied, none if it was
   * @throws DatabaseBusyException if the database cannot be reached
   */
  public List<String> migrate() {
    Flyway flyway =
        Flyway.configure(Migrations.class.getClassLoader())
            .dataSource(new Connector(url, "vanity migrate", Duration.ZERO))
            .locations("classpath:db/migration")
            // Tries to get the lock, one a second: a long migration of the other must end first.
            .lockRetryCount(600)
            .load();
    try {
      return flyway.migrate().migrations.stream().map(Migrations::file).toList();
    } catch (FlywayException e) {
      throw translate(e);
    }
  }

  private static String file(MigrateOutput migration) {
    return "V" + migration.version + " " + migration.description;
  }

  /**
   * Whether every migration that this program knows was applied; a later one does no harm. Asks the
   * history itself, for a server that starts would wait for Flyway.
   *
   * @param database of this address
   * @throws DatabaseBusyException if it does not answer
   */
  public boolean current(Reads database) {
    // Once applied a migration stays so: after the first yes the database is not asked again.
    if (!current.get()) {
      current.set(applied(database));
    }
    return current.get();
  }

  private static boolean applied(Reads database) {
    return yes(database, "select to_regclass('flyway_schema_history') is not null")
        && yes(
            database,
            "select exists (select from flyway_schema_history where version = ? and success)",
            NEWEST);
  }

  private static boolean yes(Reads database, String question, Object... arguments) {
    return database.one(question, row -> row.getBoolean(1), arguments).orElseThrow();
  }

  private RuntimeException translate(FlywayException e) {
    return e.getCause() instanceof SQLException cause && SqlStates.mayPass(cause)
        ? new DatabaseBusyException(
            "PostgreSQL at " + url + " gives no connection: " + cause.getMessage(), cause)
        : e;
  }
}
