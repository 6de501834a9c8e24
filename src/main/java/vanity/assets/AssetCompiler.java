package vanity.assets;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import vanity.http.MediaTypes;
import vanity.http.PercentCoding;

/**
 * Turns a folder of static files into what is served: names that hold a hash of the content,
 * references rewritten to them, variants compressed. The same folder gives the same result on every
 * machine.
 */
final class AssetCompiler {
  /** What is held in memory, at most; the smallest files first, and the others stay on disk. */
  private static final long MEMORY = 32 << 20;

  private static final long LARGE = 1 << 20;
  private static final long LARGE_TEXT = 8 << 20;

  private final AssetFolder folder;
  private final Consumer<String> problems;
  private final Set<String> held;
  private final SortedMap<String, Asset> done = new TreeMap<>();
  private final Deque<String> underWay = new ArrayDeque<>();

  private AssetCompiler(AssetFolder folder, Consumer<String> problems) {
    this.folder = folder;
    this.problems = problems;
    this.held = held(folder);
  }

  /**
   * All files of a folder, by name, not compressed yet.
   *
   * @param problems takes what is wrong in the files: one refers to another that is not there, or
   *     they refer to each other in a circle. If it does not throw, the reference stays as it is.
   */
  static SortedMap<String, Asset> compile(AssetFolder folder, Consumer<String> problems)
      throws IOException {
    AssetCompiler compiler = new AssetCompiler(folder, problems);
    for (Map.Entry<String, AssetFolder.Stored> file : folder.files().entrySet()) {
      compiler.asset(file.getKey(), file.getValue().path());
    }
    return compiler.done;
  }

  private static Set<String> held(AssetFolder folder) {
    Set<String> held = new HashSet<>();
    long total = 0;
    List<Map.Entry<String, AssetFolder.Stored>> smallestFirst =
        folder.files().entrySet().stream()
            .sorted(Comparator.comparingLong(file -> file.getValue().size()))
            .toList();
    for (Map.Entry<String, AssetFolder.Stored> file : smallestFirst) {
      long size = file.getValue().size();
      boolean text = MediaTypes.compressible(MediaTypes.of(file.getKey()));
      if (size <= (text ? LARGE_TEXT : LARGE) && total + size <= MEMORY) {
        total += size;
        held.add(file.getKey());
      }
    }
    return held;
  }

  private Asset asset(String name, Path file) throws IOException {
    Asset known = done.get(name);
    if (known != null) {
      return known;
    }
    underWay.push(name);
    Content content =
        held.contains(name)
            ? Content.of(rewritten(name, Files.readAllBytes(file)))
            : Content.onDisk(file);
    underWay.pop();
    Asset asset = asset(name, content);
    done.put(name, asset);
    return asset;
  }

  private byte[] rewritten(String name, byte[] bytes) {
    return References.mayBeIn(name)
        ? References.rewrite(name, bytes, reference -> replacement(name, reference))
        : bytes;
  }

  private String replacement(String name, String reference) {
    String target = target(name, reference);
    AssetFolder.Stored file = folder.files().get(target);
    if (file == null) {
      problems.accept(name + " refers to " + reference + ", which is not there");
      return reference;
    }
    if (underWay.contains(target)) {
      List<String> circle = new ArrayList<>(underWay);
      circle = circle.subList(0, circle.indexOf(target) + 1).reversed();
      problems.accept(
          String.join(" -> ", circle)
              + " -> "
              + target
              + " is a circle: each name would need the other's hash");
      return reference;
    }
    try {
      return asset(target, file.path()).url();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The name of the file that a reference means. */
  private static String target(String name, String reference) {
    String decoded = PercentCoding.text(reference);
    if (decoded.startsWith(StaticFiles.PREFIX)) {
      return decoded.substring(StaticFiles.PREFIX.length());
    }
    Deque<String> parts = new ArrayDeque<>(List.of(name.split("/", -1)));
    parts.removeLast();
    for (String part : decoded.split("/", -1)) {
      switch (part) {
        case "." -> {}
        case ".." -> parts.pollLast();
        default -> parts.addLast(part);
      }
    }
    return String.join("/", parts);
  }

  private static Asset asset(String name, Content content) {
    return new Asset(
        name,
        path(name, content),
        MediaTypes.of(name),
        content.integrity(),
        List.of(content.plain()));
  }

  private static String path(String name, Content content) {
    return name.startsWith(Asset.ROOT)
        ? "/" + name.substring(Asset.ROOT.length())
        : StaticFiles.PREFIX + hashedName(name, content.hash());
  }

  /**
   * {@code css/site.css} becomes {@code css/site.<hash>.css}; a name without extension gets the
   * hash at its end.
   */
  private static String hashedName(String name, String hash) {
    int slash = name.lastIndexOf('/');
    int dot = name.lastIndexOf('.');
    int at = dot > slash + 1 ? dot : name.length();
    return name.substring(0, at) + "." + hash + name.substring(at);
  }
}
