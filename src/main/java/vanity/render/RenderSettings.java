package vanity.render;

import java.nio.file.Path;
import java.time.Duration;

/**
 * What an operator sets of rendering.
 *
 * @param concurrency renders at once in this process
 * @param timeout wall time of one render's LaTeXML
 * @param memory bytes that one render's process tree may use
 * @param sandbox auto, bwrap or none
 * @param workFolder where each render has a folder of its own while it runs
 */
public record RenderSettings(
    int concurrency, Duration timeout, long memory, SandboxMode sandbox, Path workFolder) {

  /** How the converter is confined. */
  public enum SandboxMode {
    AUTO,
    BWRAP,
    NONE
  }
}
