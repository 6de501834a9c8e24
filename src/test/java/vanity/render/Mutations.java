package vanity.render;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.apache.commons.compress.archivers.tar.TarConstants;
import vanity.render.source.Archives;

/** Sources, pages and logs as nobody writes them, the same for the same random numbers. */
final class Mutations {
  private static final List<String> NAMES =
      List.of(
          "main.tex",
          "ms.tex",
          "sec/one.tex",
          "refs.bib",
          "main.bbl",
          "00README.json",
          "00README.XXX",
          "fig/a.svg",
          "fig/b.png",
          "anc/data.tex",
          "PAPER.TEX",
          "a b.tex",
          "x.sty",
          "../out.tex",
          "/etc/passwd",
          "a/../../b.tex",
          "main.tex/inner.tex",
          "",
          ".",
          "./",
          "-rf.tex",
          "x.ltxml",
          "main.latexml",
          "a\u0000b.tex",
          "a\nb.tex",
          "ü.tex",
          "\\..\\w.tex",
          "con:.tex",
          "~",
          "$(touch x).tex",
          "d/".repeat(30) + "deep.tex",
          "n".repeat(400) + ".tex");

  private static final List<String> TEX =
      List.of(
          "\\documentclass{article}\n",
          "\\documentstyle[12pt]{article}\n",
          "\\usepackage{amsmath,graphicx}\n",
          "\\begin{document}\n",
          "\\title{A $x^2$}\\author{B \\and C}\\maketitle\n",
          "\\section{One}\\label{s} Text \\cite{k} and \\ref{s}.\n",
          "\\input{sec/one}\n",
          "\\begin{equation}a=\\frac{b}{c}\\end{equation}\n",
          "\\includegraphics{fig/a}\n",
          "\\begin{tikzpicture}\\draw (0,0)--(1,1);\\end{tikzpicture}\n",
          "\\begin{tabular}{c|c}1&2\\\\ \\hline\\end{tabular}\n",
          "\\bibliography{refs}\n",
          "\\def\\x{\\x\\x}\n",
          "% comment\n",
          "%auto-ignore\n",
          "%!PS\n",
          "\\bye\n",
          "\\end{document}\n",
          "{{{{",
          "}}}}",
          "\u00FF\u00FE",
          "\\verb|",
          "$",
          "\r\r\r");

  private static final List<String> MARKUP =
      List.of(
          "<section id=\"S1\" class=\"ltx_section\"><h2 class=\"ltx_title\">One</h2></section>",
          "<div class=\"ltx_para\" id=\"S1.p1\"><p class=\"ltx_p\">Text <a href=\"#bib.bib1\">1</a></p></div>",
          "<math display=\"block\" alttext=\"x\"><semantics><mi>x</mi><annotation encoding=\"application/x-tex\">x</annotation></semantics></math>",
          "<table class=\"ltx_equation\" id=\"S1.E1\"><tbody><tr><td class=\"ltx_eqn_cell\"><math><mi>x</mi></math></td></tr></tbody></table>",
          "<figure class=\"ltx_figure\" id=\"F1\"><img src=\"a.svg\" alt=\"x\"><figcaption>Figure 1: x</figcaption></figure>",
          "<img src=\"b.png\">",
          "<img src=\"http://evil.example/x.png\">",
          "<img src=\"../../etc/passwd\">",
          "<table class=\"ltx_tabular\"><tr><td rowspan=\"3\">a</td><td colspan=\"99999\">b</td></tr></table>",
          "<ul class=\"ltx_biblist\"><li class=\"ltx_bibitem\" id=\"bib.bib1\"><span class=\"ltx_tag\">[1]</span> arXiv:1706.03762 a@b.cd</li></ul>",
          "<span class=\"ltx_note ltx_role_footnote\" id=\"f1\"><sup class=\"ltx_note_mark\">1</sup><span class=\"ltx_note_outer\"><span class=\"ltx_note_content\">note</span></span></span>",
          "<div class=\"ltx_authors\"><span class=\"ltx_creator ltx_role_author\"><span class=\"ltx_personname\">A<br>B</span></span></div>",
          "<div class=\"ltx_abstract\"><h6 class=\"ltx_title\">Abstract</h6><p>Sum</p></div>",
          "<div class=\"ltx_listing\"><div class=\"ltx_listingline\">code</div></div>",
          "<svg onload=\"evil()\" viewBox=\"0 0 9 9\"><script>evil()</script><foreignObject><p>x</p></foreignObject></svg>",
          "<a href=\"javascript:evil()\">x</a>",
          "<a href=\" java\tscript:evil()\">x</a>",
          "<a href=\"data:text/html,x\">x</a>",
          "<script>evil()</script>",
          "<p onclick=\"evil()\" style=\"position:fixed\">x</p>",
          "<iframe src=\"x\"></iframe>",
          "<span class=\"ltx_ERROR undefined\">\\foo</span>",
          "<object data=\"a.svg\"></object>",
          "<base href=\"//evil.example\">",
          "</div>",
          "</section>",
          "</table>",
          "<td>",
          "<li>",
          "<p>",
          "<!--",
          "]]>",
          "&#0;",
          "<mtext><img src=x onerror=evil()></mtext>",
          "<h1 class=\"ltx_title ltx_title_document\">Title</h1>",
          "<div class=\"ltx_theorem\"><h6 class=\"ltx_title\">Theorem 1.</h6></div>");

  private static final byte[] PNG =
      HexFormat.of().parseHex("89504E470D0A1A0A0000000D4948445200000009000000090802000000");

  private final Random random;

  Mutations(Random random) {
    this.random = random;
  }

  /** A tar, a gzip, a single file or garbage; some of them damaged. */
  byte[] archive() {
    byte[] bytes =
        switch (random.nextInt(8)) {
          case 0 -> FuzzRun.bytes(tex());
          case 1 -> Archives.gzip(FuzzRun.bytes(tex()));
          case 2 -> Archives.zip("main.tex", tex(), pick(NAMES).replace("\u0000", ""), tex());
          default -> tar();
        };
    bytes = random.nextInt(3) == 0 ? damaged(bytes) : bytes;
    bytes = random.nextInt(2) == 0 ? Archives.gzip(bytes) : bytes;
    return random.nextInt(6) == 0 ? damaged(bytes) : bytes;
  }

  private byte[] tar() {
    Archives tar = Archives.tar().file("main.tex", tex());
    for (int i = random.nextInt(8); i > 0; i--) {
      String name = pick(NAMES);
      switch (random.nextInt(10)) {
        case 0 -> tar.link(name, pick(List.of("/etc/passwd", "../..", "main.tex", "")), true);
        case 1 -> tar.link(name, pick(List.of("/etc/passwd", "main.tex")), false);
        case 2 ->
            tar.special(
                name,
                pick(List.of(TarConstants.LF_FIFO, TarConstants.LF_CHR, TarConstants.LF_DIR)));
        default -> {
          if (name.isEmpty() || name.endsWith("/")) {
            tar.special(name, TarConstants.LF_DIR);
          } else {
            tar.file(name, content(name));
          }
        }
      }
    }
    return tar.toBytes();
  }

  private byte[] content(String name) {
    if (name.endsWith(".png")) {
      return png();
    }
    String text =
        name.endsWith(".json")
            ? "{\"sources\":[{\"filename\":\"" + pick(NAMES) + "\",\"usage\":\"toplevel\"}]}"
            : name.endsWith("XXX") ? pick(NAMES) + " toplevelfile\n" : tex();
    return random.nextInt(3) == 0 ? damaged(FuzzRun.bytes(text)) : FuzzRun.bytes(text);
  }

  String tex() {
    return pieces(TEX, 20);
  }

  String text() {
    return pieces(TEX, 5) + "VANITY-BEGIN 1\n! x\nVANITY-DONE 1\n" + pieces(TEX, 5);
  }

  byte[] html() {
    String page =
        "<!DOCTYPE html><html><head><title>x</title></head><body><article class=\"ltx_document\">"
            + pieces(MARKUP, 40)
            + "</article></body></html>";
    byte[] bytes = page.getBytes(StandardCharsets.UTF_8);
    return random.nextInt(3) == 0 ? damaged(bytes) : bytes;
  }

  String svg() {
    String svg =
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"><g>"
            + pieces(
                List.of(
                    "<path d=\"M0 0\"/>",
                    "<use xlink:href=\"#a\"/>",
                    "<script>evil()</script>",
                    "<image href=\"http://evil.example/\"/>",
                    "<style>@import url(x)</style>",
                    "<a href=\"javascript:evil()\"><text>x</text></a>",
                    "<g id=\"a\">",
                    "</g>",
                    "<rect onload=\"evil()\"/>",
                    "<use href=\"#a\"/>",
                    "&x;",
                    "<!DOCTYPE x>"),
                12)
            + "</g></svg>";
    return random.nextInt(3) == 0
        ? new String(damaged(FuzzRun.bytes(svg)), StandardCharsets.ISO_8859_1)
        : svg;
  }

  byte[] png() {
    return damaged(PNG);
  }

  byte[] log() {
    return damaged(
        FuzzRun.bytes(
            "Warning:missing_file:x Can't find package x at y\n\tat main.tex; line 3\n"
                + "Error:undefined:\\foo The token is not defined.\nFatal:timeout:timedout x\n"
                + "Status:conversion:2\n"));
  }

  String biblatex() {
    return pieces(
        List.of(
            "\\entry{k}{article}{}\n",
            "\\name{author}{1}{}{{{family={D},given={J}}}}\n",
            "\\field{title}{T}\n",
            "\\endentry\n",
            "\\list{publisher}{1}{{P}}\n",
            "{",
            "}",
            "\\verb{doi}\n",
            "\\verb 10.1/x\n",
            "\\endverb\n",
            "\\refsection{0}\n",
            "\\datalist[entry]{x}\n"),
        20);
  }

  private String pieces(List<String> from, int most) {
    StringBuilder text = new StringBuilder();
    for (int i = 1 + random.nextInt(most); i > 0; i--) {
      String piece = pick(from);
      text.append(
          random.nextInt(12) == 0 ? piece.substring(random.nextInt(piece.length())) : piece);
    }
    return text.toString();
  }

  private <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }

  /** Bits turned, a piece cut out, doubled or moved, the end missing. */
  private byte[] damaged(byte[] bytes) {
    byte[] made = bytes.clone();
    for (int i = 1 + random.nextInt(4); i > 0 && made.length > 1; i--) {
      int at = random.nextInt(made.length);
      int end = at + random.nextInt(Math.min(600, made.length - at));
      switch (random.nextInt(5)) {
        case 0 -> made[at] ^= (byte) (1 << random.nextInt(8));
        case 1 -> made = joined(made, 0, at, end, made.length);
        case 2 -> made = joined(made, 0, end, at, made.length);
        case 3 -> made = Arrays.copyOf(made, at + 1);
        default -> Arrays.fill(made, at, end, (byte) random.nextInt(256));
      }
    }
    return made;
  }

  private static byte[] joined(byte[] bytes, int a, int b, int c, int d) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(bytes, a, b - a);
    out.write(bytes, c, d - c);
    return out.toByteArray();
  }
}
