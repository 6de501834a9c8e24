package vanity.drill;

import vanity.db.Database;
import vanity.db.DatabaseUrl;
import vanity.db.PoolSettings;
import vanity.paper.SamplePapers;

/** Puts the sample papers into the database of a drill. */
final class Shelf {
  private Shelf() {}

  /** Argument: the database's address. */
  public static void main(String[] arguments) {
    try (Database database =
        new Database(DatabaseUrl.parse(arguments[0]), PoolSettings.of("drill", 2))) {
      System.out.println(new SamplePapers(database).storeIfEmpty() + " papers");
    }
  }
}
