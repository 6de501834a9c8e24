package vanity.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Starts servers as the Procfile does: its line with its flags, in a dyno's memory. Other programs
 * than the site's run with the same flags.
 *
 * @param root of the project
 * @param work folder for logs
 * @param jvm further options
 * @param settings the environment of every server
 */
record Dyno(Path root, Path work, MemoryLimit memory, String jvm, Map<String, String> settings) {
  private static final String JAVA = "exec java @scripts/dyno.args ";

  /** The site as it is deployed, unless other options of the JVM are compared. */
  Server site(String name, Map<String, String> more) throws IOException {
    return start(name, jvm.isEmpty() ? procfile() : site(jvm), root, more);
  }

  /** The site with this cache of scripts/aot-cache, or none whatever was made. */
  Server site(String name, Optional<Path> aotCache) throws IOException {
    String cache = aotCache.map(file -> " -XX:AOTCache=" + file).orElse("");
    return start(name, site(jvm + cache), root, Map.of());
  }

  private static String site(String options) {
    return JAVA + options + " -jar target/vanity.jar web";
  }

  /**
   * A program of the test tree.
   *
   * @param folder where it runs: its jetty.xml is what counts
   */
  Server program(
      String name, Class<?> main, String arguments, Path folder, Map<String, String> more)
      throws IOException {
    String classes = " -cp target/test-classes:target/vanity.jar " + main.getName() + " ";
    return start(name, JAVA + jvm + classes + arguments, folder, more);
  }

  private String procfile() throws IOException {
    for (String line : Files.readAllLines(root.resolve("Procfile"))) {
      if (line.startsWith("web: ")) {
        return line.substring("web: ".length());
      }
    }
    throw new IOException("the Procfile has no line web:");
  }

  private Server start(String name, String line, Path folder, Map<String, String> more)
      throws IOException {
    int port = Ports.free();
    ProcessBuilder builder = command(name, memory.enter() + line).directory(folder.toFile());
    builder.environment().putAll(more);
    builder.environment().put("PORT", Integer.toString(port));
    return Server.started(name, builder, port);
  }

  /** Something of the project's, outside of the dyno's memory. */
  ProcessBuilder command(String name, String line) throws IOException {
    String absolute = line.replaceAll("(^|[ :@])(scripts|target)/", "$1" + root + "/$2/");
    Files.createDirectories(work);
    ProcessBuilder builder =
        new ProcessBuilder("sh", "-c", absolute)
            .directory(root.toFile())
            .redirectErrorStream(true)
            .redirectOutput(work.resolve(name + ".log").toFile());
    builder.environment().putAll(settings);
    return builder;
  }
}
