package vanity;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import vanity.db.Database;
import vanity.paper.Harvest;
import vanity.paper.PaperRefresh;
import vanity.paper.PaperScraper;
import vanity.paper.PaperUpkeep;
import vanity.paper.RecurringTasks.Chore;
import vanity.render.store.Blobs;
import vanity.render.store.ObjectSweep;

/** What a worker does without being asked, as the settings have it. */
final class Chores {
  private static final Duration HOURLY = Duration.ofHours(1);
  private static final Duration DAILY = Duration.ofDays(1);

  private Chores() {}

  static List<Chore> of(Config config, Storage storage, Workshop workshop) {
    Database database = storage.database();
    Blobs blobs = storage.blobs();
    List<Chore> chores = new ArrayList<>();
    chores.add(
        new Chore("tidy", DAILY, () -> new PaperUpkeep(database, blobs).tidy() + " rows removed"));
    if (blobs.store() != null) {
      ObjectSweep sweep = new ObjectSweep(database, blobs);
      chores.add(
          new Chore(
              "objects",
              DAILY,
              () -> sweep.run(InstantSource.system().instant().minus(DAILY)) + " objects removed"));
    }
    Duration scrapeEvery = config.arxiv().scrapeEvery();
    if (scrapeEvery != null) {
      PaperScraper scraper =
          new PaperScraper(database, workshop.arxiv(), config.arxiv().categories());
      chores.add(
          new Chore(
              "scrape", scrapeEvery, () -> told(scraper.run(ScrapeCommand.MOST, progress -> {}))));
    }
    Duration expiry = config.render().expiry();
    if (expiry != null) {
      PaperRefresh refresh = new PaperRefresh(database, workshop.arxiv());
      chores.add(
          new Chore(
              "refresh",
              HOURLY,
              () -> told(refresh.run(expiry, RefreshCommand.MOST, progress -> {}))));
    }
    return chores;
  }

  /** One that arXiv cut short is tried again soon. */
  private static String told(Harvest harvest) {
    if (harvest.ending() instanceof Harvest.Ending.ArxivAway(String why)) {
      throw new IllegalStateException(HarvestReport.words(harvest) + "; then " + why);
    }
    return HarvestReport.words(harvest);
  }
}
