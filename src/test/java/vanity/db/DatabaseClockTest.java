package vanity.db;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DatabaseClockTest {
  @RegisterExtension static final TestDatabase postgres = TestDatabase.fresh();

  private static final InstantSource WRONG =
      InstantSource.fixed(Instant.parse("2001-01-01T00:00:00Z"));

  @Test
  void tellsTheDatabasesTimeWhateverTheMachineBelieves() {
    Instant told = new DatabaseClock(postgres.database(), WRONG).instant();
    Instant asked =
        postgres
            .database()
            .one("select clock_timestamp() as now", row -> Columns.instant(row, "now"))
            .orElseThrow();
    assertTrue(Duration.between(told, asked).abs().toMinutes() < 1, told + " is not " + asked);
  }

  @Test
  void tellsTheMachinesTimeUntilTheDatabaseCanBeAsked() throws Exception {
    try (Relay relay = Relay.before(postgres.url());
        Database away =
            new Database(
                relay.url(postgres.url()),
                new PoolSettings("away", 1, 0, Duration.ofMillis(300), Duration.ofSeconds(1)))) {
      assertEquals(WRONG.instant(), new DatabaseClock(away, WRONG).instant());
    }
  }
}
