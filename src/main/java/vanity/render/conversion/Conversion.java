package vanity.render.conversion;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import vanity.render.work.Progress;

/** Source to document: {@link Renderer#render}, or in a test what is to come of it. */
@FunctionalInterface
public interface Conversion {
  RenderResult render(Path source, @Nullable String mainFile, Path workFolder, Progress progress)
      throws InterruptedException;
}
