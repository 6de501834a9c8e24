package vanity.paper;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vanity.arxiv.ArxivId;
import vanity.arxiv.License;
import vanity.render.RenderQueue;
import vanity.render.pace.Urgency;
import vanity.render.store.RenderState;

/** The door: opens a paper for a visitor, and asks for it where nobody has yet. */
public final class Papers {
  /** An id that arXiv did not know is asked for again after this; it may have been announced. */
  private static final Duration UNKNOWN_FOR = Duration.ofDays(1);

  /** For so long nobody else tries to enter a queue that was full. */
  private static final Duration FULL_FOR = Duration.ofSeconds(1);

  private final OpenedRows rows;
  private final RenderQueue queue;
  private final PaperRules rules;
  private final InstantSource clock;
  private final Allowance allowance;
  private final NarrowLane lane = new NarrowLane();
  private volatile Instant fullUntil = Instant.MIN;

  public Papers(OpenedRows rows, RenderQueue queue, PaperRules rules, InstantSource clock) {
    this.rows = rows;
    this.queue = queue;
    this.rules = rules;
    this.clock = clock;
    this.allowance = new Allowance(rules.newPerMinute(), clock);
  }

  /**
   * What a visitor finds now. One query; a paper that was never seen, or whose render expired, is
   * queued once.
   *
   * @param client who asks; only so many papers are queued for one address
   */
  public OpenedPaper open(ArxivId id, InetAddress client) {
    boolean crowded = allowance.isSpent(client) || isFull();
    return crowded
        ? lane.through(() -> openNow(id, client))
            .orElseGet(() -> new OpenedPaper.QueueFull(id.unversioned()))
        : openNow(id, client);
  }

  private OpenedPaper openNow(ArxivId id, InetAddress client) {
    OpenedRows.Row row = rows.find(id, rules.expiry());
    Optional<OpenedPaper> opened = opened(id, row);
    if (opened.isEmpty()) {
      return ask(id, row, client);
    }
    if (opened.get() instanceof OpenedPaper.Rendering && row.queue().patient()) {
      return hurry(id, opened.get(), client);
    }
    if (opened.get() instanceof OpenedPaper.Readable && row.outdated() && !row.queued()) {
      queue.ask(id.paper(), Urgency.RENEWAL);
    }
    return opened.get();
  }

  /**
   * The same without asking for anything: for {@code render-state/} and for versions that may not
   * be held. A paper that nobody asked for is not on arXiv, as far as is known.
   */
  public OpenedPaper look(ArxivId id) {
    return opened(id, rows.find(id, rules.expiry()))
        .orElse(new OpenedPaper.NotOnArxiv(id.unversioned()));
  }

  /** Changes whenever what is found here does: {@link OpenedPaper.Readable#stamp()} of now. */
  public String stamp(ArxivId id) {
    return rows.stamp(id, rules.expiry());
  }

  /** Empty if nobody has asked for it, or it is time to ask again. */
  private Optional<OpenedPaper> opened(ArxivId id, OpenedRows.Row row) {
    Paper paper = row.paper();
    if (paper != null && row.takedownReason() != null) {
      return Optional.of(new OpenedPaper.TakenDown(id.unversioned(), row.takedownReason()));
    }
    if (paper != null && forbidden(paper, row)) {
      return Optional.of(new OpenedPaper.Unlicensed(paper));
    }
    if (paper != null && row.shown() != null) {
      return Optional.of(new OpenedPaper.Readable(paper, row.shown(), row.stamp()));
    }
    OpenedRows.Newest newest = row.newest();
    if (newest != null && newest.state() == RenderState.RUNNING) {
      return Optional.of(rendering(id, row, newest.stage(), newest.started()));
    }
    if (row.waitingSince() != null) {
      boolean unreachable =
          row.queue().arxivClosed()
              || (newest != null && newest.state() == RenderState.ARXIV_UNREACHABLE);
      return Optional.of(
          unreachable
              ? new OpenedPaper.ArxivUnreachable(id.unversioned())
              : rendering(id, row, null, row.waitingSince()));
    }
    return newest == null ? Optional.empty() : ended(id, paper, newest);
  }

  /** A licence that nobody has told yet is asked for before the paper is rendered. */
  private boolean forbidden(Paper paper, OpenedRows.Row row) {
    String license = paper.facts().license();
    boolean asked =
        row.newest() != null && row.newest().state() == RenderState.UNLICENSED && !row.queued();
    return rules.licensedOnly()
        && !License.mayBeShown(license)
        && (license != null || row.shown() != null || asked);
  }

  private static OpenedPaper rendering(
      ArxivId id, OpenedRows.Row row, @Nullable String stage, Instant since) {
    String title = row.paper() == null ? null : row.paper().facts().title();
    return new OpenedPaper.Rendering(
        id.unversioned(), title, stage == null ? row.position() : 0, stage, since);
  }

  private Optional<OpenedPaper> ended(ArxivId id, @Nullable Paper paper, OpenedRows.Newest newest) {
    boolean superseded = paper != null && paper.facts().id().version() > newest.version();
    return switch (newest.state()) {
      case NOT_ON_ARXIV ->
          newest.ended().isBefore(clock.instant().minus(UNKNOWN_FOR))
              ? Optional.empty()
              : Optional.of(new OpenedPaper.NotOnArxiv(id.unversioned()));
      case FAILED, TIMED_OUT, OUT_OF_MEMORY ->
          paper == null || (superseded && newest.version() != 0)
              ? Optional.empty()
              : Optional.of(new OpenedPaper.Failed(paper, newest.reason()));
      case NO_TEX_SOURCE ->
          paper == null || superseded
              ? Optional.empty()
              : Optional.of(new OpenedPaper.NoTexSource(paper, newest.kind()));
      // Rendered once, and taken away since; or refused by a rule that does not hold any more.
      case RENDERED, PARTIAL, UNLICENSED, ARXIV_UNREACHABLE, RUNNING, ABANDONED -> Optional.empty();
    };
  }

  private OpenedPaper ask(ArxivId id, OpenedRows.Row row, InetAddress client) {
    boolean known = row.paper() != null;
    if (!known && !id.couldExist(YearMonth.from(clock.instant().atOffset(ZoneOffset.UTC)))) {
      return new OpenedPaper.NotOnArxiv(id.unversioned());
    }
    if (!allowance.take(client)) {
      return new OpenedPaper.AskedTooOften(id.unversioned());
    }
    if (!enqueue(id)) {
      return new OpenedPaper.QueueFull(id.unversioned());
    }
    // Once more, for its place in the queue. A worker may have it already.
    OpenedRows.Row queued = rows.find(id, rules.expiry());
    return opened(id, queued).orElseGet(() -> rendering(id, queued, null, clock.instant()));
  }

  /** It waits behind what visitors ask for; now one does, and it moves up if there is room. */
  private OpenedPaper hurry(ArxivId id, OpenedPaper waiting, InetAddress client) {
    return allowance.take(client) && enqueue(id)
        ? opened(id, rows.find(id, rules.expiry())).orElse(waiting)
        : waiting;
  }

  private boolean enqueue(ArxivId id) {
    if (isFull()) {
      return false;
    }
    boolean queued = queue.askAsVisitor(id.paper(), rules.queueLimit());
    if (!queued) {
      fullUntil = clock.instant().plus(FULL_FOR);
    }
    return queued;
  }

  /** As of a moment ago. */
  private boolean isFull() {
    return clock.instant().isBefore(fullUntil);
  }
}
