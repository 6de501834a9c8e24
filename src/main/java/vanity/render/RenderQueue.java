package vanity.render;

import java.util.List;
import vanity.db.Database;
import vanity.db.Reads;
import vanity.render.pace.Urgency;

/**
 * The papers that wait to be rendered, and those being rendered: rows of db-scheduler's table, at
 * most one a paper. To ask is plain SQL, so a process that only serves pages runs no scheduler.
 */
public final class RenderQueue {
  static final String TASK = "render";

  private final Database database;

  public RenderQueue(Database database) {
    this.database = database;
  }

  /** Queues a paper, once however many ask; one that waits already may move forward. */
  public void ask(String paper, Urgency urgency) {
    database.transact(sql -> ask(sql, paper, urgency));
  }

  /** The same, as part of a transaction. */
  public static void ask(Database.Statements sql, String paper, Urgency urgency) {
    sql.update(
        """
        insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version, priority)
        values ('render', ?, now(), false, 1, ?)
        on conflict (task_name, task_instance) do update
          set priority = greatest(scheduled_tasks.priority, excluded.priority),
              execution_time = least(scheduled_tasks.execution_time, excluded.execution_time)
          where not scheduled_tasks.picked
        """,
        paper,
        urgency.priority());
  }

  /**
   * Queues a paper for a visitor, or moves it up to those of visitors, unless too many of them wait
   * already. A paper that is being rendered, or waits for a visitor, takes no further room.
   *
   * @return whether it is in the queue
   */
  public boolean askAsVisitor(String paper, int limit) {
    int taken =
        database.update(
            """
            insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version, priority)
            select 'render', ?, now(), false, 1, ?
            where (select count(*) from scheduled_tasks
                   where task_name = 'render' and not picked and priority >= ?) < ?
            on conflict (task_name, task_instance) do update set priority = excluded.priority
              where not scheduled_tasks.picked and scheduled_tasks.priority < excluded.priority
            """,
            paper,
            Urgency.VISITOR.priority(),
            Urgency.VISITOR.priority(),
            limit);
    return taken == 1
        || database
            .one(
                "select 1 from scheduled_tasks where task_name = 'render' and task_instance = ?",
                row -> true,
                paper)
            .isPresent();
  }

  /** Takes a paper out of the queue, unless a worker has it. */
  public void forget(String paper) {
    database.transact(sql -> forget(sql, paper));
  }

  /** The same, as part of a transaction. */
  public void forget(Database.Statements sql, String paper) {
    sql.update(
        "delete from scheduled_tasks where task_name = 'render' and task_instance = ? and not picked",
        paper);
  }

  /** How many wait and how many are being rendered. */
  public record Length(int waiting, int running) {}

  public Length length() {
    return length(database);
  }

  /** The same as a replica has it. */
  public static Length length(Reads database) {
    return database
        .one(
            """
            select count(*) filter (where not picked) as waiting,
                   count(*) filter (where picked) as running
            from scheduled_tasks where task_name = 'render'
            """,
            row -> new Length(row.getInt("waiting"), row.getInt("running")))
        .orElseThrow();
  }

  /** The papers that wait, in the order in which they will be taken, at most this many. */
  public List<String> waiting(int most) {
    return database.query(
        """
        select task_instance from scheduled_tasks
        where task_name = 'render' and not picked
        order by priority desc, execution_time limit ?
        """,
        row -> row.getString(1),
        most);
  }
}
