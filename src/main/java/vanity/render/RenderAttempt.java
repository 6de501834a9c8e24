package vanity.render;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vanity.arxiv.ArxivApi;
import vanity.arxiv.ArxivId;
import vanity.arxiv.ArxivPaper;
import vanity.arxiv.License;
import vanity.arxiv.OaiApi;
import vanity.arxiv.SourceDownload;
import vanity.arxiv.Unavailable;

/**
 * The recipe of one render: metadata where none is known, the source where none is held, the
 * conversion, and the storing of what came of it. Each step ends the attempt or goes on to the
 * next.
 */
final class RenderAttempt {
  private static final Logger log = LoggerFactory.getLogger(RenderAttempt.class);

  /** Once more, in case the machine was busy; a paper that needs too much will do so again. */
  private static final int TRIES = 2;

  private static final Duration NEXT_TRY = Duration.ofMinutes(1);
  private static final Duration LONGEST_WAIT_FOR_ARXIV = Duration.ofMinutes(10);

  private final RenderParts parts;
  private final long render;
  private final ArxivId paper;
  private final Urgency urgency;
  private final Path folder;
  private final Progress progress;

  RenderAttempt(
      RenderParts parts,
      long render,
      ArxivId paper,
      Urgency urgency,
      Path folder,
      Progress watcher) {
    this.parts = parts;
    this.render = render;
    this.paper = paper.unversioned();
    this.urgency = urgency;
    this.folder = folder;
    this.progress =
        stage -> {
          parts.renders().stage(render, stage);
          watcher.begin(stage);
        };
  }

  Outcome run() throws InterruptedException {
    Optional<KnownPapers.Known> known = KnownPapers.find(parts.database(), paper.paper());
    return known.isPresent() ? permission(known.get()) : metadata();
  }

  private Outcome metadata() throws InterruptedException {
    progress.begin(Progress.Stage.METADATA);
    return switch (parts.arxiv().find(paper, urgency)) {
      case ArxivApi.Answer.Found(ArxivPaper found) -> license(found);
      case ArxivApi.Answer.NotFound() ->
          end(RenderState.NOT_ON_ARXIV, "arXiv does not know this paper.");
      case Unavailable unavailable -> unreachable(unavailable);
    };
  }

  /** The query API leaves the licence out. */
  private Outcome license(ArxivPaper found) throws InterruptedException {
    return switch (parts.arxiv().findRecord(paper, urgency)) {
      case OaiApi.Answer.Found(var item) -> learn(found.withLicense(item.license()));
      case OaiApi.Answer.NotFound() -> learn(found);
      case Unavailable unavailable ->
          parts.licensedOnly() ? unreachable(unavailable) : learn(found);
    };
  }

  private Outcome learn(ArxivPaper found) throws InterruptedException {
    parts.database().transact(sql -> KnownPapers.save(sql, found));
    return permission(new KnownPapers.Known(found.id(), found.license(), false));
  }

  private Outcome permission(KnownPapers.Known known) throws InterruptedException {
    if (known.takenDown()) {
      return end(RenderState.FAILED, "It was taken down.");
    }
    if (parts.licensedOnly() && !License.mayBeShown(known.license())) {
      return end(RenderState.UNLICENSED, "Its licence does not allow showing it here.");
    }
    Optional<SourceStore.Held> held = parts.sources().newest(paper.paper());
    return held.isPresent() && held.get().id().version() >= known.id().version()
        ? convert(held.get(), parts.sources().write(held.get(), folder))
        : download(known.id());
  }

  private Outcome download(ArxivId version) throws InterruptedException {
    progress.begin(Progress.Stage.DOWNLOAD);
    return switch (parts.arxiv().download(version, folder, urgency)) {
      case SourceDownload.Answer.Downloaded(Path file, String name) ->
          convert(keep(version, file, name), file);
      case SourceDownload.Answer.NoSource() ->
          end(
              new RenderStore.End(
                  RenderState.NO_TEX_SOURCE,
                  version.version(),
                  "arXiv gives out no source of it.",
                  SourceKind.WITHDRAWN,
                  null));
      case SourceDownload.Answer.TooLarge(long limit) ->
          end(
              RenderState.FAILED,
              "Its source is larger than " + (limit >> 20) + " MB, the most that is taken here.");
      case Unavailable unavailable -> unreachable(unavailable);
    };
  }

  private SourceStore.Held keep(ArxivId version, Path file, String name) {
    byte[] source = read(file);
    return parts
        .database()
        .inTransaction(sql -> SourceStore.save(sql, version, source, name, null));
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Outcome convert(SourceStore.Held source, Path file) throws InterruptedException {
    Path work = folder.resolve("work");
    try {
      Files.createDirectory(work);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    RenderResult result = parts.conversion().render(file, source.mainFile(), work, progress);
    return switch (result) {
      case RenderResult.Rendered(ReaderDocument document, RenderReport report) ->
          publish(source, RenderState.RENDERED, document, report);
      case RenderResult.Partial(ReaderDocument document, RenderReport report) ->
          publish(source, RenderState.PARTIAL, document, report);
      case RenderResult.Failed(String reason, RenderReport report) ->
          end(end(RenderState.FAILED, source, reason, null, report));
      case RenderResult.NoTexSource(SourceKind kind, RenderReport report) ->
          end(
              end(
                  RenderState.NO_TEX_SOURCE,
                  source,
                  "There is no TeX in its source.",
                  kind,
                  report));
      case RenderResult.TimedOut(RenderReport report) ->
          retry(end(RenderState.TIMED_OUT, source, "Its conversion takes too long.", null, report));
      case RenderResult.OutOfMemory(RenderReport report) ->
          retry(
              end(
                  RenderState.OUT_OF_MEMORY,
                  source,
                  "Its conversion needs too much memory.",
                  null,
                  report));
    };
  }

  private static RenderStore.End end(
      RenderState state,
      SourceStore.Held source,
      @Nullable String reason,
      @Nullable SourceKind kind,
      RenderReport report) {
    return new RenderStore.End(state, source.id().version(), reason, kind, report);
  }

  private Outcome publish(
      SourceStore.Held source, RenderState state, ReaderDocument document, RenderReport report) {
    progress.begin(Progress.Stage.STORE);
    RenderStore.End end = end(state, source, null, null, report);
    if (!new Publication(parts.database()).publish(render, source.id(), end, document)) {
      return lost();
    }
    // One imported meanwhile found this paper in the queue already.
    boolean newest = parts.sources().newest(paper.paper()).equals(Optional.of(source));
    return newest
        ? new Outcome.Finished(state, null)
        : new Outcome.Again(state, null, Duration.ZERO);
  }

  private Outcome end(RenderState state, String reason) {
    return end(RenderStore.End.of(state, reason));
  }

  private Outcome end(RenderStore.End end) {
    return parts.renders().end(render, end)
        ? new Outcome.Finished(end.state(), end.reason())
        : lost();
  }

  private Outcome retry(RenderStore.End end) {
    if (!parts.renders().end(render, end)) {
      return lost();
    }
    return parts.renders().inARow(paper.paper(), end.state()) < TRIES
        ? new Outcome.Again(end.state(), end.reason(), NEXT_TRY)
        : new Outcome.Finished(end.state(), end.reason());
  }

  /** Tried again for as long as it takes, less and less often. */
  private Outcome unreachable(Unavailable unavailable) {
    log.warn("{} waits for arXiv: {}", paper, unavailable.why());
    RenderStore.End end =
        RenderStore.End.of(RenderState.ARXIV_UNREACHABLE, "arXiv does not answer.");
    if (!parts.renders().end(render, end)) {
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
