package vanity.db;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How PostgreSQL's programs are started. They refuse to run as root, which is who one is in many a
 * container: then in a user namespace, where root of outside is nobody, or, where namespaces are
 * forbidden, as the user nobody, to whom the folder is given.
 *
 * @param prefix what stands before the command
 * @param owner user who must own the folder, or empty if whoever does is right
 */
record Unprivileged(List<String> prefix, String owner) {
  private static final String NOBODY = "nobody";

  static Unprivileged detect() throws InterruptedException {
    if (new UnixSystem().getUid() != 0) {
      return new Unprivileged(List.of(), "");
    }
    return succeeds("unshare", "-U", "true") ? inNamespace() : asNobody();
  }

  static Unprivileged inNamespace() {
    return new Unprivileged(List.of("unshare", "-U"), "");
  }

  static Unprivileged asNobody() {
    return new Unprivileged(
        List.of("setpriv", "--reuid=" + NOBODY, "--regid=nogroup", "--clear-groups"), NOBODY);
  }

  private static boolean succeeds(String... command) throws InterruptedException {
    try {
      return new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false; // There is no such program.
    }
  }

  List<String> command(List<String> command) {
    List<String> all = new ArrayList<>(prefix);
    all.addAll(command);
    return all;
  }

  /** Makes a file or folder one that the programs can use. */
  void give(Path path) throws IOException {
    if (!owner.isEmpty()) {
      Files.setOwner(
          path, path.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(owner));
    }
  }
}
