package vanity.db;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class MigrationsTest {
  @Test
  void knowsWhetherTheSchemaIsCurrent() {
    DatabaseUrl url = TestDatabase.empty();
    Migrations migrations = new Migrations(url);
    try (Database database = new Database(url, PoolSettings.of("test", 1))) {
      assertFalse(migrations.current(database));
      assertEquals("V1 schema", migrations.migrate().getFirst());
      assertTrue(migrations.current(database));
      assertEquals(List.of(), migrations.migrate());
    }
  }

  @Test
  void aSchemaWithoutTheNewestFileIsNotCurrent() {
    DatabaseUrl url = TestDatabase.empty();
    Migrations migrations = new Migrations(url);
    try (Database database = new Database(url, PoolSettings.of("test", 1))) {
      assertTrue(migrations.migrate().getLast().startsWith("V" + Migrations.NEWEST + " "));
      database.update("delete from flyway_schema_history where version = ?", Migrations.NEWEST);
      assertFalse(migrations.current(database));
    }
  }

  @Test
  void twoThatStartAtOnceDoTheWorkOnce() throws Exception {
    DatabaseUrl url = TestDatabase.empty();
    try (ExecutorService two = Executors.newFixedThreadPool(2)) {
      Callable<List<String>> start = () -> new Migrations(url).migrate();
      List<String> applied = new ArrayList<>();
      for (Future<List<String>> each : two.invokeAll(List.of(start, start))) {
        applied.addAll(each.get());
      }
      assertEquals(applied.stream().distinct().toList(), applied);
      assertTrue(applied.contains("V1 schema"), applied.toString());
    }
  }
}
