package vanity;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

@Command(
    name = "assets",
    description =
        "Prints the table of static files as JSON: name, URL, type, size and ETag per coding.")
final class AssetsCommand implements Callable<Integer> {
  @ParentCommand Main main;

  @Override
  public Integer call() {
    Logging.forCommand();
    main.out().println(SiteServer.assets(main.config().web()).json());
    return 0;
  }
}
