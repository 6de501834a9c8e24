package vanity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import vanity.db.BackedUpTable;
import vanity.db.Backup;
import vanity.db.Database;
import vanity.db.Restore;
import vanity.db.TestDatabase;
import vanity.paper.SamplePapers;

/** The sample papers, written and read back. */
class BackupTest {
  @RegisterExtension static final TestDatabase ORIGINAL = TestDatabase.fresh();

  private static byte[] archive;

  @BeforeAll
  static void export() throws IOException {
    new SamplePapers(ORIGINAL.database()).storeIfEmpty();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new Backup(ORIGINAL.database(), Archive.TABLES, object -> new byte[0]).writeTo(out);
    archive = out.toByteArray();
  }

  private static Restore.Outcome restore(Database into, byte[] archive) throws IOException {
    return new Restore(into, Archive.TABLES, bytes -> null)
        .readFrom(new ByteArrayInputStream(archive));
  }

  /** A digest of each table's rows, all columns, and how many there are. */
  private static Map<String, String> content(Database database) {
    Map<String, String> content = new TreeMap<>();
    for (BackedUpTable table : Archive.TABLES) {
      content.put(
          table.name(),
          database
              .one(
                  "select count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '') from %s t"
                      .formatted(table.name()),
                  row -> row.getString(1))
              .orElseThrow());
    }
    return content;
  }

  @Test
  void givesBackEveryRowOfEveryTable() throws IOException {
    try (TestDatabase copy = TestDatabase.fresh()) {
      Restore.Outcome outcome = restore(copy.database(), archive);
      assertInstanceOf(Restore.Outcome.Done.class, outcome);
      assertEquals(content(ORIGINAL.database()), content(copy.database()));
      assertTrue(content(copy.database()).get("papers").startsWith("4 "));
      // The lists are made anew by their triggers, and numbers go on after the last.
      assertEquals(
          4L,
          copy.database()
              .one(
                  "select sum(papers) from listing_days where category = ''", row -> row.getLong(1))
              .orElseThrow());
      long next =
          copy.database()
              .one(
                  """
                  insert into renders (arxiv_id, state, worker, started_at, seen_at)
                  values ('2001.00001', 'running', 'w', now(), now()) returning id
                  """,
                  row -> row.getLong(1))
              .orElseThrow();
      long last =
          ORIGINAL
              .database()
              .one("select max(id) from renders", row -> row.getLong(1))
              .orElseThrow();
      assertEquals(last + 1, next);
    }
  }

  @Test
  void goesOnWhereItWasCutOff() throws IOException {
    try (TestDatabase copy = TestDatabase.fresh()) {
      byte[] half = Arrays.copyOf(archive, archive.length / 2);
      assertInstanceOf(Restore.Outcome.Damaged.class, restore(copy.database(), half));
      assertInstanceOf(Restore.Outcome.Done.class, restore(copy.database(), archive));
      assertEquals(content(ORIGINAL.database()), content(copy.database()));
    }
  }

  @Test
  void findsAChangedByte() throws IOException {
    byte[] damaged = archive.clone();
    damaged[damaged.length / 2] ^= 1;
    try (TestDatabase copy = TestDatabase.fresh()) {
      assertInstanceOf(Restore.Outcome.Damaged.class, restore(copy.database(), damaged));
    }
  }

  @Test
  void leavesADatabaseAloneThatHoldsOtherPapers() throws IOException {
    try (TestDatabase other = TestDatabase.fresh()) {
      new SamplePapers(other.database()).storeIfEmpty();
      Map<String, String> before = content(other.database());
      assertEquals(new Restore.Outcome.NotEmpty(), restore(other.database(), archive));
      assertEquals(before, content(other.database()));
    }
  }
}
