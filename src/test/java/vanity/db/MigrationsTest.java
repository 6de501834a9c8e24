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
    Migrations migrations = new Migrations(TestDatabase.empty());
    assertFalse(migrations.current());
    assertEquals("V1 schema", migrations.migrate().getFirst());
    assertTrue(migrations.current());
    assertEquals(List.of(), migrations.migrate());
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
