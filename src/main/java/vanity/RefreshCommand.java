package vanity;

import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import vanity.paper.PaperRefresh;

@Command(
    name = "refresh",
    description = {
      "Compares papers that are here with arXiv, a hundred with one request, and queues those of which"
          + " there is a newer version. Those not compared for the longest come first.",
      "With RENDER_EXPIRY set, a worker does this by itself with papers not compared for that time."
    })
final class RefreshCommand implements Callable<Integer> {
  /** At most ten requests. */
  static final int MOST = 1000;

  @ParentCommand Main main;
  @Spec CommandSpec spec;

  @Option(
      names = "--older-than",
      paramLabel = "AGE",
      defaultValue = "1d",
      description =
          "Those not compared for this time, ${DEFAULT-VALUE}. arXiv's answers change once a day.")
  String olderThan;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "" + MOST,
      description = "The most papers to compare, ${DEFAULT-VALUE}.")
  int limit;

  @Override
  public Integer call() throws InterruptedException {
    Logging.forCommand();
    Duration age = Settings.parseDuration(olderThan);
    if (age == null) {
      throw new ParameterException(
          spec.commandLine(), "--older-than takes a time such as 12h or 30d, not " + olderThan);
    }
    Config config = main.config();
    try (Storage storage = Storage.forCommand(config);
        Workshop workshop = Workshop.open(config, storage)) {
      PaperRefresh refresh = new PaperRefresh(storage.database(), workshop.arxiv());
      HarvestReport.show(main.out(), progress -> refresh.run(age, limit, progress));
      return 0;
    }
  }
}
