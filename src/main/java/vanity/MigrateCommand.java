package vanity;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

@Command(name = "migrate", description = "Brings the database's schema up to date.")
final class MigrateCommand implements Callable<Integer> {
  @ParentCommand Main main;

  @Override
  public Integer call() {
    Logging.forCommand();
    try (Storage storage = Storage.forCommand(main.config())) {
      List<String> applied = storage.migrations().migrate();
      applied.forEach(each -> main.out().println("applied " + each));
      main.out().println("the schema is up to date");
      return 0;
    }
  }
}
