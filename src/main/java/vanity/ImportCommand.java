package vanity;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import vanity.arxiv.ArxivId;
import vanity.arxiv.ArxivPaper;
import vanity.arxiv.ArxivPaper.Author;
import vanity.paper.PaperImport;
import vanity.render.source.PackedFolder;
import vanity.render.source.SourceCheck;

@Command(
    name = "import",
    description = {
      "Stores a paper and its source, and queues a render.",
      "What is not given of title, authors and abstract is read from the rendered document."
    })
final class ImportCommand implements Callable<Integer> {
  @ParentCommand Main main;

  @Parameters(
      index = "0",
      paramLabel = "ID",
      converter = Identifiers.class,
      description = "Such as 1706.03762 or hep-th/9901001v2.")
  ArxivId id;

  @Parameters(
      index = "1",
      paramLabel = "SOURCE",
      description = "A .tar.gz, .tar, .gz, .tex or .pdf as arXiv hands them out, or a folder.")
  Path source;

  @Option(names = "--wait", description = "Renders now, and tells what came of it.")
  boolean wait;

  @Option(names = "--main", paramLabel = "FILE", description = "The TeX file to convert.")
  @Nullable String mainFile;

  @Option(names = "--title")
  @Nullable String title;

  @Option(names = "--author", paramLabel = "NAME", description = "May be repeated.")
  List<String> authors = List.of();

  @Option(names = "--abstract", paramLabel = "TEXT")
  @Nullable String summary;

  @Option(
      names = "--category",
      paramLabel = "CODE",
      description = "May be repeated; the primary one first.")
  List<String> categories = List.of();

  @Option(names = "--published", paramLabel = "DATE", description = "Such as 2017-06-12.")
  @Nullable LocalDate published;

  @Option(names = "--license", paramLabel = "URL")
  @Nullable String license;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Logging.forCommand();
    Config config = main.config();
    PaperImport.Source read = read(config.render().sourceLimit());
    try (Storage storage = Storage.forCommand(config);
        Workshop workshop = Workshop.open(config, storage)) {
      if (wait) {
        Workshop.ready(workshop.renderer());
      }
      new PaperImport(storage.database(), storage.blobs()).store(facts(), read);
      String page = config.site().rootUrl() + "/papers/" + id.paper() + "/";
      if (!wait) {
        main.out().println("stored; waits to be rendered, and then is at " + page);
        return 0;
      }
      return RenderNow.of(workshop, main.out()).run(id.paper(), page) ? 0 : 1;
    }
  }

  private PaperImport.Source read(long limit) throws IOException {
    Failure.unlessReadable(source);
    boolean folder = Files.isDirectory(source);
    if (!folder && Files.size(source) > limit) {
      throw tooLarge(Files.size(source), limit);
    }
    Optional<String> problem = SourceCheck.problem(source);
    if (problem.isPresent()) {
      throw new Failure(source + " cannot be imported: " + problem.get());
    }
    byte[] bytes = folder ? PackedFolder.pack(source) : Files.readAllBytes(source);
    if (bytes.length > limit) {
      throw tooLarge(bytes.length, limit);
    }
    String name = folder ? "source.tar.gz" : source.getFileName().toString();
    return new PaperImport.Source(bytes, name, mainFile);
  }

  private Failure tooLarge(long bytes, long limit) {
    return new Failure(
        "%s has %d bytes, more than the %d that are taken; set SOURCE_LIMIT to take it"
            .formatted(source, bytes, limit));
  }

  private ArxivPaper facts() {
    Instant date =
        published == null ? announced() : published.atStartOfDay().toInstant(ZoneOffset.UTC);
    return new ArxivPaper(
        id,
        title == null ? "" : title,
        authors.stream().map(name -> new Author(name, List.of())).toList(),
        summary == null ? "" : summary,
        categories,
        date,
        date,
        null,
        null,
        null,
        license);
  }

  /** The identifier tells the month. */
  private Instant announced() {
    YearMonth month = id.month();
    return month.isBefore(YearMonth.now(ZoneOffset.UTC))
        ? month.atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC)
        : InstantSource.system().instant();
  }
}
