package vanity.render.source;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Enumeration;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import vanity.render.work.RenderLog;

/**
 * A submission as arXiv hands it out, put into a folder: tar.gz, gzip of one file, tar, zip, one
 * plain file or a folder, told apart by their bytes alone, because HTTP clients undo some codings
 * and arXiv's names lie.
 *
 * <p>Strangers write these archives: nothing is written outside the folder, only plain files are
 * made, and what is too much is refused while it is read.
 */
public final class SourceArchive {
  /** What a single file is called in the folder. */
  static final String SINGLE = "main.tex";

  private final SourceLimits limits;
  private final RenderLog log;

  public SourceArchive(SourceLimits limits, RenderLog log) {
    this.limits = limits;
    this.log = log;
  }

  /**
   * Unpacks a source.
   *
   * @return what a submission of one file is; {@link SourceKind#TEX} for a folder of files, which
   *     {@link SourceTree} looks at
   * @throws RefusedSourceException with the reason for readers
   */
  public SourceKind unpack(Path source, Path folder) throws IOException {
    SourceFiles files = new SourceFiles(folder, limits, log);
    if (Files.isDirectory(source)) {
      copyFolder(source, files);
      return SourceKind.TEX;
    }
    if (isZip(source)) {
      return unzip(source, files);
    }
    try (InputStream in = new BufferedInputStream(Files.newInputStream(source), 1 << 16)) {
      return unpack(in, Files.size(source), files, 2);
    }
  }

  /**
   * @param layers of gzip that may still be taken off: some servers add one to a .tar.gz
   */
  private SourceKind unpack(InputStream in, long packed, SourceFiles files, int layers)
      throws IOException {
    byte[] head = peek(in);
    if (head.length == 0) {
      throw new RefusedSourceException("The source is empty.");
    }
    if (layers > 0 && head.length > 2 && (head[0] & 0xFF) == 0x1F && (head[1] & 0xFF) == 0x8B) {
      // java.util.zip's reader takes several members and ignores garbage after the last.
      InputStream unzipped;
      try {
        unzipped = new GZIPInputStream(in, 1 << 16);
      } catch (IOException e) {
        throw RefusedSourceException.damaged(e);
      }
      return unpack(
          new BufferedInputStream(new UnpackedBytes(unzipped, packed, limits), 1 << 16),
          packed,
          files,
          layers - 1);
    }
    if (head.length >= 512 && TarArchiveInputStream.matches(head, head.length) || isOldTar(head)) {
      untar(in, packed, files);
      return SourceKind.TEX;
    }
    SourceKind kind = SourceKind.of(head);
    if (kind == SourceKind.TEX) {
      files.write(SINGLE, new UnpackedBytes(in, packed, limits));
    }
    return kind;
  }

  private static byte[] peek(InputStream in) throws IOException {
    in.mark(SourceKind.HEAD);
    byte[] head = in.readNBytes(SourceKind.HEAD);
    in.reset();
    return head;
  }

  /** A tar of before 1988 has no magic; its header's checksum tells. An empty one is all zeros. */
  private static boolean isOldTar(byte[] head) {
    if (head.length < 512) {
      return false;
    }
    int sum = 0;
    for (int i = 0; i < 512; i++) {
      sum += i >= 148 && i < 156 ? ' ' : head[i] & 0xFF;
    }
    if (sum == 8 * ' ') {
      return true;
    }
    String stated = new String(head, 148, 8, StandardCharsets.ISO_8859_1);
    String octal = stated.replace('\0', ' ').strip();
    return octal.matches("[0-7]{1,7}") && Integer.parseInt(octal, 8) == sum;
  }

  private void untar(InputStream in, long packed, SourceFiles files) throws IOException {
    UnpackedBytes bytes = new UnpackedBytes(in, packed, limits);
    // Not closed: the caller closes what is beneath.
    TarArchiveInputStream tar = new TarArchiveInputStream(bytes, "UTF-8");
    while (true) {
      bytes.beginHeader();
      TarArchiveEntry entry = next(tar);
      bytes.endHeader();
      if (entry == null) {
        return;
      }
      InputStream content = new UnpackedBytes(tar, packed, limits);
      if (entry.isDirectory()) {
        files.count(entry.getName());
      } else if (isPlainFile(entry)) {
        files.write(entry.getName(), content);
      } else {
        files.skip(entry.getName(), kindOf(entry));
      }
      // Read to the end here, so that the next header is all that getNextEntry reads.
      content.transferTo(OutputStream.nullOutputStream());
    }
  }

  private static @Nullable TarArchiveEntry next(TarArchiveInputStream tar) throws IOException {
    try {
      return tar.getNextEntry();
    } catch (RefusedSourceException e) {
      throw e;
    } catch (IOException | IllegalArgumentException e) {
      throw RefusedSourceException.damaged(e);
    }
  }

  /** By its flag: the library's isFile() is also true of pipes and devices. */
  private static boolean isPlainFile(TarArchiveEntry entry) {
    return switch (entry.getLinkFlag()) {
      case TarConstants.LF_NORMAL, TarConstants.LF_OLDNORM, TarConstants.LF_CONTIG -> true;
      default -> entry.isSparse();
    };
  }

  private static String kindOf(TarArchiveEntry entry) {
    if (entry.isSymbolicLink()) {
      return "a symbolic link";
    }
    if (entry.isLink()) {
      return "a hard link";
    }
    return entry.isFIFO() ? "a pipe" : "a device or something else that is no file";
  }

  private static boolean isZip(Path source) throws IOException {
    try (InputStream in = Files.newInputStream(source)) {
      byte[] head = in.readNBytes(4);
      return head.length == 4 && head[0] == 'P' && head[1] == 'K' && head[2] == 3 && head[3] == 4;
    }
  }

  /** A zip is Word's .docx, or what people make of their TeX on other systems. */
  private SourceKind unzip(Path source, SourceFiles files) throws IOException {
    try (ZipFile zip = open(source)) {
      if (zip.getEntry("[Content_Types].xml") != null || zip.getEntry("content.xml") != null) {
        return SourceKind.WORD;
      }
      long packed = Files.size(source);
      Enumeration<ZipArchiveEntry> entries = zip.getEntriesInPhysicalOrder();
      long left = limits.bytes();
      while (entries.hasMoreElements()) {
        ZipArchiveEntry entry = entries.nextElement();
        if (entry.isDirectory()) {
          files.count(entry.getName());
        } else if (entry.isUnixSymlink()) {
          files.skip(entry.getName(), "a symbolic link");
        } else if (!zip.canReadEntryData(entry)) {
          files.skip(entry.getName(), "encrypted or packed in an unknown way");
        } else {
          try (InputStream in = new UnpackedBytes(open(zip, entry), packed, limits)) {
            left -= files.write(entry.getName(), in);
          }
          if (left < 0) {
            throw new RefusedSourceException(
                "The source is larger than " + (limits.bytes() >> 20) + " MB when unpacked.");
          }
        }
      }
      return SourceKind.TEX;
    }
  }

  /** The library says in many ways that a file is no good. */
  private static ZipFile open(Path source) throws RefusedSourceException {
    try {
      return ZipFile.builder().setPath(source).get();
    } catch (IOException | IllegalArgumentException e) {
      throw RefusedSourceException.damaged(e);
    }
  }

  private static InputStream open(ZipFile zip, ZipArchiveEntry entry)
      throws RefusedSourceException {
    try {
      return zip.getInputStream(entry);
    } catch (IOException | IllegalArgumentException e) {
      throw RefusedSourceException.damaged(e);
    }
  }

  /** A folder of the operator's own; links in it are still not followed. */
  private void copyFolder(Path source, SourceFiles files) throws IOException {
    Files.walkFileTree(
        source,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return folder.endsWith(".git")
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            String name = source.relativize(file).toString();
            if (attributes.isRegularFile()) {
              try (InputStream in = Files.newInputStream(file)) {
                files.write(name, new UnpackedBytes(in, Files.size(file), limits));
              }
            } else {
              files.skip(name, "a link or something else that is no file");
            }
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
