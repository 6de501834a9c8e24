package vanity;

import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;
import vanity.render.store.FileMove;

@Command(
    name = "move-files",
    description = {
      "Moves the bytes of figures and sources to where FILE_STORE says, each checked by its SHA-256"
          + " before the old ones go.",
      "The site may serve meanwhile. One that was cut off goes on when it is run again."
    })
final class MoveFilesCommand implements Callable<Integer> {
  private static final int SHOWN_PROBLEMS = 20;

  @ParentCommand Main main;

  @Override
  public Integer call() {
    Logging.forCommand();
    FileMove.Report report;
    try (Storage storage = Storage.forCommand(main.config());
        TerminalLine line =
            new TerminalLine(main.out(), System.console() != null, InstantSource.system())) {
      report =
          new FileMove(storage.database(), storage.blobs()).run(sofar -> line.show(words(sofar)));
    }
    report.problems().stream().limit(SHOWN_PROBLEMS).forEach(main.out()::println);
    main.out().println(words(report));
    return report.problems().isEmpty() ? 0 : 1;
  }

  private static String words(FileMove.Report report) {
    return "%,d of %,d moved (%,d MB), %,d left where they are"
        .formatted(report.moved(), report.total(), report.bytes() >> 20, report.problems().size());
  }
}
