package vanity.paper;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import vanity.assets.StaticFiles;
import vanity.http.Deflated;
import vanity.http.EntityTag;
import vanity.http.Gzip;
import vanity.render.document.ReaderDocument;
import vanity.render.work.WorkFolders;
import vanity.web.Body;
import vanity.web.Response;
import vanity.web.Site;
import vanity.web.Templates;

/** A cold page after its query: template to bytes, compression around the article, its tag. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class PaperBenchmark {
  private final PaperAnswers answers =
      new PaperAnswers(
          Templates.precompiled(),
          new Site(
              "Vanity", URI.create("https://vanity.example"), StaticFiles.bundled().manifest()),
          InstantSource.system());
  private OpenedPaper.Readable paper;
  private Body.Composed body;

  /** A paper that comes with the program. */
  @Setup
  public void open() throws IOException {
    Path folder = Files.createTempDirectory("vanity-benchmark-");
    try {
      Sample sample = Sample.all().getFirst();
      ReaderDocument document = sample.shippedRender(folder).orElseThrow().document();
      byte[] article = document.article().getBytes(StandardCharsets.UTF_8);
      ShownRender render =
          new ShownRender(
              1,
              1,
              true,
              document.title(),
              document.contents(),
              Deflated.of(article),
              null,
              Instant.parse("2026-11-24T00:00:00Z"));
      paper = new OpenedPaper.Readable(new Paper(sample.facts(), false), render, "1");
      body = (Body.Composed) answers.of(paper).body();
    } finally {
      WorkFolders.remove(folder);
    }
  }

  @Benchmark
  public Response templateToBytes() {
    return answers.of(paper);
  }

  @Benchmark
  public byte[] gzipAroundTheArticle() {
    return Gzip.around(body.before(), body.middle(), body.after());
  }

  @Benchmark
  public EntityTag entityTag() {
    return EntityTag.of(body.before(), body.middle().bytes(), body.after());
  }
}
