package vanity.render;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Source to document, without a database: the straight recipe of one render, in a folder of its
 * own.
 */
public final class Renderer {
  private final RenderSettings settings;

  public Renderer(RenderSettings settings) {
    this.settings = settings;
  }

  /**
   * Converts one source.
   *
   * @param source a file (.tar.gz, .tar, .gz, .tex, .pdf, …, told apart by its bytes) or a folder
   * @param mainFile the TeX file to convert, or null to choose it by the rules
   * @param workFolder an existing empty folder for this render alone; the caller removes it
   */
  public RenderResult render(
      Path source, @Nullable String mainFile, Path workFolder, Progress progress)
      throws InterruptedException {
    throw new UnsupportedOperationException(settings.toString());
  }
}
