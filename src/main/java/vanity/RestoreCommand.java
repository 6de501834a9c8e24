package vanity;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import vanity.db.Restore;

@Command(
    name = "restore",
    description = {
      "Reads an archive of export into an empty database, checking each entry.",
      "One that was cut off goes on where it stopped when it is run again."
    })
final class RestoreCommand implements Callable<Integer> {
  @ParentCommand Main main;

  @Parameters(paramLabel = "FILE", description = "Where from, or - for the standard input.")
  Path file;

  @Override
  public Integer call() throws IOException {
    Logging.forCommand();
    boolean standardInput = file.toString().equals("-");
    if (!standardInput && !Files.isReadable(file)) {
      throw new Failure("There is no file " + file + " that can be read");
    }
    try (Storage storage = Storage.forCommand(main.config());
        InputStream in =
            new BufferedInputStream(standardInput ? System.in : Files.newInputStream(file))) {
      storage.migrations().migrate();
      return switch (new Restore(storage.database(), Archive.TABLES, storage.blobs()::put)
          .readFrom(in)) {
        case Restore.Outcome.Done(int entries, int rows) -> {
          main.out().println("restored %d rows of %d entries".formatted(rows, entries));
          yield 0;
        }
        case Restore.Outcome.NotEmpty() ->
            throw new Failure(
                "The database is not empty, and what it holds is not of this archive: restore into"
                    + " a new one");
        case Restore.Outcome.Damaged(String why) ->
            throw new Failure(
                file
                    + " is damaged: "
                    + why
                    + ". What came before is restored; with a good copy run"
                    + " this again");
      };
    }
  }
}
