package vanity.render.source;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vanity.render.work.RenderLog;

/**
 * The files of a submission as they are written: each in its place below one folder, or skipped for
 * a reason that the log tells.
 */
final class SourceFiles {
  /**
   * What LaTeXML or TeX would take as a program, as configuration or as a stylesheet of its own if
   * it lay in the paper's folder: LaTeXML runs {@code *.ltxml} and {@code *.latexml} as Perl.
   */
  private static final Pattern FORBIDDEN =
      Pattern.compile(
          "(.*\\.(ltxml|latexml|opt|rng|rnc|model|xsl|xslt|dtd|cnf|fmt|pool|pm|pl|perl|so)"
              + "|\\.?latexmlrc|\\.?latexmkrc|latexml\\.cache|ls-r)",
          Pattern.CASE_INSENSITIVE);

  /** Skipped files are told one by one up to here. */
  private static final int TOLD = 100;

  /** Below the 4096 bytes that Linux takes, with room for our own folders. */
  private static final int PATH_LENGTH = 1000;

  private final Path folder;
  private final SourceLimits limits;
  private final RenderLog log;
  private int entries;
  private int skipped;

  SourceFiles(Path folder, SourceLimits limits, RenderLog log) {
    this.folder = folder;
    this.limits = limits;
    this.log = log;
  }

  /** An entry that makes no file, but is one of the many that an archive may hold. */
  void count(String name) throws RefusedSourceException {
    if (++entries > limits.entries()) {
      throw new RefusedSourceException(
          "The archive holds more than " + limits.entries() + " files.");
    }
  }

  /** Leaves an entry out. */
  void skip(String name, String reason) throws RefusedSourceException {
    count(name);
    tell(name, reason);
  }

  private void tell(String name, String reason) {
    if (++skipped <= TOLD) {
      log.add("Skipped " + readable(name) + ": " + reason);
    } else if (skipped == TOLD + 1) {
      log.add("Skipped more files than are told here");
    }
  }

  /** A name for the log: no control characters, of bearable length. */
  private static String readable(String name) {
    String plain = name.replaceAll("\\p{Cntrl}", "?");
    return plain.length() > 120 ? plain.substring(0, 120) + "…" : plain;
  }

  /**
   * Writes one file, or skips it.
   *
   * @return bytes written
   */
  long write(String name, InputStream content) throws IOException {
    count(name);
    String problem = problem(name);
    Path file = problem == null ? place(name) : null;
    if (file == null) {
      tell(name, problem == null ? "its name cannot be used on this machine" : problem);
      return 0;
    }
    try {
      Files.createDirectories(file.getParent());
    } catch (IOException e) {
      tell(name, "a file and a folder have the same name");
      return 0;
    }
    if (Files.isDirectory(file)) {
      tell(name, "a file and a folder have the same name");
      return 0;
    }
    if (Files.exists(file)) {
      log.add("Twice in the archive, the last one counts: " + readable(name));
    }
    try (OutputStream out = Files.newOutputStream(file)) {
      return content.transferTo(out);
    }
  }

  private @Nullable String problem(String name) {
    String[] parts = name.replaceFirst("^(\\./)+", "").split("/", -1);
    if (name.startsWith("/")) {
      return "an absolute name";
    }
    if (name.length() > PATH_LENGTH) {
      return "a path of more than " + PATH_LENGTH + " characters";
    }
    if (parts.length - 1 > limits.depth()) {
      return "more than " + limits.depth() + " folders deep";
    }
    for (String part : parts) {
      if (part.equals("..")) {
        return "a name that leads out of the folder";
      }
      if (part.getBytes(StandardCharsets.UTF_8).length > limits.nameLength()) {
        return "a name of more than " + limits.nameLength() + " bytes";
      }
      if (part.chars().anyMatch(Character::isISOControl)) {
        return "a name with control characters";
      }
    }
    if (FORBIDDEN.matcher(parts[parts.length - 1]).matches()) {
      return "the converter would take it for a program or for settings of its own";
    }
    return null;
  }

  /** Where a name that is no problem lies; null if this machine cannot write it. */
  private @Nullable Path place(String name) {
    try {
      Path file = folder.resolve(name.replace("\\", "/")).normalize();
      boolean inside = file.startsWith(folder) && !file.equals(folder);
      return inside ? file : null;
    } catch (InvalidPathException e) {
      return null;
    }
  }
}
