package vanity.render.pace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import vanity.db.Database;
import vanity.db.TestDatabase;

class PaceTest {
  private static final Duration PAUSE = Duration.ofMillis(120);

  @RegisterExtension static final TestDatabase postgres = TestDatabase.fresh();

  private final Database database = postgres.database();

  /** As many processes would have: each its own. */
  private Pace pace() {
    return new Pace(database, PAUSE);
  }

  @BeforeEach
  void free() {
    postgres.clear();
  }

  @Test
  void oneAtATimeWithAPauseAfterEach() {
    record Request(long begin, long end) {}
    List<Request> requests = Collections.synchronizedList(new ArrayList<>());
    try (ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 4; i++) {
        Pace pace = pace();
        workers.submit(() -> {
          for (int each = 0; each < 3; each++) {
            try (Pace.Turn.Ours turn = ours(pace.await(Urgency.SCRAPE))) {
              long begin = System.nanoTime();
              Thread.sleep(Duration.ofMillis(20));
              requests.add(new Request(begin, System.nanoTime()));
            }
          }
          return null;
        });
      }
    }
    assertEquals(12, requests.size());
    for (int i = 1; i < requests.size(); i++) {
      long between = requests.get(i).begin() - requests.get(i - 1).end();
      assertTrue(between >= PAUSE.toNanos(), () -> between / 1_000_000 + " ms");
    }
  }

  private static Pace.Turn.Ours ours(Pace.Turn turn) {
    return assertInstanceOf(Pace.Turn.Ours.class, turn);
  }

  @Test
  void visitorsGoFirst() throws Exception {
    List<String> order = Collections.synchronizedList(new ArrayList<>());
    try (ExecutorService waiting = Executors.newVirtualThreadPerTaskExecutor()) {
      Pace.Turn.Ours first = ours(pace().await(Urgency.SCRAPE));
      for (Urgency urgency : List.of(Urgency.SCRAPE, Urgency.RENEWAL, Urgency.VISITOR)) {
        waiting.submit(() -> {
          try (Pace.Turn.Ours turn = ours(pace().await(urgency))) {
            order.add(urgency == Urgency.VISITOR ? "visitor" : "other");
          }
          return null;
        });
      }
      while (!visitorWaits()) {
        Thread.onSpinWait();
      }
      first.close();
    }
    assertEquals(List.of("visitor", "other", "other"), order);
  }

  private boolean visitorWaits() {
    return database
        .one("select visitors_until > now() from pace", row -> row.getBoolean(1))
        .orElseThrow();
  }

  @Test
  void takesTheTurnOfAProcessThatDied() throws Exception {
    Pace.Turn.Ours dead = ours(pace().await(Urgency.SCRAPE));
    dead.renewal().close();
    database.update("update pace set free_at = now()"); // Its lease lapsed.
    try (Pace.Turn.Ours next = ours(pace().await(Urgency.SCRAPE))) {
      dead.close(); // It was only asleep: the turn is not its own any more.
      assertEquals(
          List.of(next.holder()),
          database.query("select holder from pace", row -> row.getString(1)));
    }
  }

  @Test
  void isClosedToAllOnceArxivSaysSo() throws Exception {
    pace().close(Duration.ofMinutes(10));
    pace().close(Duration.ofMinutes(1)); // The longer one holds.
    Pace.Turn.Closed closed =
        assertInstanceOf(Pace.Turn.Closed.class, pace().await(Urgency.VISITOR));
    assertTrue(closed.remaining().compareTo(Duration.ofMinutes(9)) > 0, closed.toString());
  }
}
