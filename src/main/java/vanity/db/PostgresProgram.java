package vanity.db;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * PostgreSQL's programs for this machine, unpacked from the jar: {@code initdb}, {@code pg_ctl} and
 * {@code postgres}.
 *
 * @param folder with {@code bin}, {@code lib} and {@code share}
 */
record PostgresProgram(Path folder) {

  /**
   * Unpacks them below this folder, unless they are there.
   *
   * @throws EmbeddedDatabaseException if there are none for this machine
   */
  static PostgresProgram unpackBelow(Path folder) throws IOException {
    String archive = archive();
    Path finished = folder.resolve("program-" + fingerprint(archive));
    if (!Files.isDirectory(finished)) {
      Path unfinished = Files.createTempDirectory(folder, "program-unpacking-");
      unpack(archive, unfinished);
      Files.setPosixFilePermissions(unfinished, PosixFilePermissions.fromString("rwxr-xr-x"));
      Files.move(unfinished, finished, StandardCopyOption.ATOMIC_MOVE);
    }
    return new PostgresProgram(finished);
  }

  /** As the zonky project names them. */
  private static String archive() {
    String system = System.getProperty("os.name").startsWith("Mac") ? "darwin" : "linux";
    String processor =
        switch (System.getProperty("os.arch").toLowerCase(Locale.ROOT)) {
          case "amd64", "x86_64" -> "x86_64";
          case "aarch64", "arm64" -> "arm_64";
          case String other -> other;
        };
    return "/postgres-" + system + "-" + processor + ".txz";
  }

  private static InputStream open(String archive) {
    InputStream stream = PostgresProgram.class.getResourceAsStream(archive);
    if (stream == null) {
      throw new EmbeddedDatabaseException(
          "There is no embedded PostgreSQL for this machine (no "
              + archive
              + " in the jar): install PostgreSQL and set DATABASE_URL");
    }
    return stream;
  }

  private static String fingerprint(String archive) throws IOException {
    try (DigestInputStream in =
        new DigestInputStream(open(archive), MessageDigest.getInstance("SHA-256"))) {
      in.transferTo(java.io.OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(in.getMessageDigest().digest(), 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // Every Java platform has it.
    }
  }

  private static void unpack(String archive, Path folder) throws IOException {
    try (TarArchiveInputStream tar =
        new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(open(archive))))) {
      for (TarArchiveEntry entry; (entry = tar.getNextEntry()) != null; ) {
        Path path = folder.resolve(entry.getName());
        if (entry.isDirectory()) {
          Files.createDirectories(path);
          continue;
        }
        Files.createDirectories(path.getParent());
        if (entry.isSymbolicLink()) {
          Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
        } else {
          Files.copy(tar, path);
          boolean program = (entry.getMode() & 0100) != 0 || entry.getName().startsWith("bin/");
          Files.setPosixFilePermissions(
              path, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
        }
      }
    }
  }

  /** The program of this name. */
  String path(String name) {
    return folder.resolve("bin").resolve(name).toString();
  }
}
