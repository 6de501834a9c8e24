package vanity.render;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vanity.arxiv.ArxivApi;
import vanity.arxiv.ArxivId;
import vanity.arxiv.ArxivPaper;
import vanity.arxiv.License;
import vanity.arxiv.OaiApi;
import vanity.arxiv.OaiRecord;
import vanity.arxiv.SourceDownload;
import vanity.arxiv.Unavailable;
import vanity.db.DatabaseBusyException;
import vanity.render.conversion.RenderResult;
import vanity.render.pace.Urgency;
import vanity.render.source.SourceKind;
import vanity.render.store.KnownPapers;
import vanity.render.store.RenderState;
import vanity.render.store.RenderStore;
import vanity.render.store.SourceStore;
import vanity.render.work.Progress;

/**
 * The recipe of one render: metadata where none is known, the source where none is held, the
 * conversion, and the storing of what came of it. Each step ends the attempt or goes on to the
 * next.
 */
final class RenderAttempt {
  private static final Logger log = LoggerFactory.getLogger(RenderAttempt.class);

  private final RenderParts parts;
  private final ArxivId paper;
  private final Urgency urgency;
  private final Path folder;
  private final Progress progress;
  private final RenderEnding ending;

  RenderAttempt(
      RenderParts parts,
      long render,
      ArxivId paper,
      Urgency urgency,
      Path folder,
      Progress watcher) {
    this.parts = parts;
    this.paper = paper.unversioned();
    this.urgency = urgency;
    this.folder = folder;
    this.progress =
        stage -> {
          tell(stage, render);
          watcher.begin(stage);
        };
    this.ending = new RenderEnding(parts, render, this.paper);
  }

  /** Without the database a conversion goes on; only its end must be recorded. */
  private void tell(Progress.Stage stage, long render) {
    try {
      parts.renders().stage(render, stage);
    } catch (DatabaseBusyException e) {
      log.warn("{} goes on without telling its stage: {}", paper, e.getMessage());
    }
  }

  Outcome run() throws InterruptedException {
    Optional<KnownPapers.Known> known = KnownPapers.find(parts.database(), paper.paper());
    if (known.isEmpty()) {
      return metadata();
    }
    boolean renew = urgency == Urgency.RENEWAL && known.get().stale() && !known.get().sample();
    return renew ? renewal(known.get()) : permission(known.get());
  }

  private Outcome metadata() throws InterruptedException {
    progress.begin(Progress.Stage.METADATA);
    return switch (parts.arxiv().find(paper, urgency)) {
      case ArxivApi.Answer.Found(ArxivPaper found) -> permission(learn(found));
      case ArxivApi.Answer.NotFound() ->
          ending.end(RenderState.NOT_ON_ARXIV, "arXiv does not know this paper.");
      case Unavailable unavailable -> ending.unreachable(unavailable);
    };
  }

  /** There may be a newer version; if arXiv does not tell, the one that is held will do. */
  private Outcome renewal(KnownPapers.Known known) throws InterruptedException {
    progress.begin(Progress.Stage.METADATA);
    return switch (parts.arxiv().find(paper, urgency)) {
      case ArxivApi.Answer.Found(ArxivPaper found) -> permission(learn(found));
      case ArxivApi.Answer.NotFound() -> permission(known);
      case Unavailable unavailable -> permission(known);
    };
  }

  private KnownPapers.Known learn(ArxivPaper found) {
    return parts
        .database()
        .inTransaction(sql -> {
          KnownPapers.learn(sql, found);
          return KnownPapers.find(sql, paper.paper()).orElseThrow();
        });
  }

  private Outcome permission(KnownPapers.Known known) throws InterruptedException {
    if (known.takenDown()) {
      return ending.end(RenderState.FAILED, "It was taken down.");
    }
    boolean ask = parts.licensedOnly() && known.license() == null && !known.sample();
    if (!ask) {
      return permitted(known.id(), known.license());
    }
    return switch (parts.arxiv().findRecord(paper, urgency)) {
      case OaiApi.Answer.Found(OaiRecord item) -> {
        learn(item);
        yield permitted(known.id(), item.license());
      }
      case OaiApi.Answer.NotFound() -> permitted(known.id(), null);
      case Unavailable unavailable -> ending.unreachable(unavailable);
    };
  }

  private void learn(OaiRecord item) {
    parts.database().transact(sql -> KnownPapers.learn(sql, item));
  }

  private Outcome permitted(ArxivId version, @Nullable String license) throws InterruptedException {
    if (parts.licensedOnly() && !License.mayBeShown(license)) {
      return ending.end(RenderState.UNLICENSED, "Its licence does not allow showing it here.");
    }
    Optional<SourceStore.Held> held = parts.sources().newest(paper.paper());
    return held.isPresent() && held.get().id().version() >= version.version()
        ? convert(held.get(), parts.sources().write(held.get(), folder))
        : download(version, license);
  }

  private Outcome download(ArxivId version, @Nullable String license) throws InterruptedException {
    progress.begin(Progress.Stage.DOWNLOAD);
    return switch (parts.arxiv().download(version, folder, urgency)) {
      case SourceDownload.Answer.Downloaded(Path file, String name) -> {
        SourceStore.Held source = keep(version, file, name);
        if (license == null) {
          askForLicense();
        }
        yield convert(source, file);
      }
      case SourceDownload.Answer.NoSource() ->
          ending.end(
              new RenderStore.End(
                  RenderState.NO_TEX_SOURCE,
                  version.version(),
                  "arXiv gives out no source of it.",
                  SourceKind.WITHDRAWN,
                  null));
      case SourceDownload.Answer.TooLarge(long limit) ->
          ending.end(
              RenderState.FAILED,
              "Its source is larger than " + (limit >> 20) + " MB, the most that is taken here.");
      case Unavailable unavailable -> ending.unreachable(unavailable);
    };
  }

  private SourceStore.Held keep(ArxivId version, Path file, String name)
      throws InterruptedException {
    byte[] source = read(file);
    Optional<String> object = Patience.on(() -> Optional.ofNullable(parts.blobs().put(source)));
    return parts
        .database()
        .inTransaction(
            sql -> SourceStore.save(sql, version, source, object.orElse(null), name, null));
  }

  /** The query API leaves it out; the paper is shown without it where the other one is away. */
  private void askForLicense() throws InterruptedException {
    if (parts.arxiv().findRecord(paper, urgency) instanceof OaiApi.Answer.Found(OaiRecord item)) {
      learn(item);
    }
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
    progress.begin(Progress.Stage.STORE);
    return ending.record(source, result);
  }
}
