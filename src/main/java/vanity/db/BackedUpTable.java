package vanity.db;

import java.util.List;

/**
 * A table as it goes into an archive, row by row as JSON; columns that the database computes are
 * left out.
 *
 * @param name of the table
 * @param rows that go together, so that one entry stays small
 * @param blob column of large bytes that gets an entry of its own; empty for none
 * @param object column that names what holds those bytes where they are not in the row; as blob
 * @param where which rows go, as SQL
 * @param identity column whose numbers the database gives; empty for none
 */
public record BackedUpTable(
    String name, int rows, String blob, String object, String where, String identity) {
  public static BackedUpTable of(String name) {
    return new BackedUpTable(name, 500, "", "", "true", "");
  }

  public BackedUpTable inBatchesOf(int rows) {
    return new BackedUpTable(name, rows, blob, object, where, identity);
  }

  public BackedUpTable withBlob(String bytes, String elsewhere) {
    return new BackedUpTable(name, 1, bytes, elsewhere, where, identity);
  }

  public BackedUpTable where(String condition) {
    return new BackedUpTable(name, rows, blob, object, condition, identity);
  }

  public BackedUpTable numbered(String column) {
    return new BackedUpTable(name, rows, blob, object, where, column);
  }

  /** The columns that are stored as they are given, without the blob and what names it. */
  List<String> columns(Database.Statements sql) {
    return sql.query(
        """
        select column_name from information_schema.columns
        where table_schema = 'public' and table_name = ? and is_generated = 'NEVER'
          and column_name not in (?, ?)
        order by ordinal_position
        """,
        row -> row.getString(1),
        name,
        blob,
        object);
  }
}
