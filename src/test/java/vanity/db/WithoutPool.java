package vanity.db;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import java.io.Serial;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/** A database as it was before there were pools: a new connection for each statement. */
public final class WithoutPool {
  /** Nobody waits for one of so many. */
  private static final int UNLIMITED = 1_000_000;

  private WithoutPool() {}

  public static Database database(DatabaseUrl url) {
    PoolSettings settings =
        new PoolSettings("none", UNLIMITED, 0, Duration.ofSeconds(4), Duration.ofSeconds(10));
    return new Database(
        url,
        settings,
        (connector, pool) ->
            new NewEachTime(new Connector(url, "vanity none", pool.statementTimeout())));
  }

  /** Without a configuration it starts no pool. */
  private static final class NewEachTime extends HikariDataSource {
    @Serial private static final long serialVersionUID = 1L;
    private final transient Connector connector;

    NewEachTime(Connector connector) {
      this.connector = connector;
    }

    @Override
    public Connection getConnection() throws SQLException {
      return connector.getConnection();
    }

    /** All of its numbers are 0. */
    @Override
    public HikariPoolMXBean getHikariPoolMXBean() {
      return (HikariPoolMXBean)
          Proxy.newProxyInstance(
              WithoutPool.class.getClassLoader(),
              new Class<?>[] {HikariPoolMXBean.class},
              (bean, method, arguments) -> method.getReturnType() == int.class ? 0 : null);
    }
  }
}
