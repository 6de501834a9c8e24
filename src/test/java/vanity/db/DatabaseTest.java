package vanity.db;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import vanity.Wait;

class DatabaseTest {
  @RegisterExtension static final TestDatabase postgres = TestDatabase.fresh();

  @BeforeEach
  void aTable() {
    postgres.database().update("drop table if exists things");
    postgres.database().update("create table things (name text primary key)");
  }

  @Test
  void bindsEveryTypeAndReadsItBack() {
    Instant instant = Instant.parse("2017-09-13T10:00:00.123456Z");
    record Row(String text, int number, long big, boolean flag, Instant time, List<String> texts) {}
    assertEquals(
        new Row("naïve", 7, 1L << 40, true, instant, List.of("a", "{b,}")),
        postgres
            .database()
            .one(
                """
                select ? as text, ? as number, ? as big, ? as flag, ? as time, ? as texts
                where ?::text is null and ?::jsonb ->> 'a' = 'b'
                """,
                row ->
                    new Row(
                        row.getString("text"),
                        row.getInt("number"),
                        row.getLong("big"),
                        row.getBoolean("flag"),
                        Columns.instant(row, "time"),
                        Columns.strings(row, "texts")),
                "naïve",
                7,
                1L << 40,
                true,
                instant,
                new String[] {"a", "{b,}"},
                null,
                "{\"a\": \"b\"}")
            .orElseThrow());
    assertArrayEquals(
        new byte[] {0, -1},
        postgres
            .database()
            .one("select ?::bytea", row -> row.getBytes(1), (Object) new byte[] {0, -1})
            .orElseThrow());
  }

  @Test
  void keepsATransactionThatReturns() {
    int changed =
        postgres
            .database()
            .inTransaction(sql ->
                sql.update("insert into things values ('a')")
                    + sql.update("insert into things values ('b')"));
    assertEquals(2, changed);
    assertEquals(List.of("a", "b"), things());
  }

  @Test
  void undoesATransactionThatThrows() {
    assertThrows(
        IllegalStateException.class,
        () ->
            postgres
                .database()
                .inTransaction(sql -> {
                  sql.update("insert into things values ('a')");
                  throw new IllegalStateException("no");
                }));
    assertEquals(List.of(), things());
  }

  private static List<String> things() {
    return postgres
        .database()
        .query("select name from things order by name", row -> row.getString(1));
  }

  @Test
  void tellsAMistakeFromADatabaseThatIsBusy() {
    Database database = postgres.database();
    DatabaseException mistake =
        assertThrows(DatabaseException.class, () -> database.update("selct 1"));
    assertTrue(mistake.toString().contains("42601"), mistake.toString());
    assertThrows(
        DatabaseBusyException.class,
        () ->
            database.inTransaction(sql -> {
              sql.update("set local statement_timeout = 20");
              return sql.query("select pg_sleep(10)", row -> 1);
            }));
  }

  @Test
  void saysWhatIsBusyWhenNoConnectionComesFree() {
    try (Database one = pool(1, Duration.ofMillis(30))) {
      DatabaseBusyException busy =
          one.inTransaction(
              sql -> assertThrows(DatabaseBusyException.class, () -> one.update("select 1")));
      assertEquals(
          "No database connection came free within 30 ms (pool test: 1 of 1 in use, 0 idle,"
              + " 0 waiting): statements are slow, or DATABASE_POOL_SIZE is too small",
          busy.getMessage());
      assertEquals(0, busy.getStackTrace().length);
    }
  }

  private static Database pool(int size, Duration patience) {
    return new Database(
        postgres.url(), new PoolSettings("test", size, 0, patience, Duration.ofSeconds(10)));
  }

  @Test
  void servesThoseWhoWaitInTheOrderTheyCame() throws Exception {
    List<Integer> served = Collections.synchronizedList(new ArrayList<>());
    try (Database one = pool(1, Duration.ofSeconds(30));
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      CountDownLatch release = new CountDownLatch(1);
      threads.submit(() -> one.inTransaction(sql -> await(release)));
      Wait.until("a connection in use", () -> one.state().active() == 1);
      for (int i = 0; i < 20; i++) {
        int number = i;
        threads.submit(() -> one.query("select 1", row -> served.add(number)));
        Wait.until("another that waits", () -> one.state().waiting() == number + 1);
      }
      release.countDown();
    }
    assertEquals(java.util.stream.IntStream.range(0, 20).boxed().toList(), served);
  }

  @Test
  void leavesTheReservedConnectionsToLibraries() throws Exception {
    PoolSettings settings =
        new PoolSettings("test", 3, 2, Duration.ofMillis(30), Duration.ofSeconds(10));
    try (Database database = new Database(postgres.url(), settings)) {
      database.inTransaction(sql -> {
        assertThrows(DatabaseBusyException.class, () -> database.update("select 1"));
        try (var first = database.dataSource().getConnection();
            var second = database.dataSource().getConnection()) {
          return first.isValid(1) && second.isValid(1);
        } catch (java.sql.SQLException e) {
          throw new AssertionError(e);
        }
      });
    }
  }

  @Test
  void startsWithoutTheServerAndIsThereWithIt() throws Exception {
    try (Relay relay = Relay.before(postgres.url());
        Database database =
            new Database(
                relay.url(postgres.url()),
                new PoolSettings("test", 2, 0, Duration.ofMillis(300), Duration.ofSeconds(10)))) {
      DatabaseBusyException away =
          assertThrows(DatabaseBusyException.class, () -> database.update("select 1"));
      assertTrue(away.toString().contains("gives no connection"), away.toString());
      relay.mend();
      Wait.until("an answer", () -> answers(database));
      relay.cut();
      Wait.until("a failure at once", () -> failsAtOnce(database));
      relay.mend();
      long mended = System.nanoTime();
      Wait.until("an answer", () -> answers(database));
      assertTrue(System.nanoTime() - mended < Duration.ofSeconds(2).toNanos(), "is back soon");
    }
  }

  private static boolean failsAtOnce(Database database) {
    long before = System.nanoTime();
    return !answers(database) && System.nanoTime() - before < Duration.ofMillis(50).toNanos();
  }

  private static boolean answers(Database database) {
    try {
      return database.one("select 1", row -> row.getInt(1)).equals(Optional.of(1));
    } catch (DatabaseBusyException e) {
      return false;
    }
  }

  private static boolean await(CountDownLatch latch) {
    try {
      latch.await();
      return true;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
