package vanity.assets;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import vanity.http.PercentCoding;

/**
 * The files of a folder by name. Left out are hidden files, but for {@code .well-known}, and what
 * another tool compressed: {@code site.css.gz} beside {@code site.css}.
 */
record AssetFolder(Path folder, SortedMap<String, Stored> files) {
  private static final List<String> COMPRESSED = List.of(".gz", ".br", ".zst");

  /** A file, and what tells that it has changed. */
  record Stored(Path path, long size, long modified) {}

  /**
   * @throws IllegalArgumentException if there is no such folder
   */
  static AssetFolder list(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new IllegalArgumentException(folder + " is no folder of static files");
    }
    SortedMap<String, Stored> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
      for (Path path : (Iterable<Path>) all::iterator) {
        String name = name(folder, path);
        // Not a folder, nor a link that leads nowhere.
        if (Files.isRegularFile(path) && !isHidden(name)) {
          files.put(
              name, new Stored(path, Files.size(path), Files.getLastModifiedTime(path).toMillis()));
        }
      }
    }
    files
        .keySet()
        .removeAll(files.keySet().stream().filter(each -> isVariant(each, files)).toList());
    return new AssetFolder(folder, Collections.unmodifiableSortedMap(files));
  }

  /**
   * With slashes, and read as UTF-8 in every locale: a path's own text loses what the locale cannot
   * write, its URI does not.
   */
  private static String name(Path folder, Path file) {
    String relative = folder.toUri().relativize(file.toUri()).getRawPath();
    String name = PercentCoding.path(relative);
    return name == null ? folder.relativize(file).toString() : name;
  }

  private static boolean isHidden(String name) {
    return Stream.of(name.split("/", -1))
        .anyMatch(part -> part.startsWith(".") && !part.equals(".well-known"));
  }

  private static boolean isVariant(String name, SortedMap<String, Stored> files) {
    return COMPRESSED.stream()
        .anyMatch(end ->
            name.endsWith(end)
                && files.containsKey(name.substring(0, name.length() - end.length())));
  }
}
