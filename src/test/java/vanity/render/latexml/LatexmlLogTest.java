package vanity.render.latexml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vanity.render.work.RenderLog;

class LatexmlLogTest {
  @TempDir Path folder;

  private LatexmlLog read(String text, RenderLog log) throws IOException {
    return LatexmlLog.read(Files.writeString(folder.resolve("latexml.log"), text), log);
  }

  @Test
  void countsAndNamesWhatWentWrong() throws IOException {
    RenderLog log = new RenderLog(folder);
    LatexmlLog read =
        read(
            """
            (Loading /usr/share/perl5/LaTeXML/Package/amsart.cls.ltxml...
            Warning:missing_file:minted Can't find package minted
            \tat main.tex; line 3 col 0 - line 3 col 20
            \tAnticipate undefined macros or environments
            Info:expected:id ignored
            Error:undefined:\\foo The token T_CS[\\foo] is not defined.
            \tat main.tex; line 9 col 0 - line 9 col 4
            \tIn Core::Stomach[@0x5585] /usr/share/perl5/LaTeXML/Core/Stomach.pm; line 222
            Conversion complete: 1 warning; 1 error
            Status:conversion:2
            """,
            log);
    assertEquals(2, read.status());
    assertEquals(1, read.warnings());
    assertEquals(1, read.errors());
    assertEquals(Set.of("minted"), read.missing());
    assertEquals(Set.of("\\foo"), read.undefined());
    assertEquals(
        """
        Warning: Can't find package minted [missing_file minted]
          at main.tex; line 3 col 0 - line 3 col 20
        Error: The token T_CS[\\foo] is not defined. [undefined \\foo]
          at main.tex; line 9 col 0 - line 9 col 4
        """,
        log.toString());
  }

  @Test
  void knowsThatTimeRanOut() throws IOException {
    LatexmlLog read =
        read(
            "Fatal:timeout:timedout Conversion timed out\nStatus:conversion:3\n",
            new RenderLog(folder));
    assertTrue(read.timedOut());
    assertEquals(3, read.status());
  }

  @Test
  void hasNoStatusWhereLatexmlDidNotEnd() throws IOException {
    assertEquals(-1, read("(Digesting TeX main...\n", new RenderLog(folder)).status());
    assertEquals(-1, LatexmlLog.read(folder.resolve("missing"), new RenderLog(folder)).status());
  }

  @Test
  void tellsNoPathOfTheMachine() {
    RenderLog log = new RenderLog(folder);
    log.add("at /work/paper/sec/intro.tex and " + folder.toAbsolutePath() + "/paper/main.tex");
    log.add("Loading /usr/share/texlive/texmf-dist/tex/latex/l3kernel/expl3.sty");
    log.add("The address https://example.org/a/b.tex stays, so do \\frac{a}/b/c and a/b/c.tex");
    assertEquals(
        """
        at sec/intro.tex and main.tex
        Loading expl3.sty
        The address https://example.org/a/b.tex stays, so do \\frac{a}/b/c and a/b/c.tex
        """,
        log.toString());
  }

  @Test
  void isBounded() {
    RenderLog log = new RenderLog(folder);
    for (int i = 0; i < 10_000; i++) {
      log.add("x".repeat(100));
    }
    assertTrue(log.toString().length() < 210_000);
    assertTrue(log.toString().endsWith("more lines\n"));
  }
}
