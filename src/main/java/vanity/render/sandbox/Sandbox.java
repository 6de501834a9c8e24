package vanity.render.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import vanity.render.work.FolderContent;
import vanity.render.work.RenderFolder;

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
public final class Sandbox {
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

  private final Confinement confinement;
  private final List<Path> tools;
  private final @Nullable String shortfall;

  Sandbox(Confinement confinement, List<Path> tools, @Nullable String shortfall) {
    this.confinement = confinement;
    this.tools = tools;
    this.shortfall = shortfall;
  }

  /** What is in force, for the log and the status command; and why no more. */
  public String describe() {
    return confinement.description() + (shortfall == null ? "" : " (" + shortfall + ")");
  }

  public boolean isBubblewrap() {
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
    ProcessTree tree = new ProcessTree(builder.start(), confinement.opensSession());
    try {
      return Watch.over(tree, task);
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
}
