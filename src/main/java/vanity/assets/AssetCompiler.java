package vanity.assets;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vanity.http.Bytes;
import vanity.http.Compression;
import vanity.http.ContentCoding;
import vanity.http.MediaTypes;

/**
 * Turns a folder of static files into what is served: names that hold a hash of the content,
 * references rewritten to them, variants compressed. The same folder gives the same result on every
 * machine. Runs at build time for the bundled files, at start for STATIC_DIR.
 */
final class AssetCompiler {
  /** A file below this folder is served at the site's root, unhashed: favicon.ico. */
  private static final String ROOT = "root/";

  /** A file larger than this stays on disk, and is neither rewritten nor compressed. */
  private static final long LARGE = 2 << 20;

  /** A variant is kept only if it saves this much. */
  private static final double WORTH = 0.95;

  /**
   * Folders with more than this to compress are compressed less hard: their owner waits for the
   * start.
   */
  private static final long MUCH = 4 << 20;

  private final Path folder;
  private final Map<String, Path> files;
  private final Compression.Effort effort;
  private final Map<String, Asset> done = new TreeMap<>();
  private final Deque<String> underWay = new ArrayDeque<>();

  private AssetCompiler(Path folder) throws IOException {
    this.folder = folder;
    this.files = list(folder);
    this.effort = total() > MUCH ? Compression.Effort.KEPT : Compression.Effort.BEST;
  }

  /**
   * All files of a folder, by name.
   *
   * @throws IllegalArgumentException if a file refers to one that is not there, or files refer to
   *     each other in a circle
   */
  static Map<String, Asset> compile(Path folder) {
    try {
      AssetCompiler compiler = new AssetCompiler(folder);
      for (String name : compiler.files.keySet()) {
        compiler.asset(name);
      }
      return compiler.done;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the static files in " + folder, e);
    }
  }

  private static Map<String, Path> list(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new IllegalArgumentException(folder + " is no folder of static files");
    }
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile)
          .collect(
              Collectors.toMap(
                  file -> folder.relativize(file).toString().replace('\\', '/'),
                  file -> file,
                  (a, b) -> a,
                  TreeMap::new));
    }
  }

  private long total() throws IOException {
    long bytes = 0;
    for (Map.Entry<String, Path> file : files.entrySet()) {
      bytes +=
          MediaTypes.compressible(MediaTypes.of(file.getKey())) ? Files.size(file.getValue()) : 0;
    }
    return bytes;
  }

  private Asset asset(String name) throws IOException {
    Asset known = done.get(name);
    if (known != null) {
      return known;
    }
    if (underWay.contains(name)) {
      throw new IllegalArgumentException(
          "static files refer to each other in a circle: "
              + String.join(" -> ", underWay.reversed())
              + " -> "
              + name);
    }
    underWay.push(name);
    Path file = file(name);
    Asset asset =
        Files.size(file) > LARGE ? onDisk(name, file) : inMemory(name, content(name, file));
    underWay.pop();
    done.put(name, asset);
    return asset;
  }

  private Path file(String name) {
    Path file = files.get(name);
    if (file == null) {
      throw new IllegalArgumentException(
          underWay.peek() + " refers to " + name + ", which is not in " + folder);
    }
    return file;
  }

  private byte[] content(String name, Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    if (!References.mayHave(name)) {
      return bytes;
    }
    String text = new String(bytes, StandardCharsets.UTF_8);
    if (!text.contains("url(")
        && !text.contains("import")
        && !text.contains("from")
        && !text.contains("sourceMappingURL")) {
      return bytes;
    }
    return References.rewrite(name, text, reference -> resolved(name, reference))
        .getBytes(StandardCharsets.UTF_8);
  }

  private String resolved(String name, String reference) {
    String decoded = URI.create(reference.replace(" ", "%20")).getPath();
    String target =
        decoded.startsWith(StaticFiles.PREFIX)
            ? decoded.substring(StaticFiles.PREFIX.length())
            : Path.of("/")
                .resolve(name)
                .resolveSibling(decoded)
                .normalize()
                .toString()
                .substring(1);
    if (!files.containsKey(target)) {
      throw new IllegalArgumentException(
          name + " refers to " + reference + ", which is not in " + folder);
    }
    try {
      return asset(target).url();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Asset inMemory(String name, byte[] bytes) {
    String type = MediaTypes.of(name);
    Map<ContentCoding, Bytes> bodies = new EnumMap<>(ContentCoding.class);
    bodies.put(ContentCoding.IDENTITY, Bytes.of(bytes));
    if (MediaTypes.compressible(type) && bytes.length > 0) {
      for (ContentCoding coding : ContentCoding.values()) {
        Compression.encode(coding, bytes, effort)
            .filter(encoded -> encoded.length <= bytes.length * WORTH)
            .ifPresent(encoded -> bodies.put(coding, Bytes.of(encoded)));
      }
    }
    String hash = HexFormat.of().formatHex(digest("SHA-256").digest(bytes));
    String integrity = Base64.getEncoder().encodeToString(digest("SHA-384").digest(bytes));
    return asset(name, type, hash, integrity, bodies);
  }

  private Asset onDisk(String name, Path file) throws IOException {
    MessageDigest hash = digest("SHA-256");
    MessageDigest integrity = digest("SHA-384");
    byte[] buffer = new byte[64 * 1024];
    try (InputStream in = Files.newInputStream(file)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        hash.update(buffer, 0, read);
        integrity.update(buffer, 0, read);
      }
    }
    return asset(
        name,
        MediaTypes.of(name),
        HexFormat.of().formatHex(hash.digest()),
        Base64.getEncoder().encodeToString(integrity.digest()),
        Map.of(ContentCoding.IDENTITY, new OnDisk(file, Files.size(file))));
  }

  private static Asset asset(
      String name, String type, String hash, String integrity, Map<ContentCoding, Bytes> bodies) {
    String path =
        name.startsWith(ROOT)
            ? "/" + name.substring(ROOT.length())
            : StaticFiles.PREFIX + hashedName(name, hash);
    return new Asset(name, encoded(path), path, type, hash, "sha384-" + integrity, bodies);
  }

  /**
   * {@code css/site.css} becomes {@code css/site.<16 hex>.css}; a name without extension gets the
   * hash at its end.
   */
  private static String hashedName(String name, String hash) {
    int slash = name.lastIndexOf('/');
    int dot = name.lastIndexOf('.');
    int at = dot > slash + 1 ? dot : name.length();
    return name.substring(0, at) + "." + hash.substring(0, 16) + name.substring(at);
  }

  private static String encoded(String path) {
    return Stream.of(path.split("/", -1))
        .map(segment -> URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20"))
        .collect(Collectors.joining("/"));
  }

  private static MessageDigest digest(String algorithm) {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A file too large for memory, read piece by piece. */
  private record OnDisk(Path file, long length) implements Bytes {
    @Override
    public void writeTo(OutputStream out, long offset, long count) throws IOException {
      try (FileChannel channel = FileChannel.open(file)) {
        channel.position(offset);
        InputStream in = Channels.newInputStream(channel);
        ByteBuffer buffer = ByteBuffer.allocate(64 * 1024);
        for (long left = count; left > 0; ) {
          int read = in.read(buffer.array(), 0, (int) Math.min(left, buffer.capacity()));
          if (read < 0) {
            throw new IOException(file + " has become shorter while it was served");
          }
          out.write(buffer.array(), 0, read);
          left -= read;
        }
      }
    }

    @Override
    public byte @Nullable [] inMemory() {
      return null;
    }
  }
}
