package vanity.db;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import vanity.Wait;

/** Reads from a standby that really streams. */
class ReplicaTest {
  private static final String WHERE =
      "select case when pg_is_in_recovery() then 'replica' else 'primary' end";

  @RegisterExtension static final StreamingPair PAIR = new StreamingPair();

  private static Relay network;
  private static Database standby;
  private static Replica replica;

  @BeforeAll
  static void open() throws IOException {
    network = Relay.before(PAIR.standby());
    network.mend();
    standby = new Database(PAIR.standby(), PoolSettings.of("test", 1));
    PAIR.database().update("create table words (word text primary key)");
    replica =
        new Replica(
            network.url(PAIR.standby()),
            PoolSettings.of("test", 2),
            PAIR.database(),
            Duration.ofMillis(50));
  }

  @BeforeEach
  void isUsed() throws InterruptedException {
    Wait.until("the replica to be used", replica::isUsed);
  }

  @AfterAll
  static void close() {
    replica.close();
    standby.close();
    network.close();
  }

  private static String answeredBy() {
    return replica.one(WHERE, row -> row.getString(1)).orElseThrow();
  }

  private static Optional<String> find(String word) {
    return replica.one("select word from words where word = ?", row -> row.getString(1), word);
  }

  @Test
  void answersReaders() {
    assertEquals("replica", answeredBy());
    assertEquals(
        Optional.of("replica"),
        replica.inTransaction(sql -> sql.one(WHERE, row -> row.getString(1))));
  }

  @Test
  void leavesThemToThePrimaryWhileItIsAwayAndTakesThemBackByItself() throws Exception {
    network.cut();
    assertEquals("primary", answeredBy());
    assertFalse(replica.isUsed());
    network.mend();
    Wait.until("the replica to be used", replica::isUsed);
    assertEquals("replica", answeredBy());
  }

  @Test
  void leavesThemToThePrimaryWhileItIsBehind() throws InterruptedException {
    standby.query("select pg_wal_replay_pause()", row -> 0);
    PAIR.database().update("insert into words values ('late')");
    // What it does not have yet, the primary has.
    assertEquals(Optional.of("late"), find("late"));
    Wait.until("the replica to be left", () -> !replica.isUsed());
    assertEquals(Optional.of("it is behind"), Optional.ofNullable(replica.trouble()));
    assertEquals("primary", answeredBy());
    standby.query("select pg_wal_replay_resume()", row -> 0);
    Wait.until("the replica to be used", replica::isUsed);
    assertEquals(Optional.of("late"), find("late"));
  }

  @Test
  void asksThePrimaryForWhatAMigrationHasJustBrought() {
    standby.query("select pg_wal_replay_pause()", row -> 0);
    PAIR.database().update("create table brought (word text)");
    assertEquals(0, replica.query("select word from brought", row -> 0).size());
    standby.query("select pg_wal_replay_resume()", row -> 0);
  }

  @Test
  void doesNotTryASlowStatementTwice() {
    long before = replica.elsewhere();
    assertThrows(
        DatabaseBusyException.class,
        () ->
            replica.inTransaction(sql -> {
              sql.update("set local statement_timeout = '50ms'");
              return sql.query("select pg_sleep(10)", row -> 0);
            }));
    assertEquals(before, replica.elsewhere());
  }

  @Test
  void saysWhatIsWrongWithAStatementThatNoneUnderstands() {
    assertThrows(DatabaseException.class, () -> replica.query("selct 1", row -> 0));
    assertTrue(replica.isUsed());
  }
}
