package vanity;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
    name = "convert",
    description = "Converts a source to a self-contained folder, without a database.")
final class ConvertCommand implements Callable<Integer> {
  @ParentCommand Main main;

  @Parameters(
      index = "0",
      paramLabel = "SOURCE",
      description = "A .tar.gz, .tar, .gz, .tex or folder.")
  Path source;

  @Parameters(
      index = "1",
      paramLabel = "OUT-DIR",
      description = "Gets index.html, figures and css.")
  Path folder;

  @Option(names = "--main", paramLabel = "FILE", description = "The TeX file to convert.")
  String mainFile;

  @Override
  public Integer call() throws Exception {
    throw new Failure("not built yet");
  }
}
