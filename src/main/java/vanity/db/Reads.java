package vanity.db;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Where statements go that change nothing: the database itself, or a replica with the database
 * behind it.
 */
public interface Reads {
  /** All rows; see {@link Database.Statements#query}. */
  <T> List<T> query(String sql, Database.Mapper<T> mapper, @Nullable Object... arguments);

  /** The only row, or none. */
  <T> Optional<T> one(String sql, Database.Mapper<T> mapper, @Nullable Object... arguments);

  /** Several statements that see one state of the data. */
  <T> T inTransaction(Function<Database.Statements, T> work);
}
