package vanity.render.sandbox;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import vanity.render.work.RenderFolder;

/**
 * The folder of one render with the sandbox around it: all that a step needs to run a tool on what
 * is in it.
 *
 * @param memory bytes that a tool may use, with all its processes
 */
public record SandboxedFolder(Sandbox sandbox, RenderFolder folder, long memory) {
  /**
   * Runs a tool to its end.
   *
   * @param command with paths as {@link #seen} gives them
   * @param directory where it runs, in the folder
   * @param time of the clock
   */
  public Ended run(List<String> command, Path directory, Duration time)
      throws IOException, InterruptedException {
    return sandbox.run(new Task(command, folder, directory, time, memory), Console.file(folder));
  }

  /** A path in the folder as a tool sees it. */
  public String seen(Path path) {
    return sandbox.seen(folder, path);
  }

  /** See {@link Sandbox#give}. */
  public void give() throws IOException {
    sandbox.give(folder);
  }

  /** The end of what the last tool printed. */
  public String lastWords() throws IOException {
    return Console.read(folder);
  }
}
