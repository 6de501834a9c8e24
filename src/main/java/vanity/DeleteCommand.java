package vanity;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import vanity.arxiv.ArxivId;
import vanity.paper.PaperUpkeep;

@Command(
    name = "delete",
    description = "Forgets a paper with all that was made of it. Who asks for it begins anew.")
final class DeleteCommand implements Callable<Integer> {
  @ParentCommand Main main;

  @Parameters(paramLabel = "ID", converter = Identifiers.class)
  ArxivId paper;

  @Override
  public Integer call() {
    Logging.forCommand();
    try (Storage storage = Storage.forCommand(main.config())) {
      if (!new PaperUpkeep(storage.database(), storage.blobs()).delete(paper)) {
        throw new Failure(paper.paper() + " is not here");
      }
      main.out().println(paper.paper() + " is deleted");
      return 0;
    }
  }
}
