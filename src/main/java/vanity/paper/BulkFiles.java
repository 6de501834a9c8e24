package vanity.paper;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import vanity.arxiv.ArxivId;
import vanity.arxiv.BulkManifest;
import vanity.arxiv.BulkSources;

/**
 * What is to be imported, as it lies on a disk: arXiv's bulk tars, sources named after their
 * papers, folders of either.
 */
final class BulkFiles {
  /** One thing to be read. */
  sealed interface Piece {
    Path path();

    long bytes();

    /** A tar of sources. */
    record Tar(Path path, long bytes) implements Piece {}

    /** A source of one file: tar.gz, gz, tex, pdf. */
    record Source(Path path, long bytes, ArxivId id) implements Piece {}

    /** A source as a folder of files, whose name is the paper's. */
    record Folder(Path path, long bytes, ArxivId id) implements Piece {}
  }

  private final List<Piece> pieces = new ArrayList<>();
  private final Map<String, BulkManifest.Tar> manifest = new HashMap<>();
  private int passedOver;

  private BulkFiles() {}

  /**
   * Looks for them.
   *
   * @throws IOException if a folder or a manifest cannot be read
   */
  static BulkFiles in(List<Path> paths) throws IOException {
    BulkFiles found = new BulkFiles();
    for (Path path : paths) {
      found.add(path.toAbsolutePath().normalize());
    }
    return found;
  }

  /** In the order of their names. */
  List<Piece> pieces() {
    return List.copyOf(pieces);
  }

  /** How many files are none of these. */
  int passedOver() {
    return passedOver;
  }

  /** What is wrong with a tar, where arXiv's manifest lies beside it. */
  Optional<String> damage(Piece.Tar tar) throws IOException {
    BulkManifest.Tar said = manifest.get(name(tar.path()));
    return said == null ? Optional.empty() : said.damage(tar.path());
  }

  long bytes() {
    return pieces.stream().mapToLong(Piece::bytes).sum();
  }

  private void add(Path path) throws IOException {
    Optional<ArxivId> id = id(path);
    if (Files.isDirectory(path)) {
      if (id.isPresent()) {
        pieces.add(new Piece.Folder(path, size(path), id.get()));
      } else {
        for (Path child : children(path)) {
          add(child);
        }
      }
    } else if (id.isPresent()) {
      pieces.add(new Piece.Source(path, Files.size(path), id.get()));
    } else if (name(path).endsWith(".tar")) {
      pieces.add(new Piece.Tar(path, Files.size(path)));
      readManifest(path.resolveSibling("arXiv_src_manifest.xml"));
    } else if (!name(path).endsWith("manifest.xml")) {
      passedOver++;
    }
  }

  /** Old identifiers may be spread over folder and file: {@code hep-th/9901001.gz}. */
  private static Optional<ArxivId> id(Path path) {
    Optional<ArxivId> byName = BulkSources.idOf(name(path));
    Path parent = path.getParent();
    return byName.isPresent() || parent == null
        ? byName
        : BulkSources.idOf(name(parent) + name(path));
  }

  private static String name(Path path) {
    Path name = path.getFileName();
    return name == null ? "" : name.toString();
  }

  private static List<Path> children(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(child ->
              Files.isRegularFile(child, LinkOption.NOFOLLOW_LINKS)
                  || Files.isDirectory(child, LinkOption.NOFOLLOW_LINKS))
          .sorted()
          .toList();
    }
  }

  private static long size(Path folder) throws IOException {
    long bytes = 0;
    for (Path child : children(folder)) {
      bytes += Files.isDirectory(child) ? size(child) : Files.size(child);
    }
    return bytes;
  }

  private void readManifest(Path file) throws IOException {
    if (manifest.isEmpty() && Files.isRegularFile(file)) {
      try (InputStream in = Files.newInputStream(file)) {
        for (BulkManifest.Tar tar : BulkManifest.parse(in)) {
          manifest.put(tar.name().substring(tar.name().lastIndexOf('/') + 1), tar);
        }
      }
    }
  }
}
