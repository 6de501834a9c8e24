package vanity.paper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import vanity.Wait;
import vanity.db.Database;
import vanity.db.TestDatabase;

class RecurringTasksTest {
  @RegisterExtension static final TestDatabase postgres = TestDatabase.fresh();

  private final Database database = postgres.database();

  @BeforeEach
  void nothing() {
    postgres.clear();
  }

  private RecurringTasks worker(String name, RecurringTasks.Work work) {
    return new RecurringTasks(
        database, name, List.of(new RecurringTasks.Chore("chore", Duration.ofDays(1), work)));
  }

  private boolean isOver() {
    return database
        .one(
            "select not picked and (last_success is not null or last_failure is not null) from recurring_tasks",
            row -> row.getBoolean(1))
        .orElse(false);
  }

  private void awaitEnd() throws InterruptedException {
    Wait.until("the end of the chore", this::isOver);
  }

  @Test
  void aChoreIsDoneOnceOverAllWorkers() throws Exception {
    AtomicInteger runs = new AtomicInteger();
    RecurringTasks.Work work = () -> "run " + runs.incrementAndGet();
    try (RecurringTasks one = worker("one", work);
        RecurringTasks two = worker("two", work)) {
      one.start();
      two.start();
      awaitEnd();
      assertEquals(1, runs.get());
      assertTrue(
          database
              .one(
                  "select execution_time > now() + interval '23 hours' from recurring_tasks",
                  row -> row.getBoolean(1))
              .orElseThrow());
    }
  }

  @Test
  void oneThatFailsIsTriedAgainSoon() throws Exception {
    try (RecurringTasks worker =
        worker(
            "one",
            () -> {
              throw new IllegalStateException("arXiv is away");
            })) {
      worker.start();
      awaitEnd();
      assertTrue(
          database
              .one(
                  "select execution_time < now() + interval '11 minutes' from recurring_tasks",
                  row -> row.getBoolean(1))
              .orElseThrow());
    }
  }

  @Test
  void oneThatIsStoppedIsNotLeftAsRunning() throws Exception {
    CountDownLatch running = new CountDownLatch(1);
    RecurringTasks worker =
        worker(
            "one",
            () -> {
              running.countDown();
              new CountDownLatch(1).await();
              return "";
            });
    worker.start();
    assertTrue(running.await(30, TimeUnit.SECONDS));
    worker.close();
    assertTrue(isOver());
  }
}
