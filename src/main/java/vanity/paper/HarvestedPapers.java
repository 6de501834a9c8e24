package vanity.paper;

import java.util.Optional;
import vanity.arxiv.ArxivPaper;
import vanity.db.Database;
import vanity.render.RenderQueue;
import vanity.render.pace.Urgency;
import vanity.render.store.KnownPapers;

/**
 * Takes what arXiv says of a paper nobody is waiting for: stores it, and queues a render where
 * there is something new, both in one transaction.
 */
record HarvestedPapers(Database database) {
  Harvest.Found take(ArxivPaper paper) {
    String id = paper.id().paper();
    return database.inTransaction(sql -> {
      Optional<KnownPapers.Known> known = KnownPapers.find(sql, id);
      if (known.isPresent() && (known.get().takenDown() || known.get().sample())) {
        return Harvest.Found.KNOWN;
      }
      KnownPapers.learn(sql, paper);
      if (known.isEmpty()) {
        RenderQueue.ask(sql, id, Urgency.SCRAPE);
        return Harvest.Found.NEW;
      }
      if (known.get().id().version() >= paper.id().version()) {
        return Harvest.Found.KNOWN;
      }
      if (wasRendered(sql, id)) {
        RenderQueue.ask(sql, id, Urgency.RENEWAL);
      }
      return Harvest.Found.NEWER_VERSION;
    });
  }

  /** Well or not; of one that nobody asked for yet, the newest version will be rendered anyway. */
  private static boolean wasRendered(Database.Statements sql, String id) {
    return sql.one("select 1 from renders where arxiv_id = ? limit 1", row -> true, id).isPresent();
  }
}
