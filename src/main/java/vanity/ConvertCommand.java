package vanity;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import vanity.render.conversion.RenderResult;
import vanity.render.conversion.Renderer;
import vanity.render.document.ReaderDocument;
import vanity.render.work.NotReadyException;
import vanity.render.work.RenderReport;
import vanity.render.work.WorkFolders;
import vanity.site.StandalonePaper;
import vanity.web.Site;
import vanity.web.Templates;

@Command(
    name = "convert",
    description = "Converts a source to a self-contained folder, without a database.")
final class ConvertCommand implements Callable<Integer> {
  @ParentCommand Main main;

  @Parameters(
      index = "0",
      paramLabel = "SOURCE",
      description = "A .tar.gz, .tar, .gz or .tex as arXiv hands them out, or a folder.")
  Path source;

  @Parameters(
      index = "1",
      paramLabel = "OUT-DIR",
      description = "Gets index.html, the figures and the stylesheets.")
  Path folder;

  @Option(names = "--main", paramLabel = "FILE", description = "The TeX file to convert.")
  @Nullable String mainFile;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Logging.forCommand();
    Failure.unlessReadable(source);
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw new Failure(folder + " is there already, and is no folder");
    }
    Config config = main.config();
    Renderer renderer = Workshop.ready(Workshop.renderer(config));
    Path work = Files.createTempDirectory("vanity-convert-");
    try {
      RenderResult result;
      try (TerminalProgress progress =
          new TerminalProgress(main.out(), System.console() != null, InstantSource.system())) {
        result = renderer.render(source, mainFile, work, progress);
      }
      return tell(result, config);
    } catch (NotReadyException e) {
      throw new Failure(e.remedy());
    } finally {
      WorkFolders.remove(work);
    }
  }

  private int tell(RenderResult result, Config config) throws IOException {
    return switch (result) {
      case RenderResult.Rendered(ReaderDocument document, RenderReport report) ->
          written(document, report, "converted", config);
      case RenderResult.Partial(ReaderDocument document, RenderReport report) ->
          written(document, report, "converted in part", config);
      case RenderResult.Failed failed -> throw new Failure(source + ": " + failed.reason());
      case RenderResult.NoTexSource none ->
          throw new Failure(source + " holds no TeX; it is " + none.kind().label());
      case RenderResult.TimedOut late ->
          throw new Failure(
              source
                  + " took longer than RENDER_TIMEOUT="
                  + config.render().timeout().toSeconds()
                  + "s");
      case RenderResult.OutOfMemory big ->
          throw new Failure(
              source + " needs more than RENDER_MEMORY=" + (config.render().memory() >> 20) + "m");
      case RenderResult.OutOfRoom full ->
          throw new Failure(source + " filled the disk that temporary files are on");
    };
  }

  private int written(ReaderDocument document, RenderReport report, String how, Config config)
      throws IOException {
    Site site =
        new Site(
            config.site().name(),
            config.site().rootUrl(),
            SiteServer.assets(config.web()).manifest());
    new StandalonePaper(Templates.precompiled(), site).write(document, folder);
    PrintStream out = main.out();
    out.printf(
        "%s: %s (%d warnings, %d errors)%n",
        how, folder.resolve("index.html"), report.warnings(), report.errors());
    if (!report.missingPackages().isEmpty()) {
      out.println("missing: " + String.join(", ", report.missingPackages()));
    }
    return 0;
  }
}
