package vanity.render.latexml;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Our own LaTeXML bindings, in {@code src/main/resources/latexml}: read once, written per render.
 */
public final class Bindings {
  private final Map<String, byte[]> files;

  public Bindings(Map<String, byte[]> files) {
    this.files = files;
  }

  public static Bindings load() {
    URL folder = Objects.requireNonNull(Bindings.class.getResource("/latexml/vanity.sty.ltxml"));
    try {
      URI uri = folder.toURI();
      if (!uri.getScheme().equals("jar")) {
        return new Bindings(read(Path.of(uri).resolveSibling(".")));
      }
      try (FileSystem jar = FileSystems.newFileSystem(uri, Map.of())) {
        return new Bindings(read(jar.getPath("/latexml")));
      }
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, byte[]> read(Path folder) throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    try (Stream<Path> list = Files.list(folder)) {
      for (Path file : list.toList()) {
        files.put(file.getFileName().toString(), Files.readAllBytes(file));
      }
    }
    return files;
  }

  public void write(Path folder) throws IOException {
    for (Map.Entry<String, byte[]> each : files.entrySet()) {
      Files.write(folder.resolve(each.getKey()), each.getValue());
    }
  }
}
