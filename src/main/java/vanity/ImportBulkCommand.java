package vanity;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import vanity.paper.BulkImport;
import vanity.paper.BulkReport;

@Command(
    name = "import-bulk",
    description = {
      "Stores the sources of many papers, and queues their renders behind everything else.",
      "What is here is passed over, and each is stored as a whole or not at all: a run that was"
          + " stopped can be run again."
    })
final class ImportBulkCommand implements Callable<Integer> {
  private static final int SHOWN_PROBLEMS = 20;

  @ParentCommand Main main;

  @Parameters(
      paramLabel = "PATH",
      arity = "1..*",
      description = {
        "arXiv's bulk tars (arXiv_src_1706_001.tar; checked where arXiv_src_manifest.xml is beside"
            + " them), sources named after their papers (1706.03762v2.tar.gz, hep-th9901001.gz),"
            + " folders named so, or folders of all these.",
        "A source without a version in its name counts as the first."
      })
  List<Path> paths;

  @Option(
      names = "--no-render",
      description = "Queues nothing: each paper is rendered when somebody asks for it.")
  boolean noRender;

  @Override
  public Integer call() throws IOException {
    Logging.forCommand();
    paths.forEach(Failure::unlessReadable);
    Config config = main.config();
    InstantSource clock = InstantSource.system();
    try (Storage storage = Storage.forCommand(config)) {
      Instant begin = clock.instant();
      BulkReport report;
      try (TerminalLine line = new TerminalLine(main.out(), System.console() != null, clock)) {
        BulkImport bulk =
            new BulkImport(
                storage.database(),
                storage.blobs(),
                !noRender,
                config.render().sourceLimit(),
                sofar -> line.show(bar(sofar, Duration.between(begin, clock.instant()))));
        report = bulk.run(paths);
      }
      return tell(main.out(), report, Duration.between(begin, clock.instant()));
    }
  }

  /** {@code [######--------------] 31 % 1,204 stored, 88 here already, 412/s}. */
  static String bar(BulkReport report, Duration elapsed) {
    int share = report.total() == 0 ? 100 : (int) (100 * report.done() / report.total());
    int filled = Math.min(20, share / 5);
    return "[%s%s] %3d %%  %,d stored, %,d here already, %,d/s"
        .formatted(
            "#".repeat(filled),
            "-".repeat(20 - filled),
            share,
            report.stored(),
            report.there(),
            perSecond(report, elapsed));
  }

  private static long perSecond(BulkReport report, Duration elapsed) {
    return 1000L * (report.stored() + report.there()) / Math.max(1, elapsed.toMillis());
  }

  private static int tell(PrintStream out, BulkReport report, Duration elapsed) {
    report.problems().stream().limit(SHOWN_PROBLEMS).forEach(out::println);
    if (report.problems().size() > SHOWN_PROBLEMS) {
      out.printf("and %,d more%n", report.problems().size() - SHOWN_PROBLEMS);
    }
    if (report.passedOver() > 0) {
      out.printf("%,d files are neither tars nor named after a paper%n", report.passedOver());
    }
    out.printf(
        "%,d stored, %,d here already, %,d not taken, in %d s (%,d/s)%n",
        report.stored(),
        report.there(),
        report.problems().size(),
        elapsed.toSeconds(),
        perSecond(report, elapsed));
    return report.problems().isEmpty() ? 0 : 1;
  }
}
