package vanity.render.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vanity.render.work.RenderLog;

class MainTexFileTest {
  private static final String DOCUMENT =
      "\\documentclass{article}\n\\begin{document}x\\end{document}\n";

  @TempDir Path folder;

  private MainTexFileTest file(String name, String content) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.resolveSibling("."));
    Files.writeString(file, content);
    return this;
  }

  private String choice() throws IOException {
    return told(MainTexFile.of(SourceTree.of(folder), new RenderLog(folder)));
  }

  private static String told(MainTexFile.Choice choice) {
    return switch (choice) {
      case MainTexFile.Choice.Chosen(Path file) -> file.toString();
      case MainTexFile.Choice.None(String reason) -> reason;
    };
  }

  @Test
  void prefersTheUsualNames() throws IOException {
    file("zz.tex", DOCUMENT).file("main.tex", DOCUMENT).file("paper.tex", DOCUMENT);
    assertEquals("main.tex", choice());
    file("ms.tex", DOCUMENT);
    assertEquals("ms.tex", choice());
  }

  @Test
  void takesTheOnlyTexFile() throws IOException {
    file("SEC.TEX", DOCUMENT).file("notes.txt", DOCUMENT);
    assertEquals("SEC.TEX", choice());
  }

  @Test
  void takesTheOnlyOneWithADocumentClass() throws IOException {
    file("intro.tex", "\\section{A}").file("article1.ltx", DOCUMENT);
    assertEquals("article1.ltx", choice());
  }

  @Test
  void isNotDeceivedByComments() throws IOException {
    file("a-template.tex", "%\\documentclass{article}\n% \\begin{document}\nnothing\n");
    file("paper.ltx", DOCUMENT);
    assertEquals("paper.ltx", choice());
  }

  @Test
  void takesTheOneThatNoOtherInputs() throws IOException {
    file("a.tex", DOCUMENT).file("b.tex", DOCUMENT + "\\input{a}");
    assertEquals("b.tex", choice());
  }

  @Test
  void findsAClassThatIsHiddenInAnInput() throws IOException {
    file("preamble.tex", "\\documentclass{article}\n");
    file("paper.tex", "\\input preamble\n\\begin{document}x\\end{document}");
    assertEquals("paper.tex", choice());
  }

  @Test
  void leavesOutWhatIsASupplementByItsName() throws IOException {
    file("flow.tex", DOCUMENT).file("flow-supp.tex", DOCUMENT).file("response.tex", DOCUMENT);
    assertEquals("flow.tex", choice());
  }

  @Test
  void takesTheOneWithTheReferences() throws IOException {
    file("alpha.tex", DOCUMENT).file("beta.tex", DOCUMENT).file("beta.bbl", "");
    assertEquals("beta.tex", choice());
  }

  @Test
  void ignoresAncillaryFiles() throws IOException {
    file("anc/main.tex", DOCUMENT).file("x.tex", DOCUMENT);
    assertEquals("x.tex", choice());
  }

  @Test
  void obeysTheReadmeOfToday() throws IOException {
    file("src/paper.tex", DOCUMENT).file("main.tex", DOCUMENT);
    file(
        "00README.json",
        """
        {"spec_version": 1, "sources": [{"filename": "src/paper.tex", "usage": "toplevel"}]}
        """);
    assertEquals("src/paper.tex", choice());
  }

  @Test
  void obeysTheReadmeOfBefore() throws IOException {
    file("zz.tex", DOCUMENT).file("main.tex", DOCUMENT);
    file("00README.XXX", "nohypertex\nzz.tex toplevelfile\nmain.tex ignore\n");
    assertEquals("zz.tex", choice());
  }

  @Test
  void goesOnWhereTheReadmeNamesAnAbsentFileOrCannotBeRead() throws IOException {
    file("paper.tex", DOCUMENT).file("SI.tex", DOCUMENT);
    file("00README.XXX", "main.tex toplevelfile\n");
    assertEquals("paper.tex", choice());
    file("00README.json", "[not json");
    assertEquals("paper.tex", choice());
  }

  @Test
  void takesPlainTexAsALastResort() throws IOException {
    file("macros.tex", "\\def\\x{1}").file("text.tex", "\\magnification=1200\nHello.\n\\bye\n");
    assertEquals("text.tex", choice());
  }

  @Test
  void saysSoWhereNoFileIsThePaper() throws IOException {
    file("body.tex", "just text").file("more.tex", "more text");
    assertEquals(
        "The source has no main file: none of its TeX files begins a document (body.tex, more.tex).",
        choice());
  }

  @Test
  void listsTheCandidatesWhereSeveralAre() throws IOException {
    file("alpha.tex", DOCUMENT).file("beta.tex", DOCUMENT);
    assertEquals(
        "It is not clear which file is the paper: alpha.tex, beta.tex. Choose one with --main FILE.",
        choice());
  }

  @Test
  void takesWhatTheOperatorNames() throws IOException {
    file("alpha.tex", DOCUMENT).file("beta.tex", DOCUMENT);
    SourceTree tree = SourceTree.of(folder);
    assertEquals("beta.tex", told(MainTexFile.named("beta.tex", tree)));
    assertEquals(
        "The source has no file gamma.tex; it has alpha.tex, beta.tex.",
        told(MainTexFile.named("gamma.tex", tree)));
  }
}
