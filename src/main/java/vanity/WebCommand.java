package vanity;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

@Command(name = "web", description = "Runs the site alone; DATABASE_URL's schema must be migrated.")
final class WebCommand implements Callable<Integer> {
  @ParentCommand Main main;

  @Override
  public Integer call() throws InterruptedException {
    return Server.run(main.config(), App::web);
  }
}
