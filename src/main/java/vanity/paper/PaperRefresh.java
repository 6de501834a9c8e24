package vanity.paper;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import vanity.arxiv.ArxivApi;
import vanity.arxiv.ArxivId;
import vanity.arxiv.ArxivPaper;
import vanity.arxiv.Unavailable;
import vanity.db.Database;
import vanity.render.pace.PacedArxiv;
import vanity.render.pace.Urgency;
import vanity.render.store.KnownPapers;

/**
 * Compares papers that are here with arXiv, many with one request: what arXiv says of them is
 * stored, and a newer version is queued, while the old one stays readable. Those that arXiv was not
 * asked for the longest come first, so that a run goes on where the last one ended.
 */
public final class PaperRefresh {
  private final Database database;
  private final PacedArxiv arxiv;

  public PaperRefresh(Database database, PacedArxiv arxiv) {
    this.database = database;
    this.arxiv = arxiv;
  }

  /**
   * Compares those that have not been for a while.
   *
   * @param age of the last comparison
   * @param most papers to be compared
   * @param progress told after each request
   */
  public Harvest run(Duration age, int most, Consumer<Harvest> progress)
      throws InterruptedException {
    Harvest harvest = Harvest.begin();
    for (int left = most; left > 0; left -= ArxivApi.LARGEST_BATCH) {
      List<ArxivId> batch = due(age, Math.min(left, ArxivApi.LARGEST_BATCH));
      if (batch.isEmpty()) {
        return harvest.ended(new Harvest.Ending.Complete());
      }
      harvest = compare(batch, Urgency.RENEWAL, harvest);
      if (harvest.ending() instanceof Harvest.Ending.ArxivAway) {
        return harvest;
      }
      progress.accept(harvest);
    }
    return harvest.ended(new Harvest.Ending.Enough());
  }

  /** Compares these, for somebody who waits; those that are not here are left out. */
  public Harvest run(List<ArxivId> papers) throws InterruptedException {
    Harvest harvest = Harvest.begin();
    List<ArxivId> here = papers.stream().distinct().filter(this::canBeCompared).toList();
    for (int from = 0; from < here.size(); from += ArxivApi.LARGEST_BATCH) {
      int to = Math.min(from + ArxivApi.LARGEST_BATCH, here.size());
      harvest = compare(here.subList(from, to), Urgency.VISITOR, harvest);
      if (harvest.ending() instanceof Harvest.Ending.ArxivAway) {
        return harvest;
      }
    }
    return harvest.ended(new Harvest.Ending.Complete());
  }

  private List<ArxivId> due(Duration age, int most) {
    return database.query(
        """
        select arxiv_id from papers
        where not sample and taken_down_at is null
          and (checked_at is null or checked_at < now() - make_interval(secs => ?))
        order by checked_at nulls first, arxiv_id limit ?
        """,
        row -> new ArxivId(row.getString(1), 0),
        (double) age.toSeconds(),
        most);
  }

  private boolean canBeCompared(ArxivId id) {
    return database
        .one(
            """
            select 1 from papers where arxiv_id = ? and not sample and taken_down_at is null
            """,
            row -> true,
            id.paper())
        .isPresent();
  }

  private Harvest compare(List<ArxivId> batch, Urgency urgency, Harvest before)
      throws InterruptedException {
    return switch (arxiv.findAll(batch, urgency)) {
      case ArxivApi.Page.Papers page -> store(batch, page.papers(), before);
      case Unavailable away -> before.ended(new Harvest.Ending.ArxivAway(away.why()));
    };
  }

  private Harvest store(List<ArxivId> batch, List<ArxivPaper> found, Harvest before) {
    HarvestedPapers papers = new HarvestedPapers(database);
    Harvest harvest = before.withRead(found.size());
    Set<String> asked = new HashSet<>();
    batch.forEach(id -> asked.add(id.paper()));
    List<String> missing = new ArrayList<>(asked);
    for (ArxivPaper paper : found) {
      if (asked.contains(paper.id().paper())) {
        harvest = harvest.with(papers.take(paper));
        missing.remove(paper.id().paper());
      }
    }
    // arXiv does not know them; they are not asked for again and again.
    database.transact(sql -> missing.forEach(id -> KnownPapers.checked(sql, id)));
    return harvest;
  }
}
