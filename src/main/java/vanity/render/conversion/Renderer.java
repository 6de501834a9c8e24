package vanity.render.conversion;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vanity.render.latexml.Bindings;
import vanity.render.latexml.Latexml;
import vanity.render.sandbox.Programs;
import vanity.render.sandbox.Sandbox;
import vanity.render.sandbox.SandboxChoice;
import vanity.render.sandbox.SandboxUnavailableException;
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
  private final @Nullable Sandbox sandbox;
  private final Readiness readiness;

  /** Looks at what this machine has, which takes a second. */
  public Renderer(RenderSettings settings) throws InterruptedException {
    this(settings, Bindings.load());
  }

  public Renderer(RenderSettings settings, Bindings bindings) throws InterruptedException {
    this.settings = settings;
    this.bindings = bindings;
    try {
      Optional<String> version = Latexml.version();
      if (version.isEmpty()) {
        sandbox = null;
        readiness =
            new Readiness.NotReady(
                "LaTeXML is not installed: apt-get install --no-install-recommends"
                    + " $(grep -v '^#' Aptfile), or scripts/run, which does that");
        return;
      }
      Sandbox chosen = null;
      Readiness state;
      try {
        chosen =
            SandboxChoice.choose(
                settings.sandbox(),
                settings.workFolder(),
                Programs.foldersOutsideOfUsr("latexmlc", "gs", "pdftocairo"));
        state = new Readiness.Ready(version.get(), chosen.describe());
      } catch (SandboxUnavailableException e) {
        state = new Readiness.NotReady(e.remedy());
      }
      sandbox = chosen;
      readiness = state;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether {@link #render} can be called; the worker takes no job before it can. */
  public Readiness readiness() {
    return readiness;
  }

  /**
   * Converts one source.
   *
   * @param source a file (.tar.gz, .tar, .gz, .tex, .pdf, …, told apart by its bytes) or a folder
   * @param mainFile the TeX file to convert, or null to choose it by the rules
   * @param workFolder an existing empty folder for this render alone; the caller removes it
   * @throws IllegalStateException if this machine is not {@link #readiness ready}
   */
  public RenderResult render(
      Path source, @Nullable String mainFile, Path workFolder, Progress progress)
      throws InterruptedException {
    if (!(readiness instanceof Readiness.Ready ready) || sandbox == null) {
      throw new IllegalStateException(readiness.toString());
    }
    try {
      return new Rendering(settings, sandbox, bindings, ready.converter(), workFolder, progress)
          .run(source, mainFile);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
