package vanity.render.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import vanity.render.work.RenderLog;
import vanity.render.work.WorkFolders;

/**
 * Whether a source can be taken, found by unpacking it as a render would; for an operator who is
 * about to import it.
 */
public final class SourceCheck {
  private SourceCheck() {}

  /**
   * What is wrong with a source, in one sentence; empty if it can be taken. A submission without
   * TeX, such as a PDF, can be: its page says so. A folder without TeX is a mistake.
   */
  public static Optional<String> problem(Path source) throws IOException {
    Path folder = Files.createTempDirectory("vanity-import-");
    try {
      SourceLimits limits = SourceLimits.DEFAULT;
      new SourceArchive(limits, new RenderLog(folder)).unpack(source, folder);
      return Files.isDirectory(source) && SourceTree.of(folder).tex().isEmpty()
          ? Optional.of("There is no TeX file in it.")
          : Optional.empty();
    } catch (RefusedSourceException e) {
      return Optional.of(e.reason());
    } finally {
      WorkFolders.remove(folder);
    }
  }
}
