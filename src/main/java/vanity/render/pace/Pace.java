package vanity.render.pace;

import java.time.Duration;
import java.util.UUID;
import vanity.db.Database;

/**
 * arXiv's pace, over all processes together: one request at a time, and a pause after each
 * (info.arxiv.org/help/api/tou.html). The turn is a lease in a row of PostgreSQL: no connection is
 * held while one waits or asks, and the lease of a process that died lapses.
 *
 * <p>Visitors' requests go before others: while one waits, only they get the turn.
 */
public final class Pace {
  private static final Duration LEASE = Duration.ofSeconds(15);
  private static final Duration RENEWAL = Duration.ofSeconds(4);
  private static final Duration POLL = Duration.ofMillis(250);

  /**
   * arXiv being closed for less than this is waited for; for more, there are other things to do.
   */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Database database;
  private final Duration pause;

  /**
   * A pace.
   *
   * @param pause between the end of a request and the next
   */
  public Pace(Database database, Duration pause) {
    this.database = database;
    this.pause = pause;
  }

  /** What came of waiting for a turn. */
  public sealed interface Turn {
    /** It is ours until closed; the time for the next begins then. */
    record Ours(Pace pace, String holder, Heartbeat renewal) implements Turn, AutoCloseable {
      @Override
      public void close() {
        renewal.close();
        pace.release(holder);
      }
    }

    /** arXiv is not to be asked for this time. */
    record Closed(Duration remaining) implements Turn {}
  }

  /** Waits for a turn. */
  Turn await(Urgency urgency) throws InterruptedException {
    String holder = UUID.randomUUID().toString();
    boolean visitor = urgency == Urgency.VISITOR;
    while (!take(holder, visitor)) {
      Duration closed = closedFor();
      if (closed.compareTo(PATIENCE) > 0) {
        return new Turn.Closed(closed);
      }
      if (visitor) {
        announceVisitor();
      }
      Thread.sleep(POLL);
    }
    return new Turn.Ours(this, holder, new Heartbeat(RENEWAL, () -> renew(holder)));
  }

  private boolean take(String holder, boolean visitor) {
    return database.update(
            """
            update pace set holder = ?, free_at = now() + make_interval(secs => ?)
            where free_at <= now() and closed_until <= now() and (? or visitors_until <= now())
            """,
            holder,
            LEASE.toSeconds(),
            visitor)
        == 1;
  }

  private void announceVisitor() {
    database.update(
        "update pace set visitors_until = now() + make_interval(secs => ?)",
        4 * POLL.toMillis() / 1000.0);
  }

  private void renew(String holder) {
    database.update(
        "update pace set free_at = now() + make_interval(secs => ?) where holder = ?",
        LEASE.toSeconds(),
        holder);
  }

  private void release(String holder) {
    database.update(
        """
        update pace set holder = null, free_at = now() + make_interval(secs => ?) where holder = ?
        """,
        pause.toMillis() / 1000.0,
        holder);
  }

  /** Nobody asks arXiv for this time: it is down, or told us to slow down. */
  void close(Duration time) {
    database.update(
        """
        update pace set closed_until = greatest(closed_until, now() + make_interval(secs => ?))
        """,
        time.toMillis() / 1000.0);
  }

  /** How long arXiv is not to be asked; zero if it is. */
  Duration closedFor() {
    return database
        .one(
            """
            select ceil(1000 * extract(epoch from greatest(closed_until, now()) - now()))::bigint
            from pace
            """,
            row -> Duration.ofMillis(row.getLong(1)))
        .orElseThrow();
  }
}
