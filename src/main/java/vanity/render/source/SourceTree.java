package vanity.render.source;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The files of an unpacked submission.
 *
 * @param files relative to the folder, in the order of their names
 */
public record SourceTree(Path folder, List<Path> files) {
  /** What is text to TeX. */
  private static final Set<String> TEXT =
      Set.of(
          "tex", "ltx", "latex", "sty", "cls", "bib", "bbl", "bst", "clo", "cfg", "def", "fd",
          "tikz", "pgf", "inc", "txt", "json", "xxx");

  /** A text of more is generated data that nobody reads as a page. */
  public static final long TEXT_LIMIT = 32L << 20;

  public static SourceTree of(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return new SourceTree(
          folder, all.filter(Files::isRegularFile).map(folder::relativize).sorted().toList());
    }
  }

  /** The extension in lower case, without the dot; empty if there is none. */
  public static String extension(Path file) {
    String name = file.getFileName().toString();
    return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }

  /** Whether TeX reads it as text. */
  public static boolean isText(Path file) {
    return TEXT.contains(extension(file));
  }

  /** Files that hold TeX by their name, outside of {@code anc/}, which arXiv does not compile. */
  public List<Path> tex() {
    return files.stream()
        .filter(file -> SourceKind.ofName(file.toString()) == SourceKind.TEX)
        .filter(file -> !file.startsWith("anc"))
        .toList();
  }

  /** What the submission is, if it has no TeX or was withdrawn. */
  public SourceKind kind() throws IOException {
    List<Path> tex = tex();
    for (Path file : tex) {
      if (SourceKind.of(head(file)) != SourceKind.WITHDRAWN) {
        return SourceKind.TEX;
      }
    }
    if (!tex.isEmpty()) {
      return SourceKind.WITHDRAWN;
    }
    return files.stream()
        .filter(file -> !file.startsWith("anc"))
        .map(file -> SourceKind.ofName(file.toString()))
        .filter(kind -> kind != SourceKind.UNKNOWN)
        .findFirst()
        .orElse(SourceKind.UNKNOWN);
  }

  private byte[] head(Path file) throws IOException {
    try (var in = Files.newInputStream(folder.resolve(file))) {
      return in.readNBytes(SourceKind.HEAD);
    }
  }

  /** A text with every byte as one character: enough to find commands and file names in it. */
  public String read(Path file) throws IOException {
    Path path = folder.resolve(file);
    return Files.size(path) > TEXT_LIMIT ? "" : Files.readString(path, StandardCharsets.ISO_8859_1);
  }

  /**
   * Makes texts what TeX's readers expect: UTF-16 becomes UTF-8, byte order marks go, the line ends
   * of old Macs become ours.
   */
  public void normalise() throws IOException {
    for (Path file : files) {
      Path path = folder.resolve(file);
      if (isText(file) && Files.size(path) <= TEXT_LIMIT) {
        byte[] before = Files.readAllBytes(path);
        byte[] after = normalised(before);
        if (after != before) {
          Files.write(path, after);
        }
      }
    }
  }

  /** The same array if there is nothing to change. */
  static byte[] normalised(byte[] bytes) {
    byte[] text = bytes;
    if (starts(bytes, 0xFE, 0xFF)) {
      text = decode(bytes, 2, StandardCharsets.UTF_16BE);
    } else if (starts(bytes, 0xFF, 0xFE)) {
      text = decode(bytes, 2, StandardCharsets.UTF_16LE);
    } else if (starts(bytes, 0xEF, 0xBB, 0xBF)) {
      text = decode(bytes, 3, StandardCharsets.ISO_8859_1, StandardCharsets.ISO_8859_1);
    }
    return hasOnlyReturns(text) ? returnsToNewlines(text) : text;
  }

  private static boolean starts(byte[] bytes, int... mark) {
    for (int i = 0; i < mark.length; i++) {
      if (i >= bytes.length || (bytes[i] & 0xFF) != mark[i]) {
        return false;
      }
    }
    return true;
  }

  private static byte[] decode(byte[] bytes, int from, java.nio.charset.Charset charset) {
    return decode(bytes, from, charset, StandardCharsets.UTF_8);
  }

  private static byte[] decode(
      byte[] bytes, int from, java.nio.charset.Charset charset, java.nio.charset.Charset to) {
    return new String(bytes, from, bytes.length - from, charset).getBytes(to);
  }

  private static boolean hasOnlyReturns(byte[] text) {
    boolean returns = false;
    for (byte each : text) {
      if (each == '\n') {
        return false;
      }
      returns |= each == '\r';
    }
    return returns;
  }

  private static byte[] returnsToNewlines(byte[] text) {
    byte[] changed = text.clone();
    for (int i = 0; i < changed.length; i++) {
      if (changed[i] == '\r') {
        changed[i] = '\n';
      }
    }
    return changed;
  }
}
