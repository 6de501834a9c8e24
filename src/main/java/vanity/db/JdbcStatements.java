package vanity.db;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Statements on one connection. */
record JdbcStatements(Connection connection) implements Database.Statements {
  @Override
  public <T> List<T> query(String sql, Database.Mapper<T> mapper, @Nullable Object... arguments) {
    try (PreparedStatement statement = prepare(sql, arguments);
        ResultSet row = statement.executeQuery()) {
      List<T> found = new ArrayList<>();
      while (row.next()) {
        found.add(mapper.map(row));
      }
      return found;
    } catch (SQLException e) {
      throw SqlStates.translate(e);
    }
  }

  @Override
  public <T> Optional<T> one(String sql, Database.Mapper<T> mapper, @Nullable Object... arguments) {
    List<T> found = query(sql, mapper, arguments);
    if (found.size() > 1) {
      throw new IllegalStateException(found.size() + " rows answer where one may: " + sql);
    }
    return found.stream().findFirst();
  }

  @Override
  public int update(String sql, @Nullable Object... arguments) {
    try (PreparedStatement statement = prepare(sql, arguments)) {
      return statement.executeUpdate();
    } catch (SQLException e) {
      throw SqlStates.translate(e);
    }
  }

  private PreparedStatement prepare(String sql, @Nullable Object... arguments) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    try {
      for (int i = 0; i < arguments.length; i++) {
        bind(statement, i + 1, arguments[i]);
      }
      return statement;
    } catch (SQLException | RuntimeException e) {
      statement.close();
      throw e;
    }
  }

  private void bind(PreparedStatement statement, int index, @Nullable Object argument)
      throws SQLException {
    switch (argument) {
      case null -> statement.setNull(index, Types.NULL);
      case String text -> statement.setString(index, text);
      case Integer number -> statement.setInt(index, number);
      case Long number -> statement.setLong(index, number);
      case Double number -> statement.setDouble(index, number);
      case Boolean flag -> statement.setBoolean(index, flag);
      case Instant time -> statement.setObject(index, time.atOffset(ZoneOffset.UTC));
      case LocalDate date -> statement.setObject(index, date);
      case byte[] bytes -> statement.setBytes(index, bytes);
      case String[] texts -> statement.setArray(index, connection.createArrayOf("text", texts));
      default ->
          throw new IllegalArgumentException("no column takes a " + argument.getClass().getName());
    }
  }
}
