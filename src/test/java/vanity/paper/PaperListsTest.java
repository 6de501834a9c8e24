package vanity.paper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vanity.arxiv.ArxivId;
import vanity.db.Database;
import vanity.db.TestDatabase;
import vanity.render.store.Blobs;

/** Lists, over more papers than fit on a page; {@code -Dpapers=200000} for as many as there are. */
class PaperListsTest {
  @RegisterExtension static final TestDatabase postgres = TestDatabase.fresh();

  private static final int COUNT = Integer.getInteger("papers", 6_050);
  private static final Database database = postgres.database();

  private final PaperStore store = new PaperStore(database);

  @BeforeAll
  static void load() {
    ManyPapers.load(database, COUNT);
    database.update("analyze");
  }

  @Test
  void walksThroughEveryPaperOnceAndBack() {
    List<String> there = new ArrayList<>();
    Listing page = store.list("math.CO", null, null);
    there.addAll(ids(page));
    while (page.older() != null) {
      page = store.list("math.CO", page.older(), null);
      there.addAll(ids(page));
    }
    assertEquals((COUNT + 1) / 3, there.stream().distinct().count());
    assertEquals((COUNT + 1) / 3, there.size());
    List<String> back = new ArrayList<>(ids(page).reversed());
    while (page.newer() != null) {
      page = store.list("math.CO", null, page.newer());
      back.addAll(ids(page).reversed());
    }
    assertEquals(there, back.reversed());
  }

  private static List<String> ids(Listing page) {
    return page.papers().stream().map(PaperSummary::id).toList();
  }

  @Test
  void isNewestFirst() {
    List<Instant> dates =
        store.list("", null, null).papers().stream().map(PaperSummary::published).toList();
    assertEquals(PaperStore.PAGE, dates.size());
    assertEquals(dates.stream().sorted(Collections.reverseOrder()).toList(), dates);
  }

  @Test
  void pageNumbersShowWhatTheCursorsShow() {
    Listing byCursor = store.list("cs.LG", null, null);
    for (int number = 1; number <= 15; number++) {
      assertEquals(Optional.of(byCursor), store.page("cs.LG", number));
      byCursor = store.list("cs.LG", byCursor.older(), null);
    }
  }

  @Test
  void endsWithAPageThatIsNotFullAndHasNoOlder() {
    int last = (COUNT + 99) / 100;
    Listing page = store.page("", last).orElseThrow();
    assertEquals(COUNT - (last - 1) * 100, page.papers().size());
    assertEquals(null, page.older());
    assertEquals(Optional.empty(), store.page("", last + 1));
    assertEquals(Optional.empty(), store.page("", Integer.MAX_VALUE));
    assertEquals(Optional.empty(), store.page("no.SUCH", 1));
  }

  @Test
  void readsNoMoreOfTheIndexThanAPageAndAPartOfADay() {
    int deep = COUNT / 100 * 3 / 4;
    for (String plan :
        List.of(
            plan(PaperStore.OLDER, "", Instant.parse("2007-06-01T00:00:00Z"), "0706.0001", 101),
            plan(PaperStore.NEWER, "", Instant.parse("2007-06-01T00:00:00Z"), "0706.0001", 101),
            plan(PaperStore.FROM_DAY, "", java.time.LocalDate.of(2007, 6, 1), 101, 20))) {
      assertTrue(plan.contains("using listing_pkey on listing"), plan);
      assertTrue(!plan.contains("Sort") && !plan.contains("Seq Scan"), plan);
      assertTrue(rows(plan) <= 121, plan);
    }
    long begin = System.nanoTime();
    assertTrue(store.page("", deep).isPresent());
    assertTrue(System.nanoTime() - begin < Duration.ofSeconds(2).toNanos());
  }

  private static String plan(String sql, Object... arguments) {
    return String.join(
        "\n",
        database.query(
            "explain (analyze, costs off, timing off) " + sql.formatted(PaperRows.SUMMARY),
            row -> row.getString(1),
            arguments));
  }

  /** Rows that were read of the list. */
  private static int rows(String plan) {
    return plan.lines()
        .filter(line -> line.contains("on listing"))
        .map(line -> line.replaceFirst(".*actual rows=(\\d+).*", "$1"))
        .mapToInt(Integer::parseInt)
        .max()
        .orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "x", "1-", "-1706.03762", "1-nonsense", "99999999999999999-1706.03762"})
  void refusesCursorsThatAreNotOurs(String cursor) {
    assertThrows(IllegalArgumentException.class, () -> store.list("", cursor, null));
    assertThrows(IllegalArgumentException.class, () -> store.list("", null, cursor));
  }

  @Test
  void followsWhatBecomesOfAPaper() {
    try (TestDatabase other = TestDatabase.fresh()) {
      Database few = other.database();
      ManyPapers.load(few, 9);
      PaperStore papers = new PaperStore(few);
      PaperCounts counts = new PaperCounts(few);
      String moved = papers.list("math.CO", null, null).papers().getFirst().id();
      few.update("update papers set categories = '{cs.LG}' where arxiv_id = ?", moved);
      assertEquals(2, papers.list("math.CO", null, null).papers().size());
      assertEquals(4, papers.page("cs.LG", 1).orElseThrow().papers().size());
      new PaperUpkeep(few, Blobs.inRows())
          .takeDown(ArxivId.parse(moved).orElseThrow(), "Asked for.");
      assertEquals(3, papers.page("cs.LG", 1).orElseThrow().papers().size());
      assertEquals(8, counts.papers());
      few.update("update papers set taken_down_at = null where arxiv_id = ?", moved);
      assertEquals(9, counts.papers());
      few.update("delete from papers");
      assertEquals(0, counts.papers());
      assertEquals(Optional.empty(), papers.page("", 1));
      assertEquals(List.of(), papers.list("", null, null).papers());
    }
  }

  @Test
  void sitemapsHoldWhatCanBeRead() {
    assertEquals(0, store.sitemaps());
    database.update(
        """
        insert into renders (arxiv_id, state, worker, started_at, seen_at, finished_at)
        select arxiv_id, 'rendered', 'w', now(), now(), '2026-05-01T00:00:00Z' from papers
        where number <= 50
        """);
    database.update(
        """
        update papers set
          shown_render = (select id from renders r where r.arxiv_id = papers.arxiv_id),
          license = case when number > 1 then 'http://creativecommons.org/licenses/by/4.0/'
            else 'http://arxiv.org/licenses/nonexclusive-distrib/1.0/' end
        """);
    assertEquals(1, store.sitemaps());
    List<PaperStore.SitemapEntry> entries = store.sitemap(1);
    assertEquals(49, entries.size()); // and one whose licence gives no right on
    assertEquals(Instant.parse("2026-05-01T00:00:00Z"), entries.getFirst().changed());
    assertEquals(List.of(), store.sitemap(2));
    assertEquals(25, store.newestReadable(25).size());
    assertTrue(store.newestReadable(25).getFirst().readable());
    PaperSummary one = store.newestReadable(1).getFirst();
    String category = one.categories().getFirst();
    assertEquals(one, store.newestReadable(category, 25).getFirst());
    assertEquals(List.of(), store.newestReadable("astro-ph.HE", 25));
  }
}
