package vanity.drill;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import vanity.arxiv.ArxivId;
import vanity.arxiv.ArxivPaper;
import vanity.arxiv.standin.StandInPaper;
import vanity.db.Database;
import vanity.http.Deflated;
import vanity.paper.PaperImport;
import vanity.render.store.Blobs;

/** Papers to begin with. */
final class Papers {
  /** A paper that can be read from the beginning. */
  static final String READABLE = "2001.00001";

  private Papers() {}

  /** Stores one without a converter. */
  static void storeReadable(Database database) {
    Instant day = Instant.parse("2020-01-02T00:00:00Z");
    ArxivPaper facts =
        new ArxivPaper(
            ArxivId.parse(READABLE + "v1").orElseThrow(),
            "A paper that is here",
            List.of(new ArxivPaper.Author("Ada Example", List.of())),
            "It can be read all the while.",
            List.of("cs.LG"),
            day,
            day,
            null,
            null,
            null,
            "http://creativecommons.org/licenses/by/4.0/");
    new PaperImport(database, Blobs.inRows())
        .store(facts, new PaperImport.Source(new byte[] {'x'}, "main.tex", null));
    database.update("delete from scheduled_tasks");
    Deflated article =
        Deflated.of("<p>A paragraph.</p>".repeat(4000).getBytes(StandardCharsets.UTF_8));
    long render =
        database
            .one(
                """
                insert into renders (arxiv_id, version, state, worker, started_at, seen_at, finished_at)
                values (?, 1, 'rendered', 'drill', now(), now(), now()) returning id
                """,
                row -> row.getLong(1),
                READABLE)
            .orElseThrow();
    database.update(
        "insert into render_pages values (?, 'A paper', '', ?, ?, ?)",
        render,
        article.bytes(),
        article.crc(),
        article.length());
    database.update("update papers set shown_render = ? where arxiv_id = ?", render, READABLE);
  }

  static StandInPaper numbered(int number) {
    return StandInPaper.of("2601.%05d".formatted(number), "Example " + number);
  }

  static String path(String id) {
    return "/papers/" + id + "/";
  }
}
