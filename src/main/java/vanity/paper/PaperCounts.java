package vanity.paper;

import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vanity.db.Reads;
import vanity.render.RenderQueue;

/** Papers and renders, counted. */
public final class PaperCounts {
  private final Reads database;

  public PaperCounts(Reads database) {
    this.database = database;
  }

  public Statistics statistics() {
    List<Duration> times = times();
    RenderQueue.Length length = RenderQueue.length(database);
    return new Statistics(
        papers(),
        byState(),
        length.waiting(),
        length.running(),
        days(),
        times.get(0),
        times.get(1));
  }

  /** How many papers there are that were not taken down. */
  public long papers() {
    return database
        .one(
            "select coalesce(sum(papers), 0) from listing_days where category = ''",
            row -> row.getLong(1))
        .orElseThrow();
  }

  private Map<String, Long> byState() {
    Map<String, Long> counts = new LinkedHashMap<>();
    record Count(String state, long papers) {}
    for (Count count :
        database.query(
            """
            select state, count(*) as papers from (
              select distinct on (arxiv_id) state from renders
              where state not in ('running', 'abandoned') order by arxiv_id, id desc
            ) newest group by state order by 2 desc, 1
            """,
            row -> new Count(row.getString("state"), row.getLong("papers")))) {
      counts.put(count.state(), count.papers());
    }
    return counts;
  }

  /** The median and the 95th percentile. */
  private List<Duration> times() {
    return database
        .one(
            """
            select coalesce(percentile_cont(0.5) within group (order by seconds), 0) as median,
              coalesce(percentile_cont(0.95) within group (order by seconds), 0) as slowest
            from (
              select extract(epoch from finished_at - started_at)::float8 as seconds from renders
              where state in ('rendered', 'partial') and finished_at > now() - interval '30 days'
            ) times
            """,
            row -> List.of(duration(row.getDouble("median")), duration(row.getDouble("slowest"))))
        .orElseThrow();
  }

  private static Duration duration(double seconds) {
    return Duration.ofMillis(Math.round(seconds * 1000));
  }

  private List<Statistics.Day> days() {
    return database.query(
        """
        with ended as (
          select (finished_at at time zone 'utc')::date as day, state from renders
          where finished_at >= ((now() at time zone 'utc')::date - 29) at time zone 'utc'
        )
        select day::date as day,
          count(*) filter (where state in ('rendered', 'partial')) as readable,
          count(*) filter (where state in ('failed', 'timed_out', 'out_of_memory')) as failed
        from generate_series((now() at time zone 'utc')::date - 29, (now() at time zone 'utc')::date,
          interval '1 day') day
        left join ended using (day)
        group by 1 order by 1
        """,
        row ->
            new Statistics.Day(
                row.getObject("day", LocalDate.class),
                row.getInt("readable"),
                row.getInt("failed")));
  }
}
