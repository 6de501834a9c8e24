package vanity.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import vanity.db.Database;
import vanity.db.TestDatabase;
import vanity.render.pace.Urgency;

class RenderQueueTest {
  @RegisterExtension static final TestDatabase postgres = TestDatabase.fresh();

  private final Database database = postgres.database();
  private final RenderQueue queue = new RenderQueue(database);

  @BeforeEach
  void nothing() {
    postgres.clear();
  }

  @Test
  void takesVisitorsFirstAndThenInTheOrderTheyCame() {
    queue.ask("scraped", Urgency.SCRAPE);
    queue.ask("renewed", Urgency.RENEWAL);
    queue.askAsVisitor("first", 10);
    queue.askAsVisitor("second", 10);
    assertEquals(List.of("first", "second", "renewed", "scraped"), queue.waiting(10));
  }

  @Test
  void queuesAPaperOnceAndLetsItMoveForward() {
    queue.ask("b", Urgency.OPERATOR);
    queue.ask("a", Urgency.SCRAPE);
    assertTrue(queue.askAsVisitor("a", 10));
    assertTrue(queue.askAsVisitor("a", 10));
    queue.ask("a", Urgency.SCRAPE);
    assertEquals(List.of("a", "b"), queue.waiting(10));
  }

  @Test
  void isFullForVisitorsOnly() {
    queue.ask("scraped", Urgency.SCRAPE);
    assertTrue(queue.askAsVisitor("first", 2));
    assertTrue(queue.askAsVisitor("second", 2));
    assertFalse(queue.askAsVisitor("third", 2));
    assertTrue(queue.askAsVisitor("first", 2), "in the queue already");
    queue.ask("imported", Urgency.OPERATOR);
    assertEquals(new RenderQueue.Length(4, 0), queue.length());
  }

  @Test
  void leavesWhatAWorkerHas() {
    queue.ask("a", Urgency.SCRAPE);
    database.update("update scheduled_tasks set picked = true");
    queue.ask("a", Urgency.VISITOR);
    assertTrue(queue.askAsVisitor("a", 10));
    queue.forget("a");
    assertEquals(new RenderQueue.Length(0, 1), queue.length());
  }

  @Test
  void threeHundredWhoAskAtOnceGetOneRow() {
    try (ExecutorService visitors = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 300; i++) {
        visitors.submit(() -> queue.askAsVisitor("1706.03762", 100));
      }
    }
    assertEquals(new RenderQueue.Length(1, 0), queue.length());
  }
}
