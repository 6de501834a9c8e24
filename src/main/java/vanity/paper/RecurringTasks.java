package vanity.paper;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vanity.db.Database;
import vanity.db.DatabaseClock;
import vanity.db.SchedulerSql;

/**
 * What workers do again and again, each thing once over all of them: db-scheduler's rows, in a
 * table of their own. On one thread, so that renders are not kept waiting.
 */
public final class RecurringTasks implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(RecurringTasks.class);

  private static final Duration POLL = Duration.ofSeconds(10);
  private static final Duration HEARTBEAT = Duration.ofSeconds(15);
  private static final Duration AFTER_FAILURE = Duration.ofMinutes(10);
  private static final Duration STOP = Duration.ofSeconds(5);

  private final ExecutorService thread;
  private final Scheduler scheduler;

  /**
   * Something to be done.
   *
   * @param name of its row
   * @param every the pause between two runs; after a failure it is tried again sooner
   */
  public record Chore(String name, Duration every, Work work) {}

  /** One run. */
  @FunctionalInterface
  public interface Work {
    /**
     * Does it.
     *
     * @return what came of it, for the log
     * @throws IllegalStateException if it is to be tried again soon, saying why
     */
    String run() throws InterruptedException;
  }

  /**
   * @param worker name of this process
   */
  public RecurringTasks(Database database, String worker, List<Chore> chores) {
    this.thread =
        Executors.newSingleThreadExecutor(Thread.ofPlatform().name("recurring").factory());
    this.scheduler =
        Scheduler.create(database.dataSource())
            .startTasks(chores.stream().map(RecurringTasks::task).toList())
            .tableName("recurring_tasks")
            .schedulerName(new SchedulerName.Fixed(worker))
            .threads(1)
            .executorService(thread)
            .housekeeperExecutor(
                Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("recurring-heartbeat").factory()))
            .pollUsingLockAndFetch(0.5, 1.0)
            .jdbcCustomization(SchedulerSql.POSTGRES)
            .pollingInterval(POLL)
            .heartbeatInterval(HEARTBEAT)
            .clock(new DatabaseClock(database, InstantSource.system())::instant)
            .failureLogging(LogLevel.WARN, false)
            .shutdownMaxWait(STOP)
            .build();
  }

  private static RecurringTask<Void> task(Chore chore) {
    return Tasks.recurring(chore.name(), FixedDelay.of(chore.every()))
        .onFailure(new FailureHandler.OnFailureRetryLater<>(shorter(chore.every())))
        .execute((instance, context) -> run(chore));
  }

  private static Duration shorter(Duration every) {
    return every.compareTo(AFTER_FAILURE) < 0 ? every : AFTER_FAILURE;
  }

  private static void run(Chore chore) {
    try {
      log.info("{}: {}", chore.name(), chore.work().run());
    } catch (InterruptedException e) {
      // The flag stays down: that the run ended is yet to be written to its row.
      throw new IllegalStateException("stopped in the middle; the next run goes on", e);
    }
  }

  public void start() {
    scheduler.start();
  }

  @Override
  public void close() {
    scheduler.pause();
    thread.shutdownNow();
    scheduler.stop();
  }
}
