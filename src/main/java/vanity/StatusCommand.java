package vanity;

import java.io.PrintStream;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;
import vanity.db.ConnectionBudget;
import vanity.db.Database;
import vanity.db.PoolSettings;
import vanity.db.Replica;
import vanity.edge.PurgeQueue;
import vanity.paper.PaperCounts;
import vanity.paper.Statistics;
import vanity.render.conversion.Renderer;

@Command(
    name = "status",
    description = "Tells of papers, renders, the queue, the database and this machine's tools.")
final class StatusCommand implements Callable<Integer> {
  @ParentCommand Main main;

  @Override
  public Integer call() {
    Logging.forCommand();
    Config config = main.config();
    PrintStream out = main.out();
    try (Storage storage = Storage.forCommand(config)) {
      Database database = storage.database();
      Statistics numbers = new PaperCounts(database).statistics();
      line(out, "Vanity", Main.version() + " on Java " + Runtime.version());
      line(out, "papers", numbers.papers());
      numbers
          .papersByState()
          .forEach((state, papers) -> line(out, "  " + state.replace('_', ' '), papers));
      line(out, "queue", numbers.queued() + " waiting, " + numbers.running() + " being rendered");
      line(
          out,
          "a render takes",
          "%d s, one in twenty over %d s (30 days)"
              .formatted(numbers.median().toSeconds(), numbers.slowest().toSeconds()));
      line(out, "database", about(database));
      tellConnections(out, "connections", database);
      tellReplica(out, config.storage(), database);
      line(out, "purges", new PurgeQueue(database).waiting() + " waiting");
      line(out, "schema", storage.schemaIsCurrent() ? "up to date" : "run migrate");
      switch (Workshop.renderer(config).readiness()) {
        case Renderer.Readiness.Ready ready -> {
          line(out, "converter", ready.converter());
          line(out, "sandbox", ready.sandbox());
        }
        case Renderer.Readiness.NotReady(String remedy) -> line(out, "converter", remedy);
      }
      return 0;
    }
  }

  private static void tellConnections(PrintStream out, String name, Database database) {
    ConnectionBudget connections = ConnectionBudget.of(database);
    line(
        out,
        name,
        "%d allowed in all, %d in use by other processes"
            .formatted(connections.limit(), connections.others()));
  }

  private static void tellReplica(PrintStream out, Config.Storage settings, Database database) {
    if (settings.readUrl() == null) {
      return;
    }
    try (Replica replica =
        new Replica(settings.readUrl(), PoolSettings.of("command", 1), database)) {
      line(out, "replica", replica);
      if (replica.isUsed()) {
        tellConnections(out, "  its connections", replica.database());
      }
    }
  }

  private static String about(Database database) {
    return database
        .one(
            """
            select current_setting('server_version') as version,
              pg_size_pretty(pg_database_size(current_database())) as size
            """,
            row -> "PostgreSQL %s, %s".formatted(row.getString("version"), row.getString("size")))
        .orElseThrow();
  }

  private static void line(PrintStream out, String name, Object value) {
    out.printf("%-18s %s%n", name, value);
  }
}
