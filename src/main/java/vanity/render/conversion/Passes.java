package vanity.render.conversion;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import vanity.render.document.LatexmlPage;
import vanity.render.document.ReaderDocument;
import vanity.render.document.ReaderHtml;
import vanity.render.latexml.Latexml;
import vanity.render.latexml.LatexmlLog;
import vanity.render.sandbox.Ended;
import vanity.render.sandbox.SandboxedFolder;
import vanity.render.source.SourceTree;
import vanity.render.work.Progress;
import vanity.render.work.RenderFolder;
import vanity.render.work.RenderLog;
import vanity.render.work.Stages;

/**
 * LaTeXML's runs over one paper: mostly one. Where drawings may be what took all its time or
 * memory, another without them, in what is left of the time.
 *
 * @param time of the clock, for both together
 */
record Passes(SandboxedFolder tools, Duration time, Stages stages, RenderLog log) {
  /** Packages that draw by way of pgf, which LaTeXML reads and runs as it is. */
  private static final Pattern DRAWS =
      Pattern.compile("tikz|pgf|forest|circuitikz|quantikz|chemfig|dynkin|tkz-|smartdiagram");

  /** What has a second one leaves it half, for all but the drawings may be most of the work. */
  private Duration firstTime() {
    return time.dividedBy(2);
  }

  /** The better one. */
  Pass convert(SourceTree tree, Path main) throws IOException, InterruptedException {
    if (!draws(tree)) {
      return run(main, time, Latexml.Drawings.DRAWN);
    }
    long end = System.nanoTime() + time.toNanos();
    Pass first = run(main, firstTime(), Latexml.Drawings.DRAWN);
    if (first.isReadable() && first.lack() == Pass.Lack.NOTHING) {
      return first;
    }
    Duration left = Duration.ofNanos(end - System.nanoTime());
    log.add("LaTeXML runs once more, without drawings, for at most " + left.toSeconds() + " s");
    stages.begin(Progress.Stage.LATEXML);
    Pass second = run(main, left, Latexml.Drawings.LEFT_OUT);
    if (!second.isReadable() || second.length() <= first.length()) {
      log.add("That gave no more of the paper, and is dropped");
      return first;
    }
    log.add("A note is in the place of each drawing that LaTeXML would have had to make");
    return second;
  }

  private static boolean draws(SourceTree tree) throws IOException {
    for (Path file : tree.files()) {
      if (SourceTree.isText(file) && DRAWS.matcher(tree.read(file)).find()) {
        return true;
      }
    }
    return false;
  }

  private Pass run(Path main, Duration limit, Latexml.Drawings drawings)
      throws IOException, InterruptedException {
    RenderFolder folder = tools.folder();
    Path html = Latexml.html(folder);
    Files.deleteIfExists(html);
    Files.deleteIfExists(Latexml.log(folder));
    Ended ended = new Latexml(tools, limit).convert(main, drawings);
    LatexmlLog messages = LatexmlLog.read(Latexml.log(folder), log);
    stages.begin(Progress.Stage.DOCUMENT);
    long size = Files.isRegularFile(html) ? Files.size(html) : 0;
    ReaderDocument document =
        size > 0 && size <= LatexmlPage.MAX_BYTES
            ? ReaderHtml.read(html, folder.out(), folder.files())
            : null;
    Element article = document == null ? null : Jsoup.parseBodyFragment(document.article()).body();
    Pass pass = new Pass(drawings, ended, messages, tools.lastWords(), size, document, article);
    switch (pass.lack()) {
      case TIME -> log.add("LaTeXML ran out of its time, " + limit.toSeconds() + " s");
      case MEMORY -> log.add("LaTeXML ran out of its memory, " + (tools.memory() >> 20) + " MB");
      case ROOM -> log.add("LaTeXML took too much: " + ended);
      case NOTHING -> {}
    }
    return pass;
  }
}
