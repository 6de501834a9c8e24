package vanity.db;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class MigrationsTest {
  @Test
  void knowsWhetherTheSchemaIsCurrent() {
    Migrations migrations = new Migrations(TestDatabase.empty());
    assertFalse(migrations.current());
    assertEquals(List.of("V1 schema"), migrations.migrate());
    assertTrue(migrations.current());
    assertEquals(List.of(), migrations.migrate());
  }

  @Test
  void twoThatStartAtOnceDoTheWorkOnce() throws Exception {
    DatabaseUrl url = TestDatabase.empty();
    try (ExecutorService two = Executors.newFixedThreadPool(2)) {
      Callable<List<String>> start = () -> new Migrations(url).migrate();
      int applied = 0;
      for (Future<List<String>> each : two.invokeAll(List.of(start, start))) {
        applied += each.get().size();
      }
      assertEquals(1, applied);
    }
  }
}
