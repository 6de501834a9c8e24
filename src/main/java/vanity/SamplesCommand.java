package vanity;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import vanity.paper.SamplePapers;
import vanity.render.conversion.Renderer;

@Command(
    name = "samples",
    hidden = true,
    description = "Renders the sample papers for being shipped; see scripts/samples.")
final class SamplesCommand implements Callable<Integer> {
  @ParentCommand Main main;

  @Parameters(paramLabel = "FOLDER", description = "Gets a folder for each paper.")
  Path folder;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Logging.forCommand();
    Renderer renderer = Workshop.ready(Workshop.renderer(main.config()));
    try (TerminalProgress progress =
        new TerminalProgress(main.out(), System.console() != null, InstantSource.system())) {
      SamplePapers.ship(renderer, folder, progress);
    }
    return 0;
  }
}
