package vanity;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import vanity.arxiv.ArxivId;
import vanity.paper.PaperRefresh;

@Command(
    name = "fetch",
    description = {
      "Gets papers from arXiv, renders them and tells what came of it.",
      "Of those that are here it first asks for a newer version."
    })
final class FetchCommand implements Callable<Integer> {
  @ParentCommand Main main;

  @Parameters(paramLabel = "ID", arity = "1..*", converter = Identifiers.class)
  List<ArxivId> papers;

  @Override
  public Integer call() throws InterruptedException {
    Logging.forCommand();
    Config config = main.config();
    try (Storage storage = Storage.forCommand(config);
        Workshop workshop = Workshop.open(config, storage)) {
      Workshop.ready(workshop.renderer());
      new PaperRefresh(storage.database(), workshop.arxiv()).run(papers);
      RenderNow render = RenderNow.of(workshop, main.out());
      boolean all = true;
      for (ArxivId paper : papers) {
        all &=
            render.run(paper.paper(), config.site().rootUrl() + "/papers/" + paper.paper() + "/");
      }
      return all ? 0 : 1;
    }
  }
}
