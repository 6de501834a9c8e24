package vanity.render.conversion;

import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vanity.render.conversion.Renderer.Readiness;
import vanity.render.latexml.Latexml;
import vanity.render.sandbox.Programs;
import vanity.render.sandbox.Sandbox;
import vanity.render.sandbox.SandboxChoice;
import vanity.render.sandbox.SandboxUnavailableException;
import vanity.render.work.NotReadyException;
import vanity.render.work.WorkFolders;

/** What this machine has of what rendering needs: LaTeXML, a sandbox, and room on its disk. */
final class Machine {
  private static final String REMEDY =
      "apt-get install --no-install-recommends $(grep -v '^#' Aptfile), or scripts/run, which does"
          + " that";

  private final RenderSettings settings;
  private final WorkFolders folders;
  private volatile @Nullable Tools tools;

  Machine(RenderSettings settings) {
    this.settings = settings;
    this.folders = new WorkFolders(settings.workFolder());
  }

  /** What renders here, once it was seen to work. */
  record Tools(String converter, Sandbox sandbox) {}

  /** Looks, and says what an operator should know. */
  Readiness look() throws InterruptedException {
    try {
      Tools found = tools();
      return new Readiness.Ready(found.converter(), found.sandbox().describe());
    } catch (NotReadyException e) {
      return new Readiness.NotReady(e.remedy());
    }
  }

  /**
   * The tools. They are tried only until they work, which takes a second; whether they are still
   * there, and whether there is room, is looked at each time.
   *
   * @throws NotReadyException if this machine cannot render just now
   */
  Tools tools() throws InterruptedException {
    if (Programs.find("latexmlc").isEmpty()) {
      throw new NotReadyException("LaTeXML is not installed: " + REMEDY);
    }
    folders.requireRoom();
    Tools known = tools;
    if (known != null) {
      return known;
    }
    Tools found = find();
    tools = found;
    return found;
  }

  private Tools find() throws InterruptedException {
    try {
      Optional<String> version = Latexml.version();
      if (version.isEmpty()) {
        throw new NotReadyException("LaTeXML does not run; install it again: " + REMEDY);
      }
      Sandbox sandbox =
          SandboxChoice.choose(
              settings.sandbox(),
              settings.workFolder(),
              Programs.foldersOutsideOfUsr("latexmlc", "gs", "pdftocairo"));
      return new Tools(version.get(), sandbox);
    } catch (SandboxUnavailableException e) {
      throw new NotReadyException(e.remedy(), e);
    } catch (IOException e) {
      throw new NotReadyException("Cannot work in " + settings.workFolder() + ": " + e, e);
    }
  }

  /** Tries the tools anew: they failed in a way that no paper can be to blame for. */
  Tools toolsTriedAgain() throws InterruptedException {
    tools = null;
    return tools();
  }
}
