package vanity.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder whose jetty.xml is the project's, but for platform threads: three workers, as stock. */
final class Stock {
  private static final String VIRTUAL =
      "(?s)<Set name=\"virtualThreadsExecutor\">.*?</New>\\s*</Set>";

  private Stock() {}

  static Path folder(Path root, Path work) throws IOException {
    String numbers = Files.readString(root.resolve("jetty.xml"));
    String stock =
        numbers
            // One accepts and one selects; none is kept in reserve. Three are left.
            .replaceFirst(VIRTUAL, "<Set name=\"reservedThreads\" type=\"int\">0</Set>")
            .replaceFirst("(name=\"maxThreads\" type=\"int\">)\\d+", "$15")
            .replaceFirst("(name=\"minThreads\" type=\"int\">)\\d+", "$15");
    if (!stock.contains("reservedThreads") || stock.equals(numbers)) {
      throw new IOException("jetty.xml has no thread pool that is known here");
    }
    Path folder = Files.createDirectories(work.resolve("stock"));
    Files.writeString(folder.resolve("jetty.xml"), stock);
    return folder;
  }
}
