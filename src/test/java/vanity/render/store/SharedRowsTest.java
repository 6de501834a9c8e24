package vanity.render.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import vanity.db.Database;
import vanity.db.TestDatabase;

class SharedRowsTest {
  @RegisterExtension static final TestDatabase postgres = TestDatabase.fresh();

  private final Database database = postgres.database();

  @BeforeEach
  void twoFilesOfWhichOneIsUsed() {
    postgres.clear();
    database.update(
        """
        insert into files (name, content_type, size, crc, bytes)
        select n, 'image/svg+xml', 1, 0, 'x' from unnest('{a,b,c}'::text[]) n
        """);
    database.update(
        """
        insert into renders (arxiv_id, state, worker, started_at, seen_at)
        values ('1706.03762', 'rendered', 'w', now(), now())
        """);
    database.update("insert into render_files select id, 'a' from renders");
  }

  private List<String> files() {
    return database.query("select name from files order by name", row -> row.getString(1));
  }

  @Test
  void sweepsWhatWasLetGoUnlessOthersHoldIt() {
    assertEquals(
        1,
        SharedRows.sweep(
            database, Blobs.inRows(), new SharedRows.LetGo(List.of("a", "b"), List.of())));
    assertEquals(List.of("a", "c"), files());
  }

  @Test
  void sweepsWhateverNobodyHolds() {
    assertEquals(2, SharedRows.sweepLeftovers(database, Blobs.inRows()));
    assertEquals(List.of("a"), files());
  }
}
