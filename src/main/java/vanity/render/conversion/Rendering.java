package vanity.render.conversion;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import vanity.render.document.LatexmlPage;
import vanity.render.document.ReaderDocument;
import vanity.render.figures.Figures;
import vanity.render.figures.TexPictures;
import vanity.render.latexml.Bibliography;
import vanity.render.latexml.Bindings;
import vanity.render.latexml.LatexmlLog;
import vanity.render.sandbox.Sandbox;
import vanity.render.sandbox.SandboxedFolder;
import vanity.render.source.MainTexFile;
import vanity.render.source.RefusedSourceException;
import vanity.render.source.SourceArchive;
import vanity.render.source.SourceKind;
import vanity.render.source.SourceTree;
import vanity.render.work.Progress;
import vanity.render.work.RenderFolder;
import vanity.render.work.RenderLog;
import vanity.render.work.RenderReport;
import vanity.render.work.Stages;
import vanity.render.work.WorkFolders;

/** One render: the recipe from a source to a document, and what is to be told of it. */
public final class Rendering {
  private final RenderSettings settings;
  private final SandboxedFolder tools;
  private final Bindings bindings;
  private final String converter;
  private final RenderFolder folder;
  private final Stages stages;
  private final RenderLog log;
  private String mainFile = "";
  private LatexmlLog messages = new LatexmlLog();

  Rendering(
      RenderSettings settings,
      Sandbox sandbox,
      Bindings bindings,
      String converter,
      Path workFolder,
      Progress progress) {
    this.settings = settings;
    this.bindings = bindings;
    this.converter = converter;
    this.folder = new RenderFolder(workFolder);
    this.tools = new SandboxedFolder(sandbox, folder, settings.memory());
    this.stages = new Stages(progress);
    this.log = new RenderLog(workFolder);
  }

  RenderResult run(Path source, @Nullable String chosenMainFile)
      throws IOException, InterruptedException {
    try {
      RenderResult made = make(source, chosenMainFile);
      return WorkFolders.isFull(folder.root()) ? outOfRoom() : made;
    } catch (IOException e) {
      if (WorkFolders.isFull(folder.root())) {
        return outOfRoom();
      }
      throw e;
    }
  }

  private RenderResult make(Path source, @Nullable String chosenMainFile)
      throws IOException, InterruptedException {
    stages.begin(Progress.Stage.UNPACK);
    folder.create();
    SourceTree tree;
    SourceKind kind;
    try {
      kind = new SourceArchive(settings.limits(), log).unpack(source, folder.paper());
      tree = SourceTree.of(folder.paper());
    } catch (RefusedSourceException e) {
      return failed(e.reason());
    }
    if (kind == SourceKind.TEX && tree.files().isEmpty()) {
      return failed("The source holds no file that can be used.");
    }
    kind = kind == SourceKind.TEX ? tree.kind() : kind;
    if (kind != SourceKind.TEX) {
      log.add("There is no TeX in the source; it is " + kind.label());
      return new RenderResult.NoTexSource(kind, report(null));
    }
    tree.normalise();
    return switch (chosenMainFile == null
        ? MainTexFile.of(tree, log)
        : MainTexFile.named(chosenMainFile, tree)) {
      case MainTexFile.Choice.None none -> failed(none.reason());
      case MainTexFile.Choice.Chosen chosen -> convert(tree, chosen.file());
    };
  }

  private RenderResult convert(SourceTree tree, Path main)
      throws IOException, InterruptedException {
    mainFile = main.toString();
    stages.begin(Progress.Stage.FIGURES);
    bindings.write(folder.bindings());
    tools.give();
    // A paper without some of its figures is still worth reading: LaTeXML gets the most time.
    new TexPictures(tools, settings.timeout().dividedBy(6), log).set(tree, main);
    new Figures(tools, settings.timeout().dividedBy(3), log).convert(tree);

    stages.begin(Progress.Stage.LATEXML);
    new Bibliography(tools, tree, main, log).prepare();
    return result(new Passes(tools, settings.timeout(), stages, log).convert(tree, main));
  }

  private RenderResult result(Pass pass) {
    messages = pass.messages();
    if (pass.isReadable()) {
      ReaderDocument document = Objects.requireNonNull(pass.document());
      RenderReport report = report(pass.article());
      return pass.isWhole()
          ? new RenderResult.Rendered(document, report)
          : new RenderResult.Partial(document, report);
    }
    return switch (pass.lack()) {
      case TIME -> new RenderResult.TimedOut(report(null));
      case MEMORY -> new RenderResult.OutOfMemory(report(null));
      case ROOM ->
          failed("The paper's macros made the converter use too many processes or too much disk.");
      case NOTHING -> {
        if (pass.isTooLarge()) {
          yield failed(
              "The document has %d MB, more than the %d MB that a page may have."
                  .formatted(pass.size() >> 20, LatexmlPage.MAX_BYTES >> 20));
        }
        if (messages.status() < 0) {
          log.add("LaTeXML ended without a word of how: " + pass.ended() + ". Its last words:");
          log.add(pass.lastWords());
        }
        yield failed("LaTeXML could make no document of the source; the log tells why.");
      }
    };
  }

  /** Most programs go on when they cannot write, so what they made is not believed. */
  private RenderResult outOfRoom() {
    log.add("The disk was full at the end: what was made may lack something");
    return new RenderResult.OutOfRoom(report(null));
  }

  private RenderResult failed(String reason) {
    log.add(reason);
    return new RenderResult.Failed(reason, report(null));
  }

  /**
   * @param article null where there is none
   */
  private RenderReport report(@Nullable Element article) {
    return new RenderReport(
        converter,
        mainFile,
        messages.status(),
        messages.warnings(),
        messages.errors(),
        List.copyOf(messages.missing()),
        List.copyOf(messages.undefined()),
        stages.times(),
        article == null ? 0 : article.select("math").size(),
        article == null ? 0 : article.select("figure.ltx_figure, figure.figure").size(),
        log.toString());
  }
}
