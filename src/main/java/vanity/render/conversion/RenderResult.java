package vanity.render.conversion;

import vanity.render.document.ReaderDocument;
import vanity.render.source.SourceKind;
import vanity.render.work.RenderReport;

/**
 * How one render ended. Exhaustive: the paper page, the log page and the retry rule each switch
 * over it.
 */
public sealed interface RenderResult {
  RenderReport report();

  /** The whole document. */
  record Rendered(ReaderDocument document, RenderReport report) implements RenderResult {}

  /** The document so far, where LaTeXML stopped early, or without the drawings that it died of. */
  record Partial(ReaderDocument document, RenderReport report) implements RenderResult {}

  /** No document. The reason is one sentence for readers, in plain words. */
  record Failed(String reason, RenderReport report) implements RenderResult {}

  /** There is nothing to convert: a PDF, PostScript, HTML, Word or withdrawn submission. */
  record NoTexSource(SourceKind kind, RenderReport report) implements RenderResult {}

  /** Ended by the time limit with nothing to show. */
  record TimedOut(RenderReport report) implements RenderResult {}

  /** Ended by the memory limit with nothing to show. */
  record OutOfMemory(RenderReport report) implements RenderResult {}

  /** The disk was full when it ended, so that whatever was made may lack something. */
  record OutOfRoom(RenderReport report) implements RenderResult {}
}
