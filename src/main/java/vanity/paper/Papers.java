package vanity.paper;

import vanity.arxiv.ArxivId;

/** The door: opens a paper for a visitor, and asks for it where nobody has yet. */
public final class Papers {
  /**
   * What a visitor finds now. One query; a paper that was never seen, or whose render expired, is
   * queued once.
   */
  public OpenedPaper open(ArxivId id) {
    throw new UnsupportedOperationException(id.toString());
  }

  /**
   * The same without asking for anything: for {@code render-state/} and for versions that may not
   * be held.
   */
  public OpenedPaper look(ArxivId id) {
    throw new UnsupportedOperationException(id.toString());
  }
}
