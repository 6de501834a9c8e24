package vanity.render.store;

import java.util.Locale;

/** The states of a render, as in the column {@code renders.state} in lower case. */
public enum RenderState {
  RUNNING,
  RENDERED,
  PARTIAL,
  FAILED,
  NO_TEX_SOURCE,
  TIMED_OUT,
  OUT_OF_MEMORY,
  NOT_ON_ARXIV,
  ARXIV_UNREACHABLE,
  UNLICENSED,
  /** Its worker went away. */
  ABANDONED;

  public static RenderState of(String column) {
    return valueOf(column.toUpperCase(Locale.ROOT));
  }

  public String column() {
    return name().toLowerCase(Locale.ROOT);
  }
}
