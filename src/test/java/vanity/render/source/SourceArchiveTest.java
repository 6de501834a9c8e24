package vanity.render.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vanity.render.work.FolderContent;
import vanity.render.work.RenderLog;

class SourceArchiveTest {
  private static final String TEX = "\\documentclass{article}\\begin{document}x\\end{document}";

  @TempDir Path folder;
  private Path paper;
  private RenderLog log;

  @BeforeEach
  void makeFolders() throws IOException {
    paper = Files.createDirectories(folder.resolve("render/paper"));
    log = new RenderLog(folder);
  }

  private SourceKind unpack(byte[] source) throws IOException {
    return unpack(source, SourceLimits.DEFAULT);
  }

  private SourceKind unpack(byte[] source, SourceLimits limits) throws IOException {
    Path file = Files.write(folder.resolve("source"), source);
    return new SourceArchive(limits, log).unpack(file, paper);
  }

  private String refusal(byte[] source, SourceLimits limits) {
    return assertThrows(RefusedSourceException.class, () -> unpack(source, limits)).reason();
  }

  private List<String> unpacked() throws IOException {
    return SourceTree.of(paper).files().stream().map(Path::toString).toList();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  @Test
  void unpacksTarGz() throws IOException {
    byte[] source = Archives.tar().file("main.tex", TEX).file("./fig/a.eps", "%!PS").gzipped();
    assertEquals(SourceKind.TEX, unpack(source));
    assertEquals(List.of("fig/a.eps", "main.tex"), unpacked());
  }

  @Test
  void unpacksATarWhoseGzipTheHttpClientUndid() throws IOException {
    assertEquals(SourceKind.TEX, unpack(Archives.tar().file("main.tex", TEX).toBytes()));
    assertEquals(List.of("main.tex"), unpacked());
  }

  @Test
  void unpacksATarThatWasGzippedTwice() throws IOException {
    unpack(Archives.gzip(Archives.tar().file("main.tex", TEX).gzipped()));
    assertEquals(List.of("main.tex"), unpacked());
  }

  @Test
  void ignoresGarbageAfterTheGzip() throws IOException {
    ByteArrayOutputStream source = new ByteArrayOutputStream();
    source.write(Archives.tar().file("main.tex", TEX).gzipped());
    source.write(bytes("garbage garbage"));
    unpack(source.toByteArray());
    assertEquals(List.of("main.tex"), unpacked());
  }

  @Test
  void takesASingleFileGzippedOrPlain() throws IOException {
    assertEquals(SourceKind.TEX, unpack(Archives.gzip(bytes(TEX))));
    assertEquals(TEX, Files.readString(paper.resolve("main.tex")));
    assertEquals(SourceKind.TEX, unpack(bytes(TEX)));
  }

  @Test
  void unpacksZip() throws IOException {
    assertEquals(SourceKind.TEX, unpack(Archives.zip("main.tex", TEX, "../x.tex", "out")));
    assertEquals(List.of("main.tex"), unpacked());
    assertEquals(
        SourceKind.WORD,
        unpack(Archives.zip("[Content_Types].xml", "<x/>", "word/document.xml", "")));
  }

  @Test
  void copiesAFolderWithoutFollowingItsLinks() throws IOException {
    Path source = Files.createDirectories(folder.resolve("mine"));
    Files.writeString(source.resolve("main.tex"), TEX);
    Files.createSymbolicLink(source.resolve("passwd.tex"), Path.of("/etc/passwd"));
    new SourceArchive(SourceLimits.DEFAULT, log).unpack(source, paper);
    assertEquals(List.of("main.tex"), unpacked());
  }

  @Test
  void refusesWhatIsEmptyOrDamaged() {
    assertEquals("The source is empty.", refusal(new byte[0], SourceLimits.DEFAULT));
    assertEquals("The source is empty.", refusal(Archives.gzip(new byte[0]), SourceLimits.DEFAULT));
    byte[] whole = Archives.tar().file("main.tex", TEX.repeat(1000)).gzipped();
    byte[] half = java.util.Arrays.copyOf(whole, whole.length / 2);
    assertEquals("The archive is damaged or ends too early.", refusal(half, SourceLimits.DEFAULT));
  }

  @ParameterizedTest
  @ValueSource(strings = {"../x.tex", "a/../../x.tex", "/tmp/x.tex", "new\nline.tex"})
  void writesNothingOutsideOfItsFolder(String name) throws IOException {
    unpack(Archives.tar().file("main.tex", TEX).file(name, "out").gzipped());
    assertEquals(List.of("main.tex"), unpacked());
    assertFalse(Files.exists(folder.resolve("render/x.tex")));
    assertTrue(log.toString().startsWith("Skipped "), log.toString());
  }

  @Test
  void skipsLinksPipesAndDevices() throws IOException {
    Archives archive =
        Archives.tar()
            .link("passwd.tex", "/etc/passwd", true)
            .link("shadow.tex", "/etc/shadow", false)
            .link("out", "/tmp", true)
            .file("out/written-through-the-link.tex", "x")
            .special("pipe.tex", TarConstants.LF_FIFO)
            .special("disk", TarConstants.LF_BLK)
            .file("main.tex", TEX);
    unpack(archive.gzipped());
    assertEquals(List.of("main.tex", "out/written-through-the-link.tex"), unpacked());
    assertTrue(Files.isDirectory(paper.resolve("out"), java.nio.file.LinkOption.NOFOLLOW_LINKS));
    assertTrue(log.toString().contains("Skipped passwd.tex: a symbolic link"), log.toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evil.sty.ltxml",
        "deep/er/EVIL.STY.LTXML",
        "main.latexml",
        "main.LaTeXML",
        "LaTeXML.model",
        "LaTeXML-html5.xsl",
        "texmf.cnf",
        ".latexmlrc",
        "latexml.opt"
      })
  void neverWritesWhatTheConverterWouldRunOrObey(String name) throws IOException {
    unpack(Archives.tar().file("main.tex", TEX).file(name, "system 'id'").gzipped());
    assertEquals(List.of("main.tex"), unpacked());
  }

  @Test
  void refusesMoreBytesThanTheLimit() throws IOException {
    byte[] source = Archives.tar().file("a.eps", new byte[3 << 20]).gzipped();
    SourceLimits limits = new SourceLimits(1 << 20, 100_000, 10, 5, 100);
    assertEquals("The source is larger than 1 MB when unpacked.", refusal(source, limits));
    assertTrue(FolderContent.size(paper) <= 1 << 20);
  }

  @Test
  void refusesBombs() throws IOException {
    byte[] tar = Archives.tar().file("fig.eps", new byte[40 << 20]).gzipped();
    byte[] single = Archives.gzip(bytes("%".repeat(40 << 20)));
    for (byte[] source : List.of(tar, single)) {
      assertTrue(refusal(source, SourceLimits.DEFAULT).contains("bomb"));
      assertTrue(FolderContent.size(paper) <= 33 << 20);
    }
  }

  @Test
  void refusesAHundredThousandFiles() {
    Archives archive = Archives.tar();
    for (int i = 0; i < 20_000; i++) {
      archive.file("f" + i, "");
    }
    SourceLimits lenient = new SourceLimits(1L << 30, 100_000, 10_000, 5, 100);
    assertEquals("The archive holds more than 10000 files.", refusal(archive.gzipped(), lenient));
  }

  @Test
  void refusesANameOfMegabytesBeforeItIsHeldInMemory() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      byte[] header =
          Archives.tar().special("././@LongLink", TarConstants.LF_GNUTYPE_LONGNAME).toBytes();
      // The size, in octal, and the checksum that goes with it: 8 MB of name.
      System.arraycopy(bytes("00040000000"), 0, header, 124, 11);
      java.util.Arrays.fill(header, 148, 156, (byte) ' ');
      int sum = 0;
      for (int i = 0; i < 512; i++) {
        sum += header[i] & 0xFF;
      }
      System.arraycopy(bytes(String.format("%06o\0 ", sum)), 0, header, 148, 8);
      gzip.write(header, 0, 512);
      gzip.write(bytes("a".repeat(8 << 20)));
    }
    assertEquals(
        "The archive holds a file name of more than a megabyte.",
        refusal(packed.toByteArray(), SourceLimits.DEFAULT));
  }

  @Test
  void skipsNamesThatAreTooLongOrTooDeep() throws IOException {
    Archives archive =
        Archives.tar()
            .file("n".repeat(5000) + ".tex", "x")
            .file("d/".repeat(1500) + "x.tex", "x")
            .file("main.tex", TEX);
    unpack(archive.gzipped());
    assertEquals(List.of("main.tex"), unpacked());
  }

  @Test
  void keepsTheLastOfTwoFilesOfOneName() throws IOException {
    unpack(Archives.tar().file("main.tex", "old").file("main.tex", TEX).gzipped());
    assertEquals(TEX, Files.readString(paper.resolve("main.tex")));
    assertTrue(log.toString().contains("Twice in the archive"));
  }

  @Test
  void leavesOutAFileThatIsAlsoAFolder() throws IOException {
    unpack(Archives.tar().file("a", "x").file("a/b.tex", "x").file("main.tex", TEX).gzipped());
    assertEquals(List.of("a", "main.tex"), unpacked());
  }
}
