package vanity;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import vanity.paper.PaperScraper;

@Command(
    name = "scrape",
    description = {
      "Brings in the newest papers and versions of ARXIV_CATEGORIES, until where the last run began,"
          + " and queues renders. What is here is passed over, so a run that was stopped can be"
          + " run again.",
      "With SCRAPE_EVERY set, a worker does this by itself."
    })
final class ScrapeCommand implements Callable<Integer> {
  /** Some days of six busy categories. */
  static final int MOST = 2000;

  @ParentCommand Main main;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "" + MOST,
      description =
          "The most papers to bring in, ${DEFAULT-VALUE}; the first run takes this many of the newest.")
  int limit;

  @Override
  public Integer call() throws InterruptedException {
    Logging.forCommand();
    Config config = main.config();
    try (Storage storage = Storage.forCommand(config);
        Workshop workshop = Workshop.open(config, storage)) {
      PaperScraper scraper =
          new PaperScraper(storage.database(), workshop.arxiv(), config.arxiv().categories());
      HarvestReport.show(main.out(), progress -> scraper.run(limit, progress));
      return 0;
    }
  }
}
