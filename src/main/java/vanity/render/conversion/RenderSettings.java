package vanity.render.conversion;

import java.nio.file.Path;
import java.time.Duration;
import vanity.render.sandbox.SandboxMode;
import vanity.render.source.SourceLimits;

/**
 * What an operator sets of rendering.
 *
 * @param concurrency renders at once in this process
 * @param timeout wall time of one render's LaTeXML, a second run without drawings included
 * @param memory bytes that one render's process tree may use
 * @param sandbox auto, bwrap or none
 * @param workFolder where each render has a folder of its own while it runs
 * @param limits how much of a submission is taken
 */
public record RenderSettings(
    int concurrency,
    Duration timeout,
    long memory,
    SandboxMode sandbox,
    Path workFolder,
    SourceLimits limits) {

  /** With the usual limits on submissions. */
  public RenderSettings(
      int concurrency, Duration timeout, long memory, SandboxMode sandbox, Path workFolder) {
    this(concurrency, timeout, memory, sandbox, workFolder, SourceLimits.DEFAULT);
  }
}
