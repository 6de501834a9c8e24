package vanity;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import vanity.arxiv.ArxivId;
import vanity.paper.PaperUpkeep;

@Command(name = "rerender", description = "Queues papers to be rendered again.")
final class RerenderCommand implements Callable<Integer> {
  @ParentCommand Main main;
  @Spec CommandSpec spec;

  @Parameters(paramLabel = "ID", arity = "0..*", converter = Identifiers.class)
  List<ArxivId> papers = List.of();

  @Option(names = "--failed", description = "Those without a document.")
  boolean failed;

  @Option(
      names = "--older-than",
      paramLabel = "AGE",
      description = "Those rendered longer ago than this, such as 30d.")
  @Nullable String olderThan;

  @Override
  public Integer call() {
    Logging.forCommand();
    Duration age = olderThan == null ? null : Settings.parseDuration(olderThan);
    if (olderThan != null && age == null) {
      throw new ParameterException(
          spec.commandLine(), "--older-than takes a time such as 12h or 30d, not " + olderThan);
    }
    if (papers.isEmpty() && !failed && age == null) {
      throw new ParameterException(
          spec.commandLine(), "Which papers? Name some, or give --failed or --older-than");
    }
    try (Storage storage = Storage.forCommand(main.config())) {
      PaperUpkeep upkeep = new PaperUpkeep(storage.database(), storage.blobs());
      int queued = failed ? upkeep.rerenderFailed() : 0;
      queued += age == null ? 0 : upkeep.rerenderOlderThan(age);
      List<ArxivId> unknown = papers.stream().filter(id -> !upkeep.rerender(id)).toList();
      queued += papers.size() - unknown.size();
      main.out().println(queued + (queued == 1 ? " paper" : " papers") + " queued");
      if (!unknown.isEmpty()) {
        throw new Failure("Not here: " + unknown + "; fetch or import them");
      }
      return 0;
    }
  }
}
