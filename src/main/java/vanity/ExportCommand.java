package vanity;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import vanity.db.Backup;

@Command(
    name = "export",
    description = {
      "Writes papers, sources, renders and figures as one archive (a tar with a checksum for each"
          + " entry), as they are at this moment.",
      "Such as: heroku run --no-tty 'java -jar target/vanity.jar export -' | zstd > vanity.tar.zst"
    })
final class ExportCommand implements Callable<Integer> {
  @ParentCommand Main main;

  @Parameters(paramLabel = "FILE", description = "Where to, or - for the standard output.")
  Path file;

  @Override
  public Integer call() throws IOException {
    Logging.forCommand();
    try (Storage storage = Storage.forCommand(main.config())) {
      Backup backup =
          new Backup(
              storage.database(),
              Archive.TABLES,
              object -> storage.blobs().get(object).orElseThrow(() -> gone(object)));
      if (file.toString().equals("-")) {
        backup.writeTo(new BufferedOutputStream(main.out(), 1 << 16));
        return 0;
      }
      // Whole or not at all: half an archive is found out when it is needed.
      Path unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
      Backup.Written written;
      try (OutputStream out =
          new BufferedOutputStream(Files.newOutputStream(unfinished), 1 << 16)) {
        written = backup.writeTo(out);
      }
      Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
      main.out()
          .println(
              "%s holds %d entries, %d MB"
                  .formatted(file, written.entries(), written.bytes() >> 20));
      return 0;
    }
  }

  private static Failure gone(String object) {
    return new Failure(
        object + " was deleted or moved while it was to be exported. Run this again");
  }
}
