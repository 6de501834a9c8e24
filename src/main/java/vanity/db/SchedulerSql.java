package vanity.db;

import com.github.kagkarlsson.scheduler.jdbc.JdbcCustomization;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;

/** How db-scheduler claims rows. */
public final class SchedulerSql {
  /**
   * In two statements, a select with SKIP LOCKED and an update. In one, which is its default, the
   * select is a subquery of the update, and PostgreSQL may run it anew for each row of the table:
   * then all that is due is claimed, whatever the limit, and does nothing until others take it for
   * dead.
   */
  public static final JdbcCustomization POSTGRES = new PostgreSqlJdbcCustomization(true, false);

  private SchedulerSql() {}
}
