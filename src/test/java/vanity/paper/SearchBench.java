package vanity.paper;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import vanity.db.Database;
import vanity.db.DatabaseBusyException;
import vanity.db.PoolSettings;
import vanity.db.TestDatabase;

/**
 * How long searches and list pages take over many papers, and PostgreSQL's plans of them: {@code
 * scripts/search-bench [PAPERS]}. Prints and promises nothing, and is skipped by the test run.
 */
class SearchBench {
  private static final int READERS = 50;
  private static final int SEARCHES_EACH = 20;
  private static final int BATCH = 1_000;
  private static final int WORDS = 30_000;

  /** Common words and rare ones, several, a phrase, fields, a typing error. */
  private static final List<String> QUERIES =
      List.of(
          "baba",
          "beko bali",
          "kuzobe",
          "\"babe babi\"",
          "author:kuzo",
          "kuzo cat:cs.LG",
          "babo cat:math",
          "babu -bada",
          "bulebe or kudabi",
          "kuozbe");

  @Test
  void printsTimesAndPlans() throws Exception {
    int papers = Integer.getInteger("bench.papers", 0);
    Assumptions.assumeTrue(papers > 0, "scripts/search-bench runs it");
    try (TestDatabase postgres = TestDatabase.fresh();
        Database site = new Database(postgres.url(), PoolSettings.of("bench", 10))) {
      load(postgres.database(), papers);
      System.out.printf("%n%,d papers, a pool of 10 connections%n", papers);
      PaperSearch search = new PaperSearch(site);
      PaperStore store = new PaperStore(site);
      QUERIES.forEach(query -> search.search(query, 1));
      for (String query : QUERIES) {
        print(query, 1, List.of(() -> search.search(query, 1).hits().size()), 20);
      }
      print(
          "all of these",
          READERS,
          QUERIES.stream()
              .<Callable<Integer>>map(query -> () -> search.search(query, 1).hits().size())
              .toList(),
          SEARCHES_EACH);
      int last = Math.min(1500, papers / PaperStore.PAGE);
      for (int page : new int[] {1, last}) {
        print(
            "/papers/?page=" + page,
            READERS,
            List.of(() -> store.page("", page).orElseThrow().papers().size()),
            SEARCHES_EACH);
      }
      plans(postgres.database(), last);
    }
  }

  private static void print(String name, int readers, List<Callable<Integer>> searches, int each)
      throws Exception {
    List<Duration> times = new ArrayList<>();
    int refused = 0;
    int found = 0;
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<List<Object>>> all = new ArrayList<>();
      for (int reader = 0; reader < readers; reader++) {
        int first = reader;
        all.add(() -> {
          List<Object> seen = new ArrayList<>();
          for (int i = 0; i < each; i++) {
            long start = System.nanoTime();
            try {
              seen.add(searches.get((first + i) % searches.size()).call());
              seen.add(Duration.ofNanos(System.nanoTime() - start));
            } catch (DatabaseBusyException e) {
              seen.add(e);
            }
          }
          return seen;
        });
      }
      for (Future<List<Object>> seen : threads.invokeAll(all)) {
        for (Object each2 : seen.get()) {
          switch (each2) {
            case Duration time -> times.add(time);
            case Integer hits -> found += hits;
            default -> refused++;
          }
        }
      }
    }
    times.sort(null);
    System.out.printf(
        Locale.ROOT,
        "%-22s %2d at once: p50 %7.1f ms  p99 %7.1f ms  max %7.1f ms, %d refused, %.0f hits each%n",
        name,
        readers,
        at(times, 50),
        at(times, 99),
        at(times, 100),
        refused,
        (double) found / Math.max(1, times.size()));
  }

  private static double at(List<Duration> sorted, int percent) {
    int index = Math.max(0, (sorted.size() * percent + 99) / 100 - 1);
    return sorted.isEmpty() ? Double.NaN : sorted.get(index).toNanos() / 1e6;
  }

  private static void plans(Database database, int page) {
    for (String query : List.of("kuzobe", "baba")) {
      SearchQuery parsed = SearchQuery.parse(query);
      plan(
          database,
          "the search for " + query,
          PaperSearch.HITS,
          parsed.hasOnlyCategories(),
          parsed.words(),
          parsed.authorsQuery(),
          new String[0],
          PaperSearch.RANKED,
          parsed.words(),
          26,
          0,
          parsed.words(),
          parsed.words());
    }
    for (int each : new int[] {1, page}) {
      Listing listing = new PaperStore(database).page("", each).orElseThrow();
      ListCursor cursor = ListCursor.parse(ListCursor.of(listing.papers().getFirst()).toString());
      plan(
          database,
          "the list from where page " + each + " begins",
          PaperStore.OLDER,
          "",
          cursor.published(),
          cursor.paper(),
          PaperStore.PAGE + 1);
    }
  }

  private static void plan(Database database, String name, String sql, Object... arguments) {
    System.out.println("\nPlan of " + name);
    database
        .inTransaction(statements -> {
          statements.query(PaperSearch.SETTINGS, row -> true);
          return statements.query(
              "explain (analyze, buffers, costs off) " + sql.formatted(PaperRows.SUMMARY),
              row -> row.getString(1),
              arguments);
        })
        .forEach(line -> System.out.println("  " + line));
  }

  /**
   * Papers of made-up words whose frequencies fall as those of a language do: the n-th word is n
   * times as rare as the first. Words are of syllables, so that baba is the first and kuzobe rare.
   */
  private static void load(Database database, int papers) {
    Random random = new Random(1);
    for (int from = 0; from < papers; from += BATCH) {
      int count = Math.min(BATCH, papers - from);
      String[] titles = new String[count];
      String[] authors = new String[count];
      String[] abstracts = new String[count];
      for (int i = 0; i < count; i++) {
        titles[i] = text(random, 8);
        authors[i] =
            "[{\"name\": \"%s %s\"}, {\"name\": \"%s %s\"}]"
                .formatted(name(random), name(random), name(random), name(random));
        abstracts[i] = text(random, 110);
      }
      database.update(LOAD, titles, authors, abstracts, from);
    }
    database.update("analyze");
  }

  private static String text(Random random, int words) {
    return Stream.generate(() -> word((int) Math.exp(random.nextDouble() * Math.log(WORDS)) - 1))
        .limit(words)
        .collect(Collectors.joining(" "));
  }

  private static String name(Random random) {
    return word(1_000 + random.nextInt(20_000));
  }

  private static String word(int rank) {
    String word = syllable(rank / 100 % 100) + syllable(rank % 100);
    return rank < 10_000 ? word : word + syllable(rank / 10_000);
  }

  private static String syllable(int digit) {
    return "" + "bcdfghjklmnpqrstvwxz".charAt(digit / 5) + "aeiou".charAt(digit % 5);
  }

  private static final String LOAD =
      """
      insert into papers (arxiv_id, version, title, authors, abstract, categories, published, updated)
      select to_char(day at time zone 'utc', 'YYMM') || '.' || lpad((n % 99999 + 1)::text, 5, '0'), 1,
        title, authors::jsonb, abstract,
        case n % 3 when 0 then '{cs.LG,stat.ML}' when 1 then '{math.CO}' else '{hep-th,gr-qc}' end::text[],
        day, day
      from unnest(?::text[], ?::text[], ?::text[]) with ordinality made (title, authors, abstract, place),
        lateral (select ? + place as n) numbers,
        lateral (select timestamptz '2015-01-01T00:00:00Z' + n * interval '20 minutes' as day) days
      """;
}
