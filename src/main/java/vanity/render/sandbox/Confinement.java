package vanity.render.sandbox;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import vanity.render.work.RenderFolder;

/** The ways to shut a program in, the tightest first. */
enum Confinement {
  /**
   * bubblewrap started by root: needs no user namespace, so works where a distribution forbids
   * them; setpriv then becomes nobody, for good.
   */
  BUBBLEWRAP_AS_ROOT("bubblewrap, as nobody: own file tree, no network"),
  /** bubblewrap as any user, by a user namespace. */
  BUBBLEWRAP("bubblewrap: own file tree, no network"),
  /** What is left to root: another user. */
  OTHER_USER("no sandbox, limits only, as nobody"),
  LIMITS("no sandbox, limits only"),
  /** A system without Linux's tools. */
  NOTHING("no sandbox and no limits");

  /** nobody, on Debian and most others. */
  static final int NOBODY = 65534;

  private static final String INSIDE = RenderFolder.INSIDE;
  private static final long FILE_SIZE = 256L << 20;
  private static final int OPEN_FILES = 256;

  /** Settings and caches of the tools; nothing else of /etc and /var is seen. */
  private static final List<String> CONFIGURATION =
      List.of(
          "/etc/alternatives",
          "/etc/fonts",
          "/etc/ghostscript",
          "/etc/ImageMagick-6",
          "/etc/ImageMagick-7",
          "/etc/ld.so.cache",
          "/etc/papersize",
          "/etc/perl",
          "/etc/texmf",
          "/var/cache/fontconfig",
          "/var/lib/ghostscript",
          "/var/lib/texmf");

  private final String description;

  Confinement(String description) {
    this.description = description;
  }

  String description() {
    return description;
  }

  boolean isBubblewrap() {
    return this == BUBBLEWRAP_AS_ROOT || this == BUBBLEWRAP;
  }

  /** Whether {@code kill -- -pid} reaches all; in bubblewrap they end with their process space. */
  boolean opensSession() {
    return this == OTHER_USER || this == LIMITS;
  }

  boolean becomesNobody() {
    return this == BUBBLEWRAP_AS_ROOT || this == OTHER_USER;
  }

  /** A path below the render's folder as the program sees it. */
  Path seen(RenderFolder folder, Path path) {
    return isBubblewrap()
        ? Path.of(INSIDE).resolve(folder.root().toAbsolutePath().relativize(path.toAbsolutePath()))
        : path.toAbsolutePath();
  }

  /**
   * The command that runs another one shut in.
   *
   * @param tools folders of the program's own files that lie outside of /usr
   */
  List<String> wrap(Task task, List<Path> tools) {
    List<String> command = new ArrayList<>();
    if (this != NOTHING) {
      // Where memory is short the kernel ends this, not the site.
      command.addAll(List.of("choom", "-n", "1000", "--"));
    }
    if (isBubblewrap()) {
      command.addAll(bubblewrap(task, tools));
    } else if (opensSession()) {
      command.add("setsid");
    }
    if (this != NOTHING) {
      command.addAll(privileges());
      command.addAll(limits(task));
    }
    command.addAll(task.command());
    return command;
  }

  private List<String> bubblewrap(Task task, List<Path> tools) {
    RenderFolder folder = task.folder();
    List<String> command =
        new ArrayList<>(
            List.of(
                "bwrap", "--die-with-parent", "--new-session", "--unshare-ipc", "--unshare-pid"));
    command.addAll(List.of("--unshare-net", "--unshare-uts", "--unshare-cgroup-try"));
    command.addAll(List.of("--hostname", "localhost", "--cap-drop", "ALL"));
    if (this == BUBBLEWRAP_AS_ROOT) {
      // What setpriv needs to become nobody; it gives them away with that.
      command.addAll(List.of("--cap-add", "CAP_SETUID", "--cap-add", "CAP_SETGID"));
      command.addAll(List.of("--cap-add", "CAP_SETPCAP"));
    } else {
      command.add("--unshare-user");
    }
    bind(command, "--ro-bind", "/usr", "/usr");
    for (String name : new String[] {"/bin", "/sbin", "/lib", "/lib32", "/lib64"}) {
      if (Files.isSymbolicLink(Path.of(name))) {
        bind(command, "--symlink", "usr" + name, name);
      } else {
        bind(command, "--ro-bind-try", name, name);
      }
    }
    for (String hidden : new String[] {"/usr/local", "/usr/src"}) {
      if (Files.isDirectory(Path.of(hidden))) {
        command.addAll(List.of("--tmpfs", hidden));
      }
    }
    for (String made : new String[] {"/etc", "/var", "/var/lib", "/var/cache"}) {
      command.addAll(List.of("--perms", "0755", "--dir", made));
    }
    CONFIGURATION.forEach(each -> bind(command, "--ro-bind-try", each, each));
    tools.forEach(each -> bind(command, "--ro-bind", each.toString(), each.toString()));
    command.addAll(List.of("--dev", "/dev"));
    bind(command, "--ro-bind", folder.root().toAbsolutePath().toString(), INSIDE);
    bind(command, "--bind", folder.out().toAbsolutePath().toString(), INSIDE + "/out");
    bind(command, "--bind", folder.temporary().toAbsolutePath().toString(), INSIDE + "/tmp");
    bind(command, "--symlink", INSIDE + "/tmp", "/tmp");
    command.addAll(List.of("--chdir", seen(folder, task.directory()).toString(), "--"));
    return command;
  }

  private static void bind(List<String> command, String option, String from, String to) {
    command.add(option);
    command.add(from);
    command.add(to);
  }

  private List<String> privileges() {
    if (!becomesNobody()) {
      return List.of("setpriv", "--no-new-privs", "--pdeathsig=KILL", "--");
    }
    String nobody = Integer.toString(NOBODY);
    return List.of(
        "setpriv",
        "--reuid=" + nobody,
        "--regid=" + nobody,
        "--clear-groups",
        "--no-new-privs",
        "--inh-caps=-all",
        "--bounding-set=-all",
        "--pdeathsig=KILL",
        "--");
  }

  private List<String> limits(Task task) {
    List<String> command =
        new ArrayList<>(
            List.of(
                "prlimit",
                "--as=" + task.memory(),
                "--cpu=" + (task.time().toSeconds() + 1),
                "--fsize=" + FILE_SIZE,
                "--nofile=" + OPEN_FILES,
                "--core=0"));
    // The kernel counts a user's processes: elsewhere they would be counted with our own.
    if (isBubblewrap() || becomesNobody()) {
      command.add("--nproc=" + Watch.PROCESSES);
    }
    command.addAll(List.of("nice", "-n", "10"));
    return command;
  }
}
