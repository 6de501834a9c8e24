package vanity.paper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import vanity.db.Database;
import vanity.render.ShippedRender;
import vanity.render.conversion.DocumentFolder;
import vanity.render.conversion.RenderResult;
import vanity.render.conversion.Renderer;
import vanity.render.source.PackedFolder;
import vanity.render.store.Blobs;
import vanity.render.work.Progress;
import vanity.render.work.WorkFolders;

/** The papers that come with the program, so that a new site has something to read. */
public final class SamplePapers {
  private final Database database;

  public SamplePapers(Database database) {
    this.database = database;
  }

  /**
   * Stores them where there is no paper yet: at once as they were shipped; and where there is a
   * converter, it renders them again.
   *
   * @return how many were stored
   */
  public int storeIfEmpty() {
    if (database.one("select 1 from papers limit 1", row -> true).isPresent()) {
      return 0;
    }
    try {
      List<Sample> samples = Sample.all();
      for (Sample sample : samples) {
        Path folder = Files.createTempDirectory("vanity-sample-");
        try {
          store(sample, folder);
        } finally {
          WorkFolders.remove(folder);
        }
      }
      return samples.size();
    } catch (IOException e) {
      throw new UncheckedIOException("The program was built without its sample papers", e);
    }
  }

  private void store(Sample sample, Path folder) throws IOException {
    Path source = folder.resolve("source");
    sample.copySource(source);
    Optional<RenderResult.Rendered> shipped = sample.shippedRender(folder.resolve("render"));
    new PaperImport(database, Blobs.inRows())
        .storeSample(
            sample.facts(),
            new PaperImport.Source(PackedFolder.pack(source), "source.tar.gz", null));
    shipped.ifPresent(render -> ShippedRender.publish(database, sample.facts().id(), render));
  }

  /**
   * Makes the renders that are shipped.
   *
   * @param folder gets a folder for each paper
   * @throws IllegalStateException if one is not rendered as a whole
   */
  public static void ship(Renderer renderer, Path folder, Progress progress)
      throws IOException, InterruptedException {
    for (Sample sample : Sample.all()) {
      Path work = Files.createTempDirectory("vanity-sample-");
      try {
        Path source = work.resolve("source");
        sample.copySource(source);
        Path render = Files.createDirectories(work.resolve("render"));
        RenderResult result = renderer.render(source, null, render, progress);
        if (!(result instanceof RenderResult.Rendered rendered)) {
          throw new IllegalStateException(
              sample.id() + " is not rendered: " + result.report().log());
        }
        Path target = folder.resolve(sample.id());
        WorkFolders.remove(target);
        new DocumentFolder(target).write(rendered.document(), rendered.report());
      } finally {
        WorkFolders.remove(work);
      }
    }
  }
}
