package vanity.db;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * The database's time, which all processes share: a machine whose clock is wrong would take the
 * others for dead, or what is due for not due yet. Between two questions it goes on by the
 * machine's monotonic clock.
 */
public final class DatabaseClock implements InstantSource {
  private static final Duration BELIEVED = Duration.ofMinutes(1);

  private final Database database;
  private final InstantSource machine;
  private volatile @Nullable Reading last;

  /**
   * A clock.
   *
   * @param machine believed while the database was never reached
   */
  public DatabaseClock(Database database, InstantSource machine) {
    this.database = database;
    this.machine = machine;
  }

  private record Reading(Instant time, long nanos) {
    Duration age() {
      return Duration.ofNanos(System.nanoTime() - nanos);
    }

    Instant now() {
      return time.plus(age());
    }
  }

  @Override
  public Instant instant() {
    Reading known = last;
    if (known == null || known.age().compareTo(BELIEVED) > 0) {
      known = read(known);
      last = known;
    }
    return known == null ? machine.instant() : known.now();
  }

  private @Nullable Reading read(@Nullable Reading known) {
    try {
      return database
          .one(
              "select clock_timestamp() as now",
              row -> new Reading(Columns.instant(row, "now"), System.nanoTime()))
          .orElseThrow();
    } catch (DatabaseBusyException e) {
      return known;
    }
  }
}
