package vanity.render.conversion;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import vanity.render.latexml.Bindings;
import vanity.render.work.Progress;

/**
 * Source to document, without a database: the straight recipe of one render, in a folder of its
 * own.
 */
public final class Renderer {
  /** Whether this machine can render. */
  public sealed interface Readiness {
    /**
     * It can.
     *
     * @param converter such as {@code LaTeXML 0.8.7}
     * @param sandbox what confines it, for the log and the status command
     */
    record Ready(String converter, String sandbox) implements Readiness {}

    /** It cannot; the text tells an operator what to do. */
    record NotReady(String remedy) implements Readiness {}
  }

  private final RenderSettings settings;
  private final Bindings bindings;
  private final Machine machine;
  private final Readiness readiness;

  /** Looks at what this machine has, which takes a second. */
  public Renderer(RenderSettings settings) throws InterruptedException {
    this(settings, Bindings.load());
  }

  public Renderer(RenderSettings settings, Bindings bindings) throws InterruptedException {
    this.settings = settings;
    this.bindings = bindings;
    this.machine = new Machine(settings);
    this.readiness = machine.look();
  }

  /** Whether this machine could render at start. */
  public Readiness readiness() {
    return readiness;
  }

  /** Whether it can now; the worker takes no job before it can. */
  public Readiness look() throws InterruptedException {
    return machine.look();
  }

  /**
   * Converts one source.
   *
   * @param source a file (.tar.gz, .tar, .gz, .tex, .pdf, …, told apart by its bytes) or a folder
   * @param mainFile the TeX file to convert, or null to choose it by the rules
   * @param workFolder an existing empty folder for this render alone; the caller removes it
   * @throws NotReadyException if this machine cannot render just now
   */
  public RenderResult render(
      Path source, @Nullable String mainFile, Path workFolder, Progress progress)
      throws InterruptedException {
    Machine.Tools tools = machine.tools();
    try {
      return blamed(rendering(tools, workFolder, progress).run(source, mainFile));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Rendering rendering(Machine.Tools tools, Path workFolder, Progress progress) {
    return new Rendering(
        settings, tools.sandbox(), bindings, tools.converter(), workFolder, progress);
  }

  /** A converter that broke in the meantime fails with every paper, and no paper is to blame. */
  private RenderResult blamed(RenderResult result) throws InterruptedException {
    boolean silent = result instanceof RenderResult.Failed && result.report().status() < 0;
    if (silent) {
      machine.toolsTriedAgain();
    }
    return result;
  }
}
