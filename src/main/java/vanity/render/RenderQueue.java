package vanity.render;

import java.util.List;
import java.util.Optional;
import vanity.db.Database;

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
   * Queues a paper for a visitor, unless too many wait for visitors already. A paper that waits, or
   * is being rendered, takes no further room.
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
            on conflict (task_name, task_instance) do nothing
            """,
            paper,
            Urgency.VISITOR.priority(),
            Urgency.VISITOR.priority(),
            limit);
    return taken == 1 || hurry(paper);
  }

  /** A visitor is waiting for one that others asked for; tells whether it is in the queue. */
  private boolean hurry(String paper) {
    Optional<Integer> priority =
        database.one(
            "select priority from scheduled_tasks where task_name = 'render' and task_instance = ?",
            row -> row.getInt(1),
            paper);
    if (priority.isPresent() && priority.get() < Urgency.VISITOR.priority()) {
      database.update(
          """
          update scheduled_tasks set priority = ?
          where task_name = 'render' and task_instance = ? and not picked
          """,
          Urgency.VISITOR.priority(),
          paper);
    }
    return priority.isPresent();
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
