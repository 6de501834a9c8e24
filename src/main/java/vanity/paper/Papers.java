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
}
