package vanity;

import java.nio.file.Files;
import java.nio.file.Path;

/** A command failed for a reason that its message tells: what, which, and what to do. */
final class Failure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Failure(String message) {
    super(message);
  }

  /**
   * Before anything is begun with it.
   *
   * @throws Failure if there is no such file or folder, or it cannot be read
   */
  static void unlessReadable(Path path) {
    if (!Files.isReadable(path)) {
      throw new Failure("There is no file or folder " + path + " that can be read");
    }
  }
}
