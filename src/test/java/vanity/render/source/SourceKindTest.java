package vanity.render.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceKindTest {
  private static SourceKind of(String text) {
    return SourceKind.of(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  @Test
  void tellsKindsByTheirFirstBytes() {
    assertEquals(SourceKind.PDF, of("%PDF-1.5\n%âãÏÓ"));
    assertEquals(SourceKind.POSTSCRIPT, of("%!PS-Adobe-2.0"));
    assertEquals(SourceKind.POSTSCRIPT, of("%!\n%%Creator: dvips"));
    assertEquals(SourceKind.POSTSCRIPT, of("ÅÐÓÆ"));
    assertEquals(SourceKind.DVI, of("÷\u0002"));
    assertEquals(SourceKind.WORD, of("PK\u0003\u0004"));
    assertEquals(SourceKind.HTML, of("\n<!-- x -->\n<!DOCTYPE html>\n<html>"));
    assertEquals(SourceKind.HTML, of("<HTML><HEAD>"));
    assertEquals(SourceKind.WITHDRAWN, of("%auto-ignore\nThis paper was withdrawn."));
    assertEquals(SourceKind.UNKNOWN, of("\u007fELF\u0000\u0000"));
  }

  @Test
  void takesTextForTex() {
    assertEquals(SourceKind.TEX, of("\\documentclass{article}"));
    assertEquals(SourceKind.TEX, of("%!TEX program = xelatex\n\\documentclass{article}"));
    assertEquals(SourceKind.TEX, of("ÿþ\\\u0000d\u0000"));
    assertEquals(SourceKind.TEX, of("% see <html> below"));
  }

  @Test
  void tellsAFolderByWhatIsInIt(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("readme.txt"), "x");
    assertEquals(SourceKind.UNKNOWN, SourceTree.of(folder).kind());
    Files.writeString(folder.resolve("paper.pdf"), "%PDF");
    assertEquals(SourceKind.PDF, SourceTree.of(folder).kind());
    Files.writeString(folder.resolve("a.tex"), "%auto-ignore\n");
    assertEquals(SourceKind.WITHDRAWN, SourceTree.of(folder).kind());
    Files.writeString(folder.resolve("b.TEX"), "\\documentclass{article}");
    assertEquals(SourceKind.TEX, SourceTree.of(folder).kind());
  }

  @Test
  void readsTextsAsTexExpectsThem() {
    assertEquals("\\é", normalised("ÿþ\\\u0000é\u0000", StandardCharsets.UTF_8));
    assertEquals("\\é", normalised("þÿ\u0000\\\u0000é", StandardCharsets.UTF_8));
    assertEquals("a", normalised("ï»¿a", StandardCharsets.UTF_8));
    assertEquals("a\nb\n", normalised("a\rb\r", StandardCharsets.UTF_8));
    assertEquals("a\r\nb\rc", normalised("a\r\nb\rc", StandardCharsets.UTF_8));
    assertEquals("Müller", normalised("Müller", StandardCharsets.ISO_8859_1));
  }

  private static String normalised(String bytes, java.nio.charset.Charset charset) {
    return new String(SourceTree.normalised(bytes.getBytes(StandardCharsets.ISO_8859_1)), charset);
  }
}
