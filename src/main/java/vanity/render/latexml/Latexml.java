package vanity.render.latexml;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vanity.render.sandbox.Ended;
import vanity.render.sandbox.Programs;
import vanity.render.sandbox.SandboxedFolder;
import vanity.render.source.MainTexFile;
import vanity.render.work.RenderFolder;

/** LaTeXML 0.8.7 or newer: TeX to HTML with MathML. */
public final class Latexml {
  private static final Pattern VERSION = Pattern.compile("version ([\\w.]+)");

  /**
   * LaTeXML's own clock rings earlier than ours, so that it can still write the document so far: it
   * gives that as long again as is left.
   */
  private static final double OWN_TIME = 0.7;

  /** What becomes of drawings that TeX did not set. */
  public enum Drawings {
    /** LaTeXML sets them, which can take longer than all else in a paper. */
    DRAWN,
    /** A note stands in their places, and what draws is not even loaded. */
    LEFT_OUT
  }

  private final SandboxedFolder tools;
  private final RenderFolder folder;
  private final Duration time;

  /**
   * @param time of the clock
   */
  public Latexml(SandboxedFolder tools, Duration time) {
    this.tools = tools;
    this.folder = tools.folder();
    this.time = time;
  }

  /** Such as {@code LaTeXML 0.8.7}; empty if it is not installed. */
  public static Optional<String> version() throws IOException, InterruptedException {
    if (Programs.find("latexmlc").isEmpty()) {
      return Optional.empty();
    }
    Process process =
        new ProcessBuilder("latexmlc", "--VERSION")
            .redirectErrorStream(true)
            .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
            .start();
    String said =
        new String(
            process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    process.waitFor(30, TimeUnit.SECONDS);
    Matcher matcher = VERSION.matcher(said);
    return matcher.find() ? Optional.of("LaTeXML " + matcher.group(1)) : Optional.empty();
  }

  public static Path html(RenderFolder folder) {
    return folder.out().resolve("index.html");
  }

  public static Path log(RenderFolder folder) {
    return folder.out().resolve("latexml.log");
  }

  /** Converts the main file; the HTML and its pictures lie in the folder's {@code out}. */
  public Ended convert(Path mainFile, Drawings drawings) throws IOException, InterruptedException {
    Path main = folder.paper().resolve(mainFile);
    Path directory = main.resolveSibling(".").normalize();
    return tools.run(command(main, drawings), directory, time);
  }

  private List<String> command(Path main, Drawings drawings) {
    // Since late 2025 arXiv's sources may hold only the .bib; elsewhere the .bbl is what was
    // printed.
    boolean printed = Files.exists(MainTexFile.sibling(main, ".bbl"));
    List<String> command = new ArrayList<>();
    command.add("latexmlc");
    command.add("--format=html5");
    command.add("--pmml");
    command.add("--mathtex");
    command.add("--nodefaultresources");
    command.add("--nocomments");
    command.add("--timestamp=0");
    command.add("--expire=-1");
    command.add("--nopictureimages");
    command.add("--navigationtoc=context");
    command.add("--timeout=" + Math.max(1, (long) (time.toSeconds() * OWN_TIME)));
    command.add("--path=" + tools.seen(folder.bindings()));
    command.add("--path=" + tools.seen(folder.paper()));
    command.add(
        "--preload=["
            + (printed ? "nobibtex," : "")
            + "localrawstyles,nobreakuntex,ids,tokenlimit=99999999,iflimit=1499999,"
            + "absorblimit=1299999,pushbacklimit=599999]latexml.sty");
    command.add("--preload=vanity.sty");
    if (drawings == Drawings.LEFT_OUT) {
      command.add("--preload=vanity-undrawn.sty");
    }
    command.add("--log=" + tools.seen(log(folder)));
    command.add("--dest=" + tools.seen(html(folder)));
    command.add(tools.seen(main));
    return command;
  }
}
