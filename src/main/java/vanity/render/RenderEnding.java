package vanity.render;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vanity.arxiv.ArxivId;
import vanity.arxiv.Unavailable;
import vanity.render.conversion.RenderResult;
import vanity.render.document.ReaderDocument;
import vanity.render.source.SourceKind;
import vanity.render.store.Publication;
import vanity.render.store.RenderState;
import vanity.render.store.RenderStore;
import vanity.render.store.SourceStore;
import vanity.render.work.RenderReport;

/**
 * How an attempt ends: what is stored of it, whether there is another try, and when.
 *
 * @param paper without version
 */
record RenderEnding(RenderParts parts, long render, ArxivId paper) {
  private static final Logger log = LoggerFactory.getLogger(RenderEnding.class);

  /** Once more, in case the machine was busy; a paper that needs too much will do so again. */
  private static final int TRIES = 2;

  private static final Duration NEXT_TRY = Duration.ofMinutes(1);
  private static final Duration LONGEST_WAIT_FOR_ARXIV = Duration.ofMinutes(10);

  /** Stores what came of a conversion. */
  Outcome record(SourceStore.Held source, RenderResult result) throws InterruptedException {
    return switch (result) {
      case RenderResult.Rendered(ReaderDocument document, RenderReport report) ->
          publish(source, RenderState.RENDERED, document, report);
      case RenderResult.Partial(ReaderDocument document, RenderReport report) ->
          publish(source, RenderState.PARTIAL, document, report);
      case RenderResult.Failed(String reason, RenderReport report) ->
          end(of(RenderState.FAILED, source, reason, null, report));
      case RenderResult.NoTexSource(SourceKind kind, RenderReport report) ->
          end(
              of(
                  RenderState.NO_TEX_SOURCE,
                  source,
                  "There is no TeX in its source.",
                  kind,
                  report));
      case RenderResult.TimedOut(RenderReport report) ->
          retry(of(RenderState.TIMED_OUT, source, "Its conversion takes too long.", null, report));
      case RenderResult.OutOfMemory(RenderReport report) ->
          retry(
              of(
                  RenderState.OUT_OF_MEMORY,
                  source,
                  "Its conversion needs too much memory.",
                  null,
                  report));
      case RenderResult.OutOfRoom(RenderReport report) ->
          retry(
              of(
                  RenderState.FAILED,
                  source,
                  "Its conversion needs more room than this site's converter has.",
                  null,
                  report));
    };
  }

  private static RenderStore.End of(
      RenderState state,
      SourceStore.Held source,
      @Nullable String reason,
      @Nullable SourceKind kind,
      RenderReport report) {
    return new RenderStore.End(state, source.id().version(), reason, kind, report);
  }

  private Outcome publish(
      SourceStore.Held source, RenderState state, ReaderDocument document, RenderReport report)
      throws InterruptedException {
    Publication publication = new Publication(parts.database(), parts.blobs());
    Publication.Prepared prepared = Patience.on(() -> publication.prepare(source.id(), document));
    RenderStore.End end = of(state, source, null, null, report);
    if (!Patience.on(() -> publication.publish(render, source.id(), end, prepared))) {
      parts.blobs().delete(prepared.objects().values());
      return lost();
    }
    // One imported meanwhile found this paper in the queue already.
    boolean newest = parts.sources().newest(paper.paper()).equals(Optional.of(source));
    return newest
        ? new Outcome.Finished(state, null)
        : new Outcome.Again(state, null, Duration.ZERO);
  }

  Outcome end(RenderState state, String reason) throws InterruptedException {
    return end(RenderStore.End.of(state, reason));
  }

  Outcome end(RenderStore.End end) throws InterruptedException {
    return ended(end) ? new Outcome.Finished(end.state(), end.reason()) : lost();
  }

  private boolean ended(RenderStore.End end) throws InterruptedException {
    return Patience.on(() -> parts.renders().end(render, end));
  }

  private Outcome retry(RenderStore.End end) throws InterruptedException {
    if (!ended(end)) {
      return lost();
    }
    return parts.renders().inARow(paper.paper(), end.state()) < TRIES
        ? new Outcome.Again(end.state(), end.reason(), NEXT_TRY)
        : new Outcome.Finished(end.state(), end.reason());
  }

  /** Tried again for as long as it takes, less and less often. */
  Outcome unreachable(Unavailable unavailable) throws InterruptedException {
    log.warn("{} waits for arXiv: {}", paper, unavailable.why());
    RenderStore.End end =
        RenderStore.End.of(RenderState.ARXIV_UNREACHABLE, "arXiv does not answer.");
    if (!ended(end)) {
      return lost();
    }
    int times = parts.renders().inARow(paper.paper(), RenderState.ARXIV_UNREACHABLE);
    Duration wait = unavailable.retryAfter().multipliedBy(1L << Math.min(times - 1, 10));
    return new Outcome.Again(
        end.state(),
        end.reason(),
        wait.compareTo(LONGEST_WAIT_FOR_ARXIV) < 0 ? wait : LONGEST_WAIT_FOR_ARXIV);
  }

  /** Another worker thought us dead and took over; what we have is dropped. */
  private Outcome lost() {
    log.warn("The render {} of {} was taken over by another worker", render, paper);
    return new Outcome.Finished(RenderState.ABANDONED, "Another worker took over.");
  }
}
