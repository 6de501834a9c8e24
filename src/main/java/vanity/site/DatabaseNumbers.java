package vanity.site;

import java.util.List;
import java.util.Optional;
import vanity.db.Database;
import vanity.db.DatabaseBusyException;

/**
 * What the metrics say of all processes together, read from the database in two short statements.
 *
 * @param waiting papers in the queue
 * @param running papers being rendered
 * @param oldest seconds since the paper that waits longest came due
 * @param purges tags that the edge is still to forget
 * @param counters of what workers did; see {@code counters} in V4__edge.sql
 */
record DatabaseNumbers(
    int waiting, int running, double oldest, int purges, List<Counted> counters) {

  /** One counter: it only grows. */
  record Counted(String name, String label, double value) {}

  /** Empty while the database is out of reach. */
  static Optional<DatabaseNumbers> read(Database database) {
    try {
      List<Counted> counters =
          database.query(
              "select name, label, value from counters",
              row ->
                  new Counted(
                      row.getString("name"), row.getString("label"), row.getDouble("value")));
      return database.one(
          """
          select count(*) filter (where not picked) as waiting,
            count(*) filter (where picked) as running,
            coalesce(extract(epoch from
              now() - min(execution_time) filter (where not picked and execution_time <= now())), 0)::float8 as oldest,
            (select count(*) from purges) as purges
          from scheduled_tasks where task_name = 'render'
          """,
          row ->
              new DatabaseNumbers(
                  row.getInt("waiting"),
                  row.getInt("running"),
                  row.getDouble("oldest"),
                  row.getInt("purges"),
                  counters));
    } catch (DatabaseBusyException e) {
      return Optional.empty();
    }
  }
}
