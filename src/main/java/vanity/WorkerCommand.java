package vanity;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

@Command(name = "worker", description = "Runs the render worker alone.")
final class WorkerCommand implements Callable<Integer> {
  @ParentCommand Main main;

  @Override
  public Integer call() throws InterruptedException {
    return Server.run(main.config(), App::worker);
  }
}
