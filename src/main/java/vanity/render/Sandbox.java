package vanity.render;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import vanity.render.RenderSettings.SandboxMode;

/**
 * Runs programs on what strangers wrote, so that they see only the tools and one render's folder,
 * reach no network, and end on time.
 *
 * <pre>
 * choom     the first that the kernel ends where the machine's memory is short
 *  └ bwrap     own file tree, processes, network: nothing but the tools and the folder
 *     └ setpriv   another user, no privileges, none to be had
 *        └ prlimit   memory, cpu time, file size, open files, processes: of each process
 *           └ program
 * watched from outside: wall time, memory of all together, disk; whoever goes too far is killed
 * </pre>
 */
final class Sandbox {
  static final long FILE_SIZE = 256L << 20;
  static final int OPEN_FILES = 256;
  static final int PROCESSES = 64;

  /** The exit status of a program that the kernel killed: mostly for want of memory. */
  static final int KILLED = 128 + 9;

  /** The exit status of a program that used up its processor time. */
  static final int CPU_LIMIT = 128 + 24;

  /** Bytes that one render may leave in its folder. */
  private static final long DISK = 1L << 30;

  /** All that is passed on of our environment: where tools lie. */
  private static final Set<String> ENVIRONMENT =
      Set.of(
          "PATH",
          "PERL5LIB",
          "LD_LIBRARY_PATH",
          "TEXMFCNF",
          "TEXMFROOT",
          "TEXMFDIST",
          "TEXMFMAIN",
          "TEXMFVAR",
          "TEXMFSYSVAR",
          "FONTCONFIG_PATH",
          "GS_LIB",
          "MAGICK_CONFIGURE_PATH");

  /**
   * A program to run.
   *
   * @param command with paths as {@link #seen} gives them
   * @param directory where it runs, in the render's folder
   * @param time of the clock
   * @param memory bytes of all its processes together
   */
  record Task(
      List<String> command, RenderFolder folder, Path directory, Duration time, long memory) {}

  /** How a program ended. */
  sealed interface Ended {
    /** By itself, or killed by the kernel: then the status is 128 and the signal's number. */
    record Exited(int status) implements Ended {}

    record TimedOut() implements Ended {}

    record OutOfMemory() implements Ended {}

    /** It started too many processes or wrote too much. */
    record TooGreedy(String of) implements Ended {}
  }

  private final Confinement confinement;
  private final List<Path> tools;
  private final @Nullable String shortfall;

  private Sandbox(Confinement confinement, List<Path> tools, @Nullable String shortfall) {
    this.confinement = confinement;
    this.tools = tools;
    this.shortfall = shortfall;
  }

  /**
   * The tightest sandbox that the mode wants and this machine allows, found by running each.
   *
   * @param tools where programs lie that are not in /usr
   * @throws UnavailableException if the mode is bwrap and bubblewrap does not work here
   */
  static Sandbox choose(SandboxMode mode, Path workFolder, List<Path> tools)
      throws IOException, InterruptedException, UnavailableException {
    Files.createDirectories(workFolder);
    Path probe = Files.createTempDirectory(workFolder, "probe-");
    try {
      RenderFolder folder = new RenderFolder(probe);
      folder.create();
      String shortfall = null;
      for (Confinement each : candidates(mode)) {
        String failure = new Sandbox(each, tools, null).failure(folder);
        if (failure == null) {
          return new Sandbox(each, tools, each.isBubblewrap() ? null : shortfall);
        }
        if (each.isBubblewrap()) {
          shortfall = "bubblewrap does not work here: " + failure;
        }
      }
      throw new UnavailableException(
          "RENDER_SANDBOX=bwrap, but "
              + shortfall
              + ". Install bubblewrap and allow user namespaces, or set RENDER_SANDBOX=auto");
    } finally {
      FolderContent.delete(probe);
    }
  }

  /** The operator wants a sandbox that this machine does not have. */
  static final class UnavailableException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String remedy;

    UnavailableException(String remedy) {
      super(remedy);
      this.remedy = remedy;
    }

    /** For an operator. */
    String remedy() {
      return remedy;
    }
  }

  private static List<Confinement> candidates(SandboxMode mode) {
    boolean root = isRoot();
    List<Confinement> candidates = new ArrayList<>();
    for (Confinement each : Confinement.values()) {
      boolean wanted =
          switch (mode) {
            case AUTO -> true;
            case BWRAP -> each.isBubblewrap();
            case NONE -> !each.isBubblewrap();
          };
      boolean forRoot = each == Confinement.BUBBLEWRAP_AS_ROOT || each == Confinement.OTHER_USER;
      if (wanted && (root || !forRoot)) {
        candidates.add(each);
      }
    }
    return candidates;
  }

  private static boolean isRoot() {
    try {
      return Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
    } catch (IOException | UnsupportedOperationException e) {
      return false;
    }
  }

  /** Why it does not work; null if it does. */
  private @Nullable String failure(RenderFolder folder) throws InterruptedException {
    Task task =
        new Task(
            List.of("sh", "-c", "echo written > \"$TMPDIR/probe\""),
            folder,
            folder.paper(),
            Duration.ofSeconds(10),
            256L << 20);
    try {
      give(folder);
      Path console = folder.root().resolve("console");
      Ended ended = run(task, console);
      if (ended.equals(new Ended.Exited(0))) {
        Files.deleteIfExists(folder.temporary().resolve("probe"));
        return null;
      }
      String said = Files.readString(console, StandardCharsets.ISO_8859_1).strip();
      return said.isEmpty() ? ended.toString() : said.lines().findFirst().orElse("");
    } catch (IOException e) {
      return e.getMessage();
    }
  }

  /** What is in force, for the log and the status command; and why no more. */
  String describe() {
    return confinement.description() + (shortfall == null ? "" : " (" + shortfall + ")");
  }

  boolean isBubblewrap() {
    return confinement.isBubblewrap();
  }

  /** A path in a render's folder as the program sees it. */
  String seen(RenderFolder folder, Path path) {
    return confinement.seen(folder, path).toString();
  }

  /** Makes what we wrote in a render's folder the property of whom its programs run as. */
  void give(RenderFolder folder) throws IOException {
    if (confinement.becomesNobody()) {
      FolderContent.give(folder.root(), Confinement.NOBODY);
      // bubblewrap looks into it with no more rights than anybody's.
      Files.setPosixFilePermissions(folder.root(), PosixFilePermissions.fromString("rwxr-xr-x"));
    }
  }

  /**
   * Runs a program to its end.
   *
   * @param console takes what it prints
   * @throws InterruptedException when we are to stop; everything is killed before
   */
  Ended run(Task task, Path console) throws IOException, InterruptedException {
    // The kernel kills the program with the thread that started it (PR_SET_PDEATHSIG), and the
    // carriers of virtual threads come and go: so a thread of its own that stays to the end.
    AtomicReference<Object> result = new AtomicReference<>();
    Thread keeper =
        Thread.ofPlatform()
            .name("sandbox")
            .start(() -> {
              try {
                result.set(runHere(task, console));
              } catch (IOException | InterruptedException e) {
                result.set(e);
              }
            });
    boolean interrupted = false;
    while (keeper.isAlive()) {
      try {
        keeper.join();
      } catch (InterruptedException e) {
        interrupted = true;
        keeper.interrupt();
      }
    }
    if (interrupted) {
      throw new InterruptedException();
    }
    return switch (result.get()) {
      case Ended ended -> ended;
      case IOException e -> throw e;
      default -> throw new InterruptedException();
    };
  }

  private Ended runHere(Task task, Path console) throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(confinement.wrap(task, tools))
            .directory(task.directory().toFile())
            .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
            .redirectErrorStream(true)
            .redirectOutput(console.toFile());
    setEnvironment(builder, task.folder());
    Process process = builder.start();
    ProcessTree tree = new ProcessTree(process, confinement.opensSession());
    try {
      return watch(process, tree, task);
    } finally {
      tree.kill();
      FolderContent.removeAllButFiles(task.folder().out());
    }
  }

  private void setEnvironment(ProcessBuilder builder, RenderFolder folder) {
    var environment = builder.environment();
    environment.keySet().retainAll(ENVIRONMENT);
    String temporary = seen(folder, folder.temporary());
    environment.put("HOME", temporary);
    environment.put("TMPDIR", temporary);
    environment.put("MAGICK_TMPDIR", temporary);
    environment.put("LC_ALL", "C.UTF-8");
    environment.put("TZ", "UTC");
    environment.put("SOURCE_DATE_EPOCH", "0");
    // TeX's own guards, for what LaTeXML may start.
    environment.put("shell_escape", "f");
    environment.put("openin_any", "p");
    environment.put("openout_any", "p");
  }

  private static Ended watch(Process process, ProcessTree tree, Task task)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + task.time().toNanos();
    for (int round = 1; !process.waitFor(100, TimeUnit.MILLISECONDS); round++) {
      if (System.nanoTime() > end) {
        return new Ended.TimedOut();
      }
      if (tree.size() > PROCESSES) {
        return new Ended.TooGreedy("processes");
      }
      if (tree.memory() > task.memory()) {
        return new Ended.OutOfMemory();
      }
      if (round % 10 == 0 && FolderContent.size(task.folder().root()) > DISK) {
        return new Ended.TooGreedy("disk");
      }
    }
    return new Ended.Exited(process.exitValue());
  }
}
