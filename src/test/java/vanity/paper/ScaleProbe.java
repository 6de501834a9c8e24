package vanity.paper;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import vanity.db.Database;
import vanity.db.TestDatabase;

class ScaleProbe {
  @RegisterExtension static final TestDatabase postgres = TestDatabase.fresh();

  void time(String what, Runnable r) {
    for (int i = 0; i < 3; i++) {
      long b = System.nanoTime();
      r.run();
      System.out.println(what + ": " + (System.nanoTime() - b) / 1000 + " us");
    }
  }

  @Test
  void probe() {
    vanity.db.EmbeddedDatabase e =
        vanity.db.EmbeddedDatabase.findOrStart(java.nio.file.Path.of("/tmp/scale-db"));
    Database db =
        new Database(
            e.url(),
            new vanity.db.PoolSettings(
                "l", 4, 0, java.time.Duration.ofSeconds(30), java.time.Duration.ofMinutes(10)));
    if (!new vanity.db.Migrations(e.url()).migrate().isEmpty()) {
      time1("load", () -> ManyPapers.load(db, 200_000));
      db.update(
          "insert into renders (arxiv_id, version, state, worker, started_at, seen_at, finished_at) select arxiv_id, 1, case number % 10 when 0 then 'failed' else 'rendered' end, 'w', now() - number * interval '1 minute', now(), now() - number * interval '1 minute' + interval '30 seconds' from papers");
      db.update(
          "update papers set shown_render = (select max(id) from renders r where r.arxiv_id = papers.arxiv_id and state = 'rendered')");
      time1("analyze", () -> db.update("vacuum analyze"));
    }
    PaperStore store = new PaperStore(db);
    time("page 1", () -> store.page("", 1));
    time("page 1500", () -> store.page("", 1500));
    time("page 2000", () -> store.page("", 2000));
    time("cs.LG page 200", () -> store.page("cs.LG", 200));
    time("list", () -> store.list("", null, null));
    String older = store.page("", 1500).orElseThrow().older();
    time("older", () -> store.list("", older, null));
    time("newer", () -> store.list("", null, older));
    time("newest readable", () -> store.newestReadable(25));
    time("sitemap", () -> store.sitemap(2));
    time("sitemaps", () -> store.sitemaps());
    PaperSearch search = new PaperSearch(db);
    for (String q :
        List.of(
            "learning",
            "attention transformer",
            "\"deep learning\"",
            "author:noether",
            "cat:cs.LG",
            "cat:cs.LG learning",
            "zyzzyva",
            "author:smith cat:math graph")) {
      time(
          "search " + q + " (" + search.search(q, 1).hits().size() + ")",
          () -> search.search(q, 1));
    }
    PaperCounts counts = new PaperCounts(db);
    time("statistics", () -> counts.statistics());
    OpenedRows rows = new OpenedRows(db);
    for (String q : new String[0]) System.out.println(q);
    time("open", () -> rows.find(vanity.arxiv.ArxivId.parse("1706.03762").orElseThrow(), null));
    db.close();
    e.close();
  }

  void time1(String what, Runnable r) {
    long b = System.nanoTime();
    r.run();
    System.out.println(what + ": " + (System.nanoTime() - b) / 1000000 + " ms");
  }
}
