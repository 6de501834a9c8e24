package vanity.paper;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vanity.arxiv.ArxivId;
import vanity.render.source.SourceKind;

/**
 * What a visitor finds at {@code /papers/<id>/}: one case per row of the state table in PRODUCT.
 * Switch without default.
 */
public sealed interface OpenedPaper {
  /**
   * It can be read, whole or in part; a newer render may be on its way.
   *
   * @param stamp see {@link Papers#stamp}
   */
  record Readable(Paper paper, ShownRender render, String stamp) implements OpenedPaper {}

  /**
   * Never seen until now, queued, or being rendered.
   *
   * @param title if known already
   * @param position how many are before it; 0 when it is being rendered
   * @param stage of the running render, as {@link vanity.render.work.Progress.Stage#name()}, or
   *     null while queued
   * @param since when it was queued, or its render began
   */
  record Rendering(
      ArxivId id, @Nullable String title, int position, @Nullable String stage, Instant since)
      implements OpenedPaper {}

  /** No document came of it. */
  record Failed(Paper paper, String reason) implements OpenedPaper {}

  /** There is no TeX to convert. */
  record NoTexSource(Paper paper, SourceKind kind) implements OpenedPaper {}

  /** arXiv does not know it. */
  record NotOnArxiv(ArxivId id) implements OpenedPaper {}

  /** Not taken into the queue: it is full. */
  record QueueFull(ArxivId id) implements OpenedPaper {}

  /** Not taken into the queue: this visitor has asked for many papers in the last minute. */
  record AskedTooOften(ArxivId id) implements OpenedPaper {}

  /** arXiv did not answer the last time; the worker tries again by itself. */
  record ArxivUnreachable(ArxivId id) implements OpenedPaper {}

  /** Its licence does not allow showing it here (RENDER_POLICY=licensed-only). */
  record Unlicensed(Paper paper) implements OpenedPaper {}

  /** Removed at somebody's request. */
  record TakenDown(ArxivId id, String reason) implements OpenedPaper {}
}
