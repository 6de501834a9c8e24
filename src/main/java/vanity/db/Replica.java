package vanity.db;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A replica that answers what visitors read, and the primary, which answers whatever the replica
 * cannot.
 *
 * <p>A thread looks after it every two seconds: it is used only while it has what the primary had
 * at the look before. So it is never more than four seconds behind, which is less than the ten
 * after which the edge is told to forget a changed page. The first statement that it fails sends
 * all readers to the primary until the next look, so nobody waits for it twice.
 *
 * <p>No rows may mean not yet: then the primary is asked, too. A statement that ran into its time
 * limit is not tried there: what is slow here is slow there.
 */
public final class Replica implements Reads, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Replica.class);

  /** The time between two looks. */
  private static final Duration LOOK = Duration.ofSeconds(2);

  private final DatabaseUrl url;
  private final Database replica;
  private final Database primary;
  private final LongAdder elsewhere = new LongAdder();

  /** Statements of readers that it failed. */
  private final LongAdder failed = new LongAdder();

  private final Thread watch;
  private @Nullable String position;
  private volatile @Nullable String trouble;

  /** Opens it; where it is away, readers are served all the same. */
  public Replica(DatabaseUrl url, PoolSettings pool, Database primary) {
    this(url, pool, primary, LOOK);
  }

  Replica(DatabaseUrl url, PoolSettings pool, Database primary, Duration look) {
    this.url = url;
    this.replica = new Database(url, pool.forReplica());
    this.primary = primary;
    look();
    this.watch = Thread.ofVirtual().name("replica").start(() -> watch(look));
  }

  private void watch(Duration look) {
    try {
      while (true) {
        Thread.sleep(look);
        look();
      }
    } catch (InterruptedException e) {
      // Closed.
    }
  }

  /** Whether it answers, and has what the primary had when it was looked at last. */
  private void look() {
    String before = position;
    long failedBefore = failed.sum();
    try {
      position = primaryPosition();
      // A server that replays nothing cannot be told to be behind: it is believed.
      boolean current =
          replica
              .one(
                  "select coalesce(pg_last_wal_replay_lsn() >= ?::pg_lsn, true)",
                  row -> row.getBoolean(1),
                  before == null ? position : before)
              .orElseThrow();
      // It may have gone between this answer and now: what a reader found since is newer.
      if (failed.sum() == failedBefore) {
        tell(current ? null : "it is behind");
      }
    } catch (DatabaseBusyException | DatabaseException e) {
      tell(e.getMessage());
    }
  }

  /** While the primary is away nothing is written that the replica could lack. */
  private @Nullable String primaryPosition() {
    try {
      return primary
          .one("select pg_current_wal_lsn()::text", row -> row.getString(1))
          .orElseThrow();
    } catch (DatabaseBusyException e) {
      return position;
    }
  }

  private void tell(@Nullable String now) {
    boolean was = isUsed();
    trouble = now;
    if (now != null && was) {
      log.warn("The primary serves readers, as the replica at {} cannot: {}", url, now);
    } else if (now == null && !was) {
      log.info("The replica at {} serves readers again", url);
    }
  }

  @Override
  public <T> List<T> query(String sql, Database.Mapper<T> mapper, @Nullable Object... arguments) {
    List<T> found = read(from -> from.query(sql, mapper, arguments));
    return found.isEmpty() && isUsed() ? byPrimary(p -> p.query(sql, mapper, arguments)) : found;
  }

  @Override
  public <T> Optional<T> one(String sql, Database.Mapper<T> mapper, @Nullable Object... arguments) {
    Optional<T> found = read(from -> from.one(sql, mapper, arguments));
    return found.isEmpty() && isUsed() ? byPrimary(p -> p.one(sql, mapper, arguments)) : found;
  }

  @Override
  public <T> T inTransaction(Function<Database.Statements, T> work) {
    return read(from -> from.inTransaction(work));
  }

  private <T> T read(Function<Reads, T> statement) {
    if (isUsed()) {
      try {
        return statement.apply(replica);
      } catch (DatabaseBusyException e) {
        if (SqlStates.isTimeout(e)) {
          throw e;
        }
        failed.increment();
        tell(e.getMessage());
      } catch (DatabaseException e) {
        // What a migration brought may not be there yet; a mistake of ours fails again.
        log.debug("The replica cannot answer", e);
      }
    }
    return byPrimary(statement);
  }

  private <T> T byPrimary(Function<Reads, T> statement) {
    elsewhere.increment();
    return statement.apply(primary);
  }

  /** Whether readers are served by it just now. */
  public boolean isUsed() {
    return trouble == null;
  }

  /** Why not; null while they are. */
  public @Nullable String trouble() {
    return trouble;
  }

  /** Statements of readers that the primary answered. */
  public long elsewhere() {
    return elsewhere.sum();
  }

  /** The replica itself, for numbers of it. */
  public Database database() {
    return replica;
  }

  @Override
  public String toString() {
    return url + ": " + Objects.requireNonNullElse(trouble, "serves readers");
  }

  @Override
  public void close() {
    watch.interrupt();
    replica.close();
  }
}
