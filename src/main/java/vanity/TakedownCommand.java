package vanity;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import vanity.arxiv.ArxivId;
import vanity.paper.PaperUpkeep;

@Command(
    name = "takedown",
    description = "Removes a paper for good: its page answers 410 and says why.")
final class TakedownCommand implements Callable<Integer> {
  @ParentCommand Main main;

  @Parameters(paramLabel = "ID", converter = Identifiers.class)
  ArxivId paper;

  @Option(
      names = "--reason",
      required = true,
      paramLabel = "TEXT",
      description = "One sentence for readers.")
  String reason;

  @Override
  public Integer call() {
    Logging.forCommand();
    try (Storage storage = Storage.forCommand(main.config())) {
      new PaperUpkeep(storage.database(), storage.blobs()).takeDown(paper, reason);
      main.out().println(paper.paper() + " is taken down");
      return 0;
    }
  }
}
