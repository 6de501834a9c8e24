package vanity.render.store;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vanity.db.Database;
import vanity.render.source.SourceKind;
import vanity.render.work.Progress;
import vanity.render.work.RenderReport;
import vanity.render.work.ReportJson;

/**
 * The rows of {@code renders}, one per attempt. They are the only truth about a render: a worker
 * whose row is no longer running has lost its job, whatever it believes.
 */
public final class RenderStore {
  /** How often a worker says that it is at it. */
  public static final Duration BEAT = Duration.ofSeconds(3);

  /** After this silence it is not, and another may take over. */
  static final Duration SILENCE = Duration.ofSeconds(15);

  private final Database database;

  public RenderStore(Database database) {
    this.database = database;
  }

  /** Begins a render; empty if one of this paper is running. */
  public Optional<Long> begin(String paper, String worker) {
    return database.one(
        """
        insert into renders (arxiv_id, state, worker, started_at, seen_at)
        values (?, 'running', ?, now(), now())
        on conflict (arxiv_id) where state = 'running' do nothing
        returning id
        """,
        row -> row.getLong(1),
        paper,
        worker);
  }

  /** The newest render of a paper, whoever is at it. */
  public record Newest(
      long id,
      RenderState state,
      @Nullable String reason,
      Progress.@Nullable Stage stage,
      boolean silent) {}

  public Optional<Newest> newest(String paper) {
    return database.one(
        """
        select id, state, reason, stage, seen_at < now() - make_interval(secs => ?) as silent
        from renders where arxiv_id = ? order by id desc limit 1
        """,
        row -> {
          String stage = row.getString("stage");
          return new Newest(
              row.getLong("id"),
              RenderState.of(row.getString("state")),
              row.getString("reason"),
              stage == null ? null : Progress.Stage.valueOf(stage),
              row.getBoolean("silent"));
        },
        SILENCE.toSeconds(),
        paper);
  }

  public void stage(long id, Progress.Stage stage) {
    database.update(
        "update renders set stage = ?, seen_at = now() where id = ? and state = 'running'",
        stage.name(),
        id);
  }

  public void seen(long id) {
    database.update("update renders set seen_at = now() where id = ? and state = 'running'", id);
  }

  /** Gives a render up, so that another can begin. */
  public void abandon(long id) {
    database.update(
        """
        update renders set state = 'abandoned', finished_at = now() where id = ? and state = 'running'
        """,
        id);
  }

  /** How many of the newest renders of a paper in a row ended like this, this one included. */
  public int inARow(String paper, RenderState state) {
    return database
        .one(
            """
            select count(*) from renders
            where arxiv_id = ? and state = ? and id > coalesce(
              (select max(id) from renders
               where arxiv_id = ? and state not in (?, 'abandoned', 'running')), 0)
            """,
            row -> row.getInt(1),
            paper,
            state.column(),
            paper,
            state.column())
        .orElseThrow();
  }

  /** How a render ended. */
  public record End(
      RenderState state,
      int version,
      @Nullable String reason,
      @Nullable SourceKind kind,
      @Nullable RenderReport report) {

    public static End of(RenderState state, String reason) {
      return new End(state, 0, reason, null, null);
    }
  }

  /** Records the end of a render without a document; tells whether it was still ours. */
  public boolean end(long id, End end) {
    return database.inTransaction(sql -> end(sql, id, end));
  }

  /** The same, as part of a transaction. */
  public static boolean end(Database.Statements sql, long id, End end) {
    RenderReport report = end.report();
    return sql.update(
            """
            update renders set state = ?, version = ?, reason = ?, source_kind = ?,
              report = ?::json, log = ?, stage = null, finished_at = now()
            where id = ? and state = 'running'
            """,
            end.state().column(),
            end.version() == 0 ? null : end.version(),
            end.reason(),
            end.kind() == null ? null : end.kind().name(),
            report == null ? null : ReportJson.write(report),
            report == null ? null : report.log(),
            id)
        == 1;
  }
}
