package vanity.db;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ConnectionBudgetTest {
  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.fresh();

  @Test
  void hasEnoughForTwoProcessesOfEightOnAHobbyDatabase() {
    assertEquals(Optional.empty(), new ConnectionBudget(20, 8, 8).warning());
  }

  @Test
  void warnsWhenAThirdComes() {
    assertEquals(
        Optional.of(
            "This process may open 8 connections, others have 16, and PostgreSQL allows 20 in all:"
                + " set DATABASE_POOL_SIZE so that all processes together stay below that, here 2"
                + " or less"),
        new ConnectionBudget(20, 16, 8).warning());
  }

  @Test
  void saysThatThereAreTooManyProcesses() {
    assertEquals(
        Optional.of(
            "This process may open 8 connections, others have 20, and PostgreSQL allows 20 in all:"
                + " set DATABASE_POOL_SIZE so that all processes together stay below that, here 2"
                + " or less, with fewer processes"),
        new ConnectionBudget(20, 20, 8).warning());
  }

  @Test
  void countsTwoPoolsOfOneServerTogether() {
    Database first = DATABASE.database();
    try (Database second = new Database(DATABASE.url(), PoolSettings.of("second", 3))) {
      List<ConnectionBudget> budgets = ConnectionBudget.of(List.of(first, second));
      assertEquals(1, budgets.size());
      assertEquals(13, budgets.getFirst().own());
    }
  }

  @Test
  void takesTheLeastOfTheLimits() {
    Database database = DATABASE.database();
    String name = database.one("select current_database()", row -> row.getString(1)).orElseThrow();
    database.update("alter database " + name + " connection limit 20");
    ConnectionBudget budget = ConnectionBudget.of(database);
    assertEquals(20, budget.limit());
    assertEquals(10, budget.own());
  }
}
