package vanity.render;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vanity.arxiv.ArxivId;
import vanity.db.Database;
import vanity.db.DatabaseBusyException;
import vanity.render.conversion.Conversion;
import vanity.render.pace.Heartbeat;
import vanity.render.pace.PacedArxiv;
import vanity.render.pace.Urgency;
import vanity.render.store.Blobs;
import vanity.render.store.RenderState;
import vanity.render.store.RenderStore;
import vanity.render.store.SourceStore;
import vanity.render.work.NotReadyException;
import vanity.render.work.Progress;
import vanity.render.work.WorkFolders;
import vanity.s3.StoreAwayException;

/**
 * One render, from a paper's id to the page that readers see. The queue's worker runs it, and so
 * does a command that waits: whoever inserts the running row of {@code renders} does the work, and
 * the others follow it.
 */
public final class RenderJob {
  private static final Logger log = LoggerFactory.getLogger(RenderJob.class);

  private static final Duration LOOK = Duration.ofMillis(500);

  /** When a paper is tried again that this machine was not ready for. */
  private static final Duration NEXT_TRY = Duration.ofSeconds(30);

  private final RenderStore renders;
  private final RenderQueue queue;
  private final RenderParts parts;
  private final RenderRules rules;
  private final WorkFolders folders;

  public RenderJob(
      Database database, Blobs blobs, PacedArxiv arxiv, Conversion conversion, RenderRules rules) {
    this.renders = new RenderStore(database);
    this.queue = new RenderQueue(database);
    this.parts =
        new RenderParts(
            database,
            blobs,
            new SourceStore(database, blobs),
            renders,
            arxiv,
            conversion,
            rules.licensedOnly());
    this.rules = rules;
    this.folders = new WorkFolders(rules.workFolder());
  }

  /**
   * Renders now, whatever the queue, in which the paper waits no longer if this comes to an end.
   */
  public Outcome runNow(String paper, Progress watcher) throws InterruptedException {
    Outcome outcome = run(paper, Urgency.VISITOR, watcher);
    if (outcome instanceof Outcome.Finished) {
      queue.forget(paper);
    }
    return outcome;
  }

  /**
   * Renders a paper, or waits for the one that does.
   *
   * @param watcher told of each stage
   * @throws InterruptedException if the thread was interrupted; the render is given up, and another
   *     may begin
   */
  public Outcome run(String paper, Urgency urgency, Progress watcher) throws InterruptedException {
    ArxivId id =
        ArxivId.parse(paper)
            .orElseThrow(() -> new IllegalArgumentException(paper + " is no arXiv identifier"));
    while (true) {
      Optional<Long> begun = renders.begin(paper, rules.worker());
      if (begun.isPresent()) {
        return render(begun.get(), id, urgency, watcher);
      }
      Optional<Outcome> other = follow(paper, watcher);
      if (other.isPresent()) {
        return other.get();
      }
    }
  }

  private Outcome render(long render, ArxivId id, Urgency urgency, Progress watcher)
      throws InterruptedException {
    Path folder = folders.of(render);
    try (Heartbeat alive = new Heartbeat(RenderStore.BEAT, () -> renders.seen(render))) {
      folders.create(render);
      return new RenderAttempt(parts, render, id, urgency, folder, watcher).run();
    } catch (NotReadyException e) {
      renders.abandon(render);
      log.warn("{} waits: {}", id.paper(), e.remedy());
      return new Outcome.Again(RenderState.ABANDONED, e.remedy(), NEXT_TRY);
    } catch (InterruptedException | DatabaseBusyException | StoreAwayException e) {
      renders.abandon(render);
      throw e;
    } catch (RuntimeException e) {
      renders.end(
          render,
          RenderStore.End.of(RenderState.FAILED, "Something went wrong in this site's converter."));
      throw e;
    } finally {
      WorkFolders.remove(folder);
    }
  }

  /** Waits for the render of another; empty if it was given up, so that we can begin. */
  private Optional<Outcome> follow(String paper, Progress watcher) throws InterruptedException {
    Progress.@Nullable Stage seen = null;
    while (true) {
      Optional<RenderStore.Newest> newest = renders.newest(paper);
      if (newest.isEmpty() || newest.get().state() == RenderState.ABANDONED) {
        return Optional.empty();
      }
      RenderStore.Newest other = newest.get();
      if (other.state() != RenderState.RUNNING) {
        return Optional.of(new Outcome.Finished(other.state(), other.reason()));
      }
      if (other.silent()) {
        renders.abandon(other.id());
        return Optional.empty();
      }
      if (other.stage() != null && other.stage() != seen) {
        seen = other.stage();
        watcher.begin(seen);
      }
      Thread.sleep(LOOK);
    }
  }
}
