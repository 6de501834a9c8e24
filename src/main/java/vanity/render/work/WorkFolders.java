package vanity.render.work;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A folder for each render while it runs, named by process and render: {@code render-<pid>-<id>}.
 */
public record WorkFolders(Path parent) {
  private static final Logger log = LoggerFactory.getLogger(WorkFolders.class);
  private static final Pattern NAME = Pattern.compile("render-(\\d{1,18})-\\d+");

  /** Bytes that must be free: the largest sources unpack to some hundreds of millions. */
  private static final long ROOM = 256L << 20;

  private static final long FULL = 16L << 20;

  /** The folder of a render of this process, made or not. */
  public Path of(long render) {
    return parent.resolve("render-" + ProcessHandle.current().pid() + "-" + render);
  }

  /**
   * Makes the folder of a render.
   *
   * @throws NotReadyException if this machine has no room for it
   */
  public void create(long render) {
    requireRoom();
    try {
      Files.createDirectory(of(render));
    } catch (IOException e) {
      throw new NotReadyException("Cannot make a folder for a render in " + parent + ": " + e, e);
    }
  }

  /**
   * Looks whether there is room to work in.
   *
   * @throws NotReadyException if not
   */
  public void requireRoom() {
    long free = free();
    if (free < ROOM) {
      throw new NotReadyException(
          "%s has %d MB left, and rendering needs %d: make room there, or set DATA_DIR to another disk"
              .formatted(parent, free >> 20, ROOM >> 20));
    }
  }

  private long free() {
    try {
      Files.createDirectories(parent);
      return Files.getFileStore(parent).getUsableSpace();
    } catch (IOException e) {
      throw new NotReadyException("Cannot write to " + parent + ": " + e, e);
    }
  }

  /** Whether the disk of this folder has so little left that writing to it may have failed. */
  public static boolean isFull(Path folder) throws IOException {
    return Files.getFileStore(folder).getUsableSpace() < FULL;
  }

  /** Removes what processes that were killed left behind. Before the first render of this one. */
  public void removeLeftovers() {
    if (!Files.isDirectory(parent)) {
      return;
    }
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(parent, "render-*")) {
      for (Path folder : folders) {
        Matcher name = NAME.matcher(folder.getFileName().toString());
        if (name.matches() && !isOfAnother(Long.parseLong(name.group(1)))) {
          remove(folder);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + parent, e);
    }
  }

  /** In a container every process is number 1, or so: our own number is of one before us. */
  private static boolean isOfAnother(long pid) {
    return pid != ProcessHandle.current().pid() && ProcessHandle.of(pid).isPresent();
  }

  /** Removes a folder with all that is in it, if it is there. */
  public static void remove(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try {
      FolderContent.delete(folder);
    } catch (IOException e) {
      log.warn("Cannot remove {}: {}", folder, e.toString());
    }
  }
}
