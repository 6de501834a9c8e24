package vanity.render.sandbox;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where the tools are that a render needs. */
public final class Programs {
  private Programs() {}

  public static Optional<Path> find(String name) {
    // What a child would look through; the environment itself is Config's alone.
    String path = new ProcessBuilder().environment().getOrDefault("PATH", "/usr/bin:/bin");
    return Stream.of(path.split(File.pathSeparator))
        .filter(folder -> !folder.isEmpty())
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /**
   * Folders that a sandbox must show beside /usr for these programs to run: those of an apt
   * buildpack or of a LaTeXML installed by hand.
   */
  public static List<Path> foldersOutsideOfUsr(String... names) {
    return Stream.of(names)
        .flatMap(name -> find(name).stream())
        .filter(program ->
            program.startsWith("/usr/local")
                || !program.startsWith("/usr") && !program.startsWith("/bin"))
        .map(program -> program.resolve("../..").normalize())
        .distinct()
        .toList();
  }
}
