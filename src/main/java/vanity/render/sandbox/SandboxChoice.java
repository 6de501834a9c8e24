package vanity.render.sandbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vanity.render.work.FolderContent;
import vanity.render.work.RenderFolder;

/** Finds the tightest sandbox that the operator wants and this machine allows, by trying each. */
public final class SandboxChoice {
  private SandboxChoice() {}

  /**
   * Tries them in a folder of its own, which takes a moment.
   *
   * @param tools where programs lie that are not in /usr
   * @throws SandboxUnavailableException if the mode is bwrap and bubblewrap does not work here
   */
  public static Sandbox choose(SandboxMode mode, Path workFolder, List<Path> tools)
      throws IOException, InterruptedException, SandboxUnavailableException {
    Files.createDirectories(workFolder);
    Path probe = Files.createTempDirectory(workFolder, "probe-");
    try {
      RenderFolder folder = new RenderFolder(probe);
      folder.create();
      String shortfall = null;
      for (Confinement each : candidates(mode)) {
        String failure = failure(new Sandbox(each, tools, null), folder);
        if (failure == null) {
          return new Sandbox(each, tools, each.isBubblewrap() ? null : shortfall);
        }
        if (each.isBubblewrap()) {
          shortfall = "bubblewrap does not work here: " + failure;
        }
      }
      throw new SandboxUnavailableException(
          "RENDER_SANDBOX=bwrap, but "
              + shortfall
              + ". Install bubblewrap and allow user namespaces, or set RENDER_SANDBOX=auto");
    } finally {
      FolderContent.delete(probe);
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
  private static @Nullable String failure(Sandbox sandbox, RenderFolder folder)
      throws InterruptedException {
    Task task =
        new Task(
            List.of("sh", "-c", "echo written > \"$TMPDIR/probe\""),
            folder,
            folder.paper(),
            Duration.ofSeconds(10),
            256L << 20);
    try {
      sandbox.give(folder);
      Path console = folder.root().resolve("console");
      Ended ended = sandbox.run(task, console);
      if (ended.isWell()) {
        Files.deleteIfExists(folder.temporary().resolve("probe"));
        return null;
      }
      String said = Files.readString(console, StandardCharsets.ISO_8859_1).strip();
      return said.isEmpty() ? ended.toString() : said.lines().findFirst().orElse("");
    } catch (IOException e) {
      return e.getMessage();
    }
  }
}
