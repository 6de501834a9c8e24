package vanity.paper;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vanity.arxiv.ArxivId;
import vanity.db.Columns;
import vanity.db.Reads;
import vanity.http.Deflated;
import vanity.render.pace.Urgency;
import vanity.render.source.SourceKind;
import vanity.render.store.RenderState;

/** Everything that decides what a visitor finds at a paper, in one query. */
public final class OpenedRows {
  /** Of tables {@code p}, {@code r} (the shown render) and {@code n} (the newest). */
  private static final String OUTDATED =
      """
      coalesce(p.version > r.version or r.finished_at < now() - make_interval(secs => ?), false)
        and coalesce(n.started_at < now() - interval '1 day' or n.id <= r.id, true)
      """;

  private static final String SHOWN =
      """
      left join renders r on r.id = case asked.version when 0 then p.shown_render else (
        select max(held.id) from renders held join render_pages on render_id = held.id
        where held.arxiv_id = asked.arxiv_id and held.version = asked.version) end
      """;

  private static final String NEWEST =
      """
      left join lateral (
        select id, version, state, stage, reason, source_kind, started_at, finished_at
        from renders where arxiv_id = asked.arxiv_id and state <> 'abandoned'
        order by id desc limit 1
      ) n on true
      """;

  private final Reads readers;
  private final Reads primary;

  /**
   * @param readers asked first, and may be a moment behind
   * @param primary tells of all that is not simply read: it may have changed in that moment, or
   *     lead to a write
   */
  public OpenedRows(Reads readers, Reads primary) {
    this.readers = readers;
    this.primary = primary;
  }

  /**
   * What is known of a paper; every part may be missing.
   *
   * @param shown the render to show: of the version asked for, or the one that readers get
   * @param outdated whether a newer version is known, or the shown render expired, and no try to
   *     renew it was made in the last day
   */
  record Row(
      @Nullable Paper paper,
      @Nullable String takedownReason,
      @Nullable ShownRender shown,
      boolean outdated,
      @Nullable Newest newest,
      Queued queue,
      String stamp) {
    boolean queued() {
      return queue.queued();
    }

    @Nullable Instant waitingSince() {
      return queue.waitingSince();
    }

    int position() {
      return queue.position();
    }

    private boolean isSimplyRead() {
      return shown != null && takedownReason == null && !outdated;
    }
  }

  /**
   * Its place in the queue.
   *
   * @param queued whether it waits or is being rendered
   * @param waitingSince when it was queued, if it waits
   * @param position how many wait before it
   * @param patient whether it waits behind what visitors ask for
   * @param arxivClosed whether it needs arXiv, which nobody asks just now
   */
  record Queued(
      boolean queued,
      @Nullable Instant waitingSince,
      int position,
      boolean patient,
      boolean arxivClosed) {}

  /** The newest render that was not given up. */
  record Newest(
      RenderState state,
      int version,
      @Nullable String stage,
      String reason,
      SourceKind kind,
      Instant started,
      Instant ended) {}

  Row find(ArxivId id, @Nullable Duration expiry) {
    Row row = find(readers, id, expiry);
    return readers == primary || row.isSimplyRead() ? row : find(primary, id, expiry);
  }

  private static Row find(Reads from, ArxivId id, @Nullable Duration expiry) {
    return from.one(
            """
            select %s, p.taken_down_at, p.takedown_reason,
              r.id as render_id, r.version as render_version, r.state as render_state,
              r.finished_at as rendered, g.title as page_title, g.contents, g.article,
              g.article_crc, g.article_length, g.card,
              %s as outdated,
              n.state as newest_state, n.version as newest_version, n.stage, n.reason, n.source_kind,
              n.started_at, n.finished_at,
              q.task_instance is not null as queued,
              case when not q.picked then q.execution_time end as waiting_since,
              case when not q.picked then (
                select count(*) from scheduled_tasks before
                where before.task_name = 'render' and not before.picked
                  and (before.priority > q.priority
                    or (before.priority = q.priority and before.execution_time < q.execution_time))
              ) end as position,
              not q.picked and q.priority < %d as patient,
              exists (select from pace where closed_until > now())
                and not exists (
                  select from paper_sources held where held.arxiv_id = asked.arxiv_id) as arxiv_closed,
              concat_ws('-', p.xmin, r.id, n.id, %s) as stamp
            from (select ?::text as arxiv_id, ?::int as version) asked
            left join papers p on p.arxiv_id = asked.arxiv_id
            %s
            left join render_pages g on g.render_id = r.id
            %s
            left join scheduled_tasks q on q.task_name = 'render' and q.task_instance = asked.arxiv_id
            """
                .formatted(
                    PaperRows.PAPER, OUTDATED, Urgency.VISITOR.priority(), OUTDATED, SHOWN, NEWEST),
            OpenedRows::row,
            seconds(expiry),
            seconds(expiry),
            id.paper(),
            id.version())
        .orElseThrow();
  }

  /** Changes with the paper's row, its newest render and the shown one's expiry. */
  String stamp(ArxivId id, @Nullable Duration expiry) {
    return readers
        .one(
            """
            select concat_ws('-', p.xmin, r.id, n.id, %s) as stamp
            from (select ?::text as arxiv_id, ?::int as version) asked
            left join papers p on p.arxiv_id = asked.arxiv_id
            %s
            %s
            """
                .formatted(OUTDATED, SHOWN, NEWEST),
            row -> row.getString(1),
            seconds(expiry),
            id.paper(),
            id.version())
        .orElseThrow();
  }

  /** A century is never. */
  private static double seconds(@Nullable Duration expiry) {
    return expiry == null ? Duration.ofDays(36_500).toSeconds() : expiry.toSeconds();
  }

  private static Row row(ResultSet row) throws SQLException {
    boolean known = row.getString("arxiv_id") != null;
    String reason = row.getString("takedown_reason");
    return new Row(
        known ? PaperRows.paper(row) : null,
        row.getObject("taken_down_at") == null ? null : reason == null ? "" : reason,
        row.getBytes("article") == null ? null : shown(row),
        row.getBoolean("outdated"),
        row.getString("newest_state") == null ? null : newest(row),
        new Queued(
            row.getBoolean("queued"),
            Columns.instantOrNull(row, "waiting_since"),
            row.getInt("position"),
            row.getBoolean("patient"),
            row.getBoolean("arxiv_closed")),
        row.getString("stamp"));
  }

  private static ShownRender shown(ResultSet row) throws SQLException {
    return new ShownRender(
        row.getLong("render_id"),
        row.getInt("render_version"),
        !row.getString("render_state").equals(RenderState.PARTIAL.column()),
        row.getString("page_title"),
        row.getString("contents"),
        new Deflated(
            row.getBytes("article"), row.getInt("article_crc"), row.getLong("article_length")),
        row.getString("card"),
        Columns.instant(row, "rendered"));
  }

  private static Newest newest(ResultSet row) throws SQLException {
    String reason = row.getString("reason");
    String kind = row.getString("source_kind");
    Instant started = Columns.instant(row, "started_at");
    Instant ended = Columns.instantOrNull(row, "finished_at");
    return new Newest(
        RenderState.of(row.getString("newest_state")),
        row.getInt("newest_version"),
        row.getString("stage"),
        reason == null ? "" : reason,
        kind == null ? SourceKind.UNKNOWN : SourceKind.valueOf(kind),
        started,
        ended == null ? started : ended);
  }
}
