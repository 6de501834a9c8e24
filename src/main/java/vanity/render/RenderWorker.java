package vanity.render;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vanity.db.Database;
import vanity.db.DatabaseBusyException;
import vanity.db.DatabaseClock;
import vanity.db.SchedulerSql;
import vanity.render.conversion.Renderer;
import vanity.render.pace.Urgency;
import vanity.render.work.WorkFolders;
import vanity.s3.StoreAwayException;

/**
 * Takes papers from the queue and renders them, several at once. db-scheduler claims the rows (SKIP
 * LOCKED), says every few seconds that their worker lives, revives those of workers that do not,
 * and keeps the time of the next try.
 *
 * <p>Renders run on platform threads: they are few, and to interrupt a virtual thread in the middle
 * of a statement would close its connection.
 */
public final class RenderWorker implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(RenderWorker.class);

  private static final Duration POLL = Duration.ofSeconds(1);
  private static final Duration HEARTBEAT = Duration.ofSeconds(3);
  private static final int MISSED_HEARTBEATS = 4; // the least that db-scheduler takes
  private static final Duration BACK_AGAIN = Duration.ofSeconds(5);
  private static final Duration STOP = Duration.ofSeconds(8);
  private static final int UNEXPECTED_FAILURES = 3;

  /** What tells whether this machine can render just now. */
  @FunctionalInterface
  public interface Look {
    Renderer.Readiness look() throws InterruptedException;
  }

  private final RenderJob job;
  private final WorkFolders folders;
  private final Gate gate;
  private final ExecutorService threads;
  private final Scheduler scheduler;

  /**
   * A worker.
   *
   * @param concurrency renders at once
   * @param machine asked every few seconds; no paper is taken while it cannot render
   */
  public RenderWorker(
      Database database, RenderJob job, RenderRules rules, int concurrency, Look machine) {
    this.job = job;
    this.folders = new WorkFolders(rules.workFolder());
    this.threads =
        Executors.newFixedThreadPool(concurrency, Thread.ofPlatform().name("render-", 1).factory());
    this.scheduler =
        Scheduler.create(database.dataSource(), task())
            .schedulerName(new SchedulerName.Fixed(rules.worker()))
            .threads(concurrency)
            .executorService(threads)
            .housekeeperExecutor(
                Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("render-heartbeat").factory()))
            // No more than there are threads: what is claimed is being rendered.
            .pollUsingLockAndFetch(0.5, 1.0)
            .jdbcCustomization(SchedulerSql.POSTGRES)
            .enablePriority()
            .pollingInterval(POLL)
            .heartbeatInterval(HEARTBEAT)
            .missedHeartbeatsLimit(MISSED_HEARTBEATS)
            .clock(new DatabaseClock(database, InstantSource.system())::instant)
            .shutdownMaxWait(STOP)
            .build();
    this.gate = new Gate(scheduler, machine);
  }

  private CustomTask<Void> task() {
    return Tasks.custom(RenderQueue.TASK, Void.class)
        .onDeadExecutionRevive()
        .onFailure(
            FailureHandler.<Void>maxRetries(UNEXPECTED_FAILURES)
                .withBackoff(Duration.ofSeconds(10), 3)
                .thenRemove())
        .execute((paper, context) -> render(paper));
  }

  private CompletionHandler<Void> render(TaskInstance<Void> paper) {
    try {
      Outcome outcome = job.run(paper.getId(), Urgency.of(paper.getPriority()), stage -> {});
      log.info("{}: {}", paper.getId(), outcome);
      return switch (outcome) {
        case Outcome.Finished finished -> new CompletionHandler.OnCompleteRemove<>();
        case Outcome.Again again -> after(again.after());
      };
    } catch (InterruptedException e) {
      log.info("{}: given back to the queue", paper.getId());
      return after(Duration.ZERO);
    } catch (DatabaseBusyException | StoreAwayException e) {
      log.warn("{}: {}", paper.getId(), e.getMessage());
      return after(BACK_AGAIN);
    }
  }

  private static CompletionHandler<Void> after(Duration time) {
    return (ExecutionComplete complete, ExecutionOperations<Void> operations) ->
        operations.reschedule(complete, complete.getTimeDone().plus(time));
  }

  public void start() {
    folders.removeLeftovers();
    gate.start();
    scheduler.start();
  }

  /** Takes no more papers, and gives those being rendered back to the queue. */
  @Override
  public void close() {
    gate.close();
    scheduler.pause();
    threads.shutdownNow();
    scheduler.stop();
  }
}
