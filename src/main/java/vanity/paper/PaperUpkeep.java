package vanity.paper;

import java.time.Duration;
import java.util.List;
import vanity.arxiv.ArxivId;
import vanity.arxiv.ArxivPaper;
import vanity.db.Database;
import vanity.render.RenderQueue;
import vanity.render.pace.Urgency;
import vanity.render.store.Blobs;
import vanity.render.store.KnownPapers;
import vanity.render.store.SharedRows;

/** What an operator does to papers that are here already. */
public final class PaperUpkeep {
  private final Database database;
  private final Blobs blobs;
  private final RenderQueue queue;

  public PaperUpkeep(Database database, Blobs blobs) {
    this.database = database;
    this.blobs = blobs;
    this.queue = new RenderQueue(database);
  }

  /** Queues this paper to be rendered again; false if it is not here, or was taken down. */
  public boolean rerender(ArxivId id) {
    boolean here =
        database
            .one(
                "select 1 from papers where arxiv_id = ? and taken_down_at is null",
                row -> true,
                id.paper())
            .isPresent();
    if (here) {
      queue.ask(id.paper(), Urgency.OPERATOR);
    }
    return here;
  }

  /** Queues every paper whose newest render gave no document; tells how many. */
  public int rerenderFailed() {
    return queueAll(
        """
        select arxiv_id from (
          select distinct on (arxiv_id) arxiv_id, state from renders
          where state not in ('running', 'abandoned') order by arxiv_id, id desc
        ) newest join papers using (arxiv_id)
        where state in ('failed', 'timed_out', 'out_of_memory') and taken_down_at is null
        """);
  }

  /** Queues every paper whose shown render is older than this; tells how many. */
  public int rerenderOlderThan(Duration age) {
    return queueAll(
        """
        select p.arxiv_id from papers p join renders r on r.id = p.shown_render
        where r.finished_at < now() - make_interval(secs => ?) and taken_down_at is null
        """,
        (double) age.toSeconds());
  }

  private int queueAll(String papers, Object... arguments) {
    List<String> found = database.query(papers, row -> row.getString(1), arguments);
    // One by one: a crowd in one transaction would keep visitors' papers out of the queue.
    found.forEach(paper -> queue.ask(paper, Urgency.RENEWAL));
    return found.size();
  }

  /**
   * Forgets a paper with all that was made of it; a visitor who asks for it begins anew.
   *
   * @return whether it was here
   */
  public boolean delete(ArxivId id) {
    record Deleted(boolean here, SharedRows.LetGo letGo) {}
    Deleted deleted =
        database.inTransaction(sql -> {
          SharedRows.LetGo letGo = SharedRows.LetGo.ofPaper(sql, id.paper());
          queue.forget(sql, id.paper());
          int papers = sql.update("delete from papers where arxiv_id = ?", id.paper());
          int renders = sql.update("delete from renders where arxiv_id = ?", id.paper());
          return new Deleted(papers + renders > 0, letGo);
        });
    SharedRows.sweep(database, blobs, deleted.letGo());
    return deleted.here();
  }

  /**
   * Takes a paper down: its page says so and why, its document and sources are gone, and it is
   * never asked for again. Also for a paper that is not here yet.
   */
  public void takeDown(ArxivId id, String reason) {
    SharedRows.LetGo letGo =
        database.inTransaction(sql -> {
          SharedRows.LetGo going = SharedRows.LetGo.ofPaper(sql, id.paper());
          queue.forget(sql, id.paper());
          if (sql.update("update papers set shown_render = null where arxiv_id = ?", id.paper())
              == 0) {
            KnownPapers.save(sql, ArxivPaper.nothingBut(id.withVersion(1)));
          }
          sql.update(
              "update papers set taken_down_at = now(), takedown_reason = ? where arxiv_id = ?",
              reason,
              id.paper());
          sql.update("delete from paper_sources where arxiv_id = ?", id.paper());
          sql.update("delete from renders where arxiv_id = ?", id.paper());
          return going;
        });
    SharedRows.sweep(database, blobs, letGo);
  }

  /**
   * Removes what nobody needs any more: renders of ids that arXiv does not know, tries in vain, and
   * what nothing refers to. Thousands of made-up ids leave nothing for long.
   *
   * @return how many rows were removed
   */
  public int tidy() {
    int renders =
        database.update(
            """
            delete from renders where id in (
              select id from renders
              where finished_at < now() - interval '2 days'
                and state in ('not_on_arxiv', 'arxiv_unreachable', 'abandoned')
              limit 50000)
            """);
    return renders + SharedRows.sweepLeftovers(database, blobs);
  }
}
