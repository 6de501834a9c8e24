package vanity.assets;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vanity.http.Bytes;
import vanity.http.Compression.Effort;
import vanity.http.ContentCoding;
import vanity.http.EntityTag;
import vanity.http.Resource;

/**
 * The compiled static files inside the jar: written by the build, read back at start without
 * listing a folder. An index has a line for each file; the bytes of its variants are in files named
 * by their tags.
 */
public final class AssetBundle {
  private static final String FOLDER = "vanity-assets/";
  private static final String INDEX = "index.tsv";

  private AssetBundle() {}

  /**
   * The build's step: {@code static/} to the folder of classes.
   *
   * @param arguments the folder of static files, the folder of classes
   * @throws IllegalArgumentException naming every reference that leads nowhere
   */
  public static void main(String[] arguments) throws IOException {
    write(Path.of(arguments[0]), Path.of(arguments[1]).resolve(FOLDER));
  }

  /** Compresses as hard as it can, but only what has changed since the last time. */
  static void write(Path source, Path target) throws IOException {
    List<String> problems = new ArrayList<>();
    SortedMap<String, Asset> assets =
        AssetCompiler.compile(AssetFolder.list(source), problems::add);
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException("static files: " + String.join("; ", problems));
    }
    Files.createDirectories(target);
    Path index = target.resolve(INDEX);
    List<String> before = Files.exists(index) ? Files.readAllLines(index) : List.of();
    List<String> now = new ArrayList<>();
    for (Asset asset : assets.values()) {
      String unchanged = startingWith(cells(asset), before);
      now.add(unchanged != null ? unchanged : store(asset.compressed(Effort.BUILD), target));
    }
    if (!now.equals(before)) {
      Files.write(index, now);
      removeAllBut(now, target);
    }
  }

  private static @Nullable String startingWith(String cells, List<String> lines) {
    return lines.stream().filter(line -> line.startsWith(cells)).findFirst().orElse(null);
  }

  private static String cells(Asset asset) {
    return String.join("\t", asset.name(), asset.path(), asset.type(), asset.integrity()) + "\t";
  }

  private static String store(Asset asset, Path target) throws IOException {
    List<String> variants = new ArrayList<>();
    for (Resource.Variant variant : asset.variants()) {
      Bytes bytes = variant.bytes().get();
      try (OutputStream out = Files.newOutputStream(target.resolve(variant.tag().opaque()))) {
        bytes.writeTo(out, 0, bytes.length());
      }
      variants.add(variant.coding() + ":" + variant.tag().opaque());
    }
    return cells(asset) + String.join(",", variants);
  }

  private static void removeAllBut(List<String> index, Path target) throws IOException {
    Set<String> used = new HashSet<>(Set.of(INDEX));
    for (String line : index) {
      variants(line).forEach((coding, tag) -> used.add(tag));
    }
    try (Stream<Path> files = Files.list(target)) {
      for (Path file :
          files.filter(each -> !used.contains(each.getFileName().toString())).toList()) {
        Files.delete(file);
      }
    }
  }

  /** The bundled files by name. */
  static SortedMap<String, Asset> read() {
    SortedMap<String, Asset> assets = new TreeMap<>();
    for (String line : new String(bytes(INDEX), StandardCharsets.UTF_8).lines().toList()) {
      String[] cells = line.split("\t", -1);
      List<Resource.Variant> variants = new ArrayList<>();
      variants(line)
          .forEach((coding, tag) ->
              variants.add(
                  Resource.Variant.of(coding, EntityTag.strong(tag), Bytes.of(bytes(tag)))));
      assets.put(cells[0], new Asset(cells[0], cells[1], cells[2], cells[3], variants));
    }
    return assets;
  }

  /** From coding to tag, in their order. */
  private static Map<ContentCoding, String> variants(String line) {
    Map<ContentCoding, String> variants = new LinkedHashMap<>();
    for (String variant : line.substring(line.lastIndexOf('\t') + 1).split(",", -1)) {
      int colon = variant.indexOf(':');
      variants.put(
          ContentCoding.valueOf(variant.substring(0, colon)), variant.substring(colon + 1));
    }
    return variants;
  }

  private static byte[] bytes(String name) {
    try (InputStream in = AssetBundle.class.getClassLoader().getResourceAsStream(FOLDER + name)) {
      if (in == null) {
        throw new IllegalStateException(
            "the program was built without its static files (" + name + "): build it with Maven");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
