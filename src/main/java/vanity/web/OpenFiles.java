package vanity.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps connections from taking every file that this process may have open. */
final class OpenFiles {
  private static final Logger LOG = LoggerFactory.getLogger(OpenFiles.class);

  /** For the database, static files, the log and the JVM. */
  private static final int OTHERS = 500;

  private static final Pattern LIMIT = Pattern.compile("Max open files\\s+(\\d{1,9})\\s.*");

  private OpenFiles() {}

  /** A process that has none left cannot even reach its database. */
  static void limit(NetworkConnectionLimit connections) {
    int most = Math.max(OTHERS, most() - OTHERS);
    if (connections.getMaxNetworkConnectionCount() > most) {
      LOG.info("At most {} connections, because of the limit of open files", most);
      connections.setMaxNetworkConnectionCount(most);
    }
  }

  /** As Linux tells it. */
  private static int most() {
    try (Stream<String> limits = Files.lines(Path.of("/proc/self/limits"))) {
      return limits
          .map(LIMIT::matcher)
          .filter(Matcher::matches)
          .map(limit -> Integer.parseInt(limit.group(1)))
          .findFirst()
          .orElse(Integer.MAX_VALUE);
    } catch (IOException e) {
      return Integer.MAX_VALUE; // not Linux
    }
  }
}
