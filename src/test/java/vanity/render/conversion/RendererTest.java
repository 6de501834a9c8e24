package vanity.render.conversion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import vanity.render.document.ReaderDocument;
import vanity.render.sandbox.SandboxMode;
import vanity.render.source.Archives;
import vanity.render.source.SourceKind;
import vanity.render.work.RenderReport;

/** The real converter over small sources, most of them hostile: X1 to X13 of what was found. */
class RendererTest {
  private static final String EPS =
      "%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 20 10\n0 0 moveto 20 10 lineto stroke\n";

  @TempDir Path work;
  private int renders;

  private RenderResult render(SandboxMode mode, Duration timeout, Archives source)
      throws InterruptedException, IOException {
    return render(new RenderSettings(1, timeout, 1L << 30, mode, work.resolve("probes")), source);
  }

  private RenderResult render(RenderSettings settings, Archives source)
      throws InterruptedException, IOException {
    Renderer renderer = new Renderer(settings);
    assumeTrue(
        renderer.readiness() instanceof Renderer.Readiness.Ready,
        () -> renderer.readiness().toString());
    Path archive = Files.write(work.resolve("source" + renders), source.gzipped());
    Path folder = Files.createDirectories(work.resolve("render" + renders++));
    return renderer.render(archive, null, folder, stage -> {});
  }

  private RenderResult render(Archives source) throws InterruptedException, IOException {
    return render(SandboxMode.AUTO, Duration.ofMinutes(3), source);
  }

  private RenderResult render(String preamble, String body)
      throws InterruptedException, IOException {
    return render(Archives.tar().file("main.tex", document(preamble, body)));
  }

  private static String document(String preamble, String body) {
    return "\\documentclass{article}\n"
        + preamble
        + "\n\\title{A title}\\author{A. Uthor}\n\\begin{document}\n\\maketitle\n"
        + body
        + "\n\\section{Last}The end is reached.\n\\end{document}\n";
  }

  private static ReaderDocument document(RenderResult result) {
    return switch (result) {
      case RenderResult.Rendered(ReaderDocument document, RenderReport report) -> document;
      case RenderResult.Partial(ReaderDocument document, RenderReport report) -> document;
      case RenderResult.Failed failed -> throw new AssertionError(failed.toString());
      case RenderResult.NoTexSource none -> throw new AssertionError(none.toString());
      case RenderResult.TimedOut timedOut -> throw new AssertionError(timedOut.toString());
      case RenderResult.OutOfMemory outOfMemory -> throw new AssertionError(outOfMemory.toString());
      case RenderResult.OutOfRoom outOfRoom -> throw new AssertionError(outOfRoom.toString());
    };
  }

  private static String whole(RenderResult result) {
    assertInstanceOf(RenderResult.Rendered.class, result, () -> result.report().log());
    String article = document(result).article();
    assertTrue(article.contains("The end is reached."), article);
    return article;
  }

  @Test
  void readsSlidesAsAPaper() throws Exception {
    RenderResult result =
        render(
            Archives.tar()
                .file(
                    "main.tex",
                    """
                    \\documentclass{beamer}
                    \\usetheme{Madrid}
                    \\setbeamertemplate{navigation symbols}{}
                    \\title[Short]{Slides}
                    \\author{A. Uthor}
                    \\AtBeginSection[]{\\begin{frame}\\tableofcontents[currentsection]\\end{frame}}
                    \\begin{document}
                    \\frame{\\titlepage}
                    \\section{Ducks}
                    \\begin{frame}[fragile]{They swim}
                    \\begin{itemize}\\item<1-> first \\pause\\item<2> second\\end{itemize}
                    \\only<3>{third}
                    \\begin{block}{Boxed}fourth\\end{block}
                    \\end{frame}
                    \\begin{frame}\\frametitle{Bye}The end is reached.\\end{frame}
                    \\end{document}
                    """));
    String text = Jsoup.parse(whole(result)).text();
    assertEquals("Slides", document(result).title());
    assertTrue(
        text.endsWith("They swim first second third Boxed fourth Bye The end is reached."), text);
    assertEquals(0, result.report().errors(), result.report().log());
  }

  @Test
  void makesADocumentOfASource() throws Exception {
    Archives source =
        Archives.tar()
            .file("sec/one.tex", "\\section{One}Euler: $e^{i\\pi}+1=0$ \\cite{doe}.")
            .file("fig/line.eps", EPS)
            .file(
                "refs.bib",
                "@article{doe, author={Jane Doe}, title={On Ducks}, journal={J. Tests}, year=1999}")
            .file(
                "main.tex",
                document(
                    "\\usepackage{graphicx}",
                    "\\input{sec/one}\\begin{figure}\\includegraphics{fig/line}\\caption{A line}"
                        + "\\end{figure}\\bibliographystyle{plain}\\bibliography{refs}"));
    RenderResult result = render(source);
    String article = whole(result);
    assertEquals("A title", document(result).title());
    assertTrue(article.contains("On ducks"), article);
    assertEquals(
        List.of("svg"),
        document(result).files().stream()
            .map(file -> file.name().replaceFirst(".*\\.", ""))
            .toList());
    RenderReport report = result.report();
    assertEquals("main.tex", report.mainFile());
    assertEquals(0, report.errors(), report.log());
    assertEquals(1, report.formulas());
    assertEquals(1, report.figures());
    assertTrue(report.stages().keySet().containsAll(List.of("unpack", "figures", "latexml")));
    assertEquals(document(result).article(), whole(render(source)), "the same bytes again");
  }

  @Test
  void knowsThePackagesThatLatexmlLacksOrIsSlowWith() throws Exception {
    RenderResult result =
        render(
            "\\usepackage{xparse,siunitx,tcolorbox,mdframed,minted,biblatex,lipsum,todonotes}"
                + "\\NewDocumentCommand\\twice{s O{a} m}{#2#3#3}\\DeclareSIUnit\\pc{pc}",
            "\\twice[b]{c} \\SI{5}{\\kilo\\pc} \\begin{tcolorbox}[title=T]in a box\\end{tcolorbox}"
                + "\\begin{minted}{python}\ndef f(): pass\n\\end{minted}\n");
    assertTrue(whole(result).contains("bcc"));
    assertEquals(0, result.report().errors(), result.report().log());
    assertEquals(List.of(), result.report().missingPackages());
  }

  /** Packages that LaTeXML has no binding for, or one that goes wrong: one command of each. */
  @Test
  void readsOneCommandOfEachPackageThatHasABindingHere() throws Exception {
    RenderResult result =
        render(
            "\\usepackage{arydshln,blkarray,centernot,changepage,changes,chemformula,cprotect,cuted}"
                + "\\usepackage{derivative,extarrows,floatrow,fontawesome5,hyperref,mhchem}"
                + "\\usepackage{nicematrix,orcidlink,scalerel,stackengine,tensor,textpos,tocloft}"
                + "\\usepackage{xpatch,CJKutf8,newtxtext,subcaption,algpseudocode}"
                + "\\newcommand{\\settabs}[1]{mine #1}\\newcommand*\\settabs[1]{late #1}",
            "\\settabs{x}\\begin{tabular}{c:c}a&b\\\\ \\hdashline c&d\\end{tabular}"
                + "$\\begin{blockarray}{cc}\\begin{block}{(cc)}1&2\\\\ \\end{block}\\end{blockarray}$"
                + "$\\centernot\\to\\pdv[2]{f}{x}\\xlongequal{x}\\tensor{T}{^a_b}\\scaleto{x}{5pt}$"
                + "\\added{new}\\deleted{gone} \\ch{H2O} \\ce{SO4^2-} \\faIcon{github}"
                + "\\cprotect\\section{A \\verb|x_y| b}\\begin{strip}wide\\end{strip}"
                + "\\begin{CJK}{UTF8}{gbsn}\u6f22\\end{CJK}\\orcidlink{0000-0002-1825-0097}"
                + "$\\begin{pNiceMatrix}1&\\Cdots\\end{pNiceMatrix}$\\stackon{a}{b}"
                + "\\hypertarget{S1}{target}\\hyperlink{S1}{link}"
                + "\\begin{figure}\\begin{subfigure}[b]{3cm}part\\caption{P}\\label{part}\\end{subfigure}"
                + "\\caption{W}\\end{figure} See Figure~\\ref{part}."
                + "\\begin{algorithmic}[1]\\Require $x$ \\State $y$\\end{algorithmic}"
                + "M\\raisebox{\\dimexpr\\fontcharht\\font`M-\\height}{c}Kay");
    String article = whole(result);
    String text = Jsoup.parse(article).text();
    assertTrue(text.contains("mine x"), text);
    assertTrue(text.endsWith("McKay 2 Last The end is reached."), text);
    assertTrue(text.contains("See Figure 1(a)."), text);
    assertTrue(text.contains("Require: xx 1: yy"), text);
    assertEquals(0, result.report().errors(), result.report().log());
    assertEquals(List.of(), result.report().missingPackages());
    assertTrue(article.contains("x_y"), article);
    assertFalse(article.contains("gone"), article);
    assertTrue(article.contains("{\\partial^{2}f}"), article);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "elsarticle | \\author[x,y]{Ann}\\ead{a@b.org}\\author[y]{Ben\\corref{c}}"
            + "\\affiliation[x]{organization={One}, city={Rome}}\\address[y]{Two}",
        "sn-jnl | \\author*[1,2]{\\fnm{Ann}}\\email{a@b.org}\\author[2]{\\sur{Ben}}"
            + "\\affil*[1]{\\orgname{One}, \\city{Rome}}\\affil[2]{\\orgname{Two}}",
        "jheppub | \\author[x,y]{Ann,}\\author[y,1]{and Ben\\note{N}}\\affiliation[x]{One,\\\\Rome}"
            + "\\affiliation[y]{Two}\\emailAdd{a@b.org}",
        "revtex4-2 | \\author{Ann}\\affiliation{One, Rome}\\affiliation{Two}\\author{Ben}\\affiliation{Two}",
        "lipics-v2021 | \\author{Ann}{One, Rome \\and Two}{a@b.org}{}{}\\author{Ben}{Two}{}{}{}",
        "Definitions/mdpi | \\Author{Ann $^{1,2}$ and Ben $^{2,}$*}"
            + "\\address{$^{1}$ \\quad One, Rome; a@b.org\\\\ $^{2}$ \\quad Two}",
        "imsart | \\author[A,B]{\\fnms{Ann}\\ead[label=e1]{a@b.org}}\\author[B]{\\snm{Ben}}"
            + "\\address[A]{One, Rome\\printead{e1}}\\address[B]{Two}",
        "WileyNJD-v2 | \\author[1,2]{Ann}\\author[2]{Ben}\\address[2]{Two}"
            + "\\address[1]{\\orgname{One}, \\orgaddress{\\state{Rome}}}",
        "agujournal2019 | \\authors{Ann\\affil{1,2}, Ben\\affil{2}}\\affiliation{1}{One, Rome}"
            + "\\affiliation{2}{Two}\\correspondingauthor{Ann}{a@b.org}",
        "ametsocV6.1 | \\authors{Ann\\aff{a,b} and Ben\\aff{b}}"
            + "\\affiliation{\\aff{a}One, Rome\\\\ \\aff{b}Two}",
        "pnas-new | \\author[a,b,1]{Ann}\\author[b]{Ben}\\affil[a]{One, Rome}\\affil[b]{Two}",
        "FrontiersinHarvard | \\def\\Authors{Ann\\,$^{1,2}$ and Ben\\,$^{2}$}\\author[x]{\\Authors}"
            + "\\def\\Address{$^{1}$One, Rome\\\\ $^{2}$Two}\\address{}",
        "interact | \\author{\\name{Ann\\textsuperscript{a,b} and Ben\\textsuperscript{b}}"
            + "\\affil{\\textsuperscript{a}One, Rome; \\textsuperscript{b}Two}}",
        "ieeeaccess | \\author{Ann\\authorrefmark{1,2}, and Ben\\authorrefmark{2}}"
            + "\\address[1]{One, Rome}\\address[2]{Two}",
        "article | \\author{Ann$^{1,2}$,\\thanks{N} Ben$^2$\\\\ $^1$One, Rome\\\\ $^2$Two\\\\ \\texttt{a@b.org}}",
      })
  void joinsAuthorsToTheirPlaces(String kind, String authors) throws Exception {
    boolean isPackage = kind.equals("jheppub");
    RenderResult result =
        render(
            Archives.tar()
                .file(
                    "main.tex",
                    document(isPackage ? "\\usepackage{jheppub}" : "", "")
                        .replace("{article}", isPackage ? "{article}" : "{" + kind + "}")
                        .replace("\\author{A. Uthor}", authors)));
    Element header = Jsoup.parse(whole(result)).selectFirst(".title-block");
    assertEquals(
        List.of("Ann 1,2", "Ben 2"),
        header.select(".author").eachText().stream()
            .map(each -> each.replaceFirst(" ?,\\*$", "").replaceFirst("(?<=[a-z])(?=\\d)", " "))
            .toList(),
        header.html());
    assertEquals(List.of("1 One, Rome", "2 Two"), header.select(".affiliations li").eachText());
    assertEquals(0, result.report().errors(), result.report().log());
  }

  /** The class of a journal does not come with LaTeXML; its commands are no text of the page. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{informs3} | \\TITLE{Ducks}\\ARTICLEAUTHORS{\\AUTHOR{Ann}\\AFF{One, \\EMAIL{a@b.org}, Rome}}"
            + "\\ABSTRACT{Short.}\\KEYWORDS{swim}\\maketitle"
            + "| \\proof{Proof of all.} so \\Halmos\\endproof"
            + "| Ducks Ann One, Rome Abstract Short. Keywords swim Proof of all. so \u25a1\\square",
        "[x]{lipics-v2021} | \\title{Ducks}\\author{Ann}{One}{}{}{}\\Copyright{Ann}"
            + "\\ccsdesc[500]{Swim}\\category{}\\funding{}\\hideLIPIcs\\maketitle"
            + "| \\begin{claim}\\label{c}C\\end{claim}\\begin{claimproof}so\\end{claimproof}\\cref{c}"
            + "| Ducks Ann One CCS concepts Swim Claim 1. C Proof. so\u220e claim 1",
        "[x]{siamart190516} | \\newsiamthm{fact}{Fact}\\headers{a}{b}\\title{Ducks}\\author{Ann}\\maketitle"
            + "\\begin{keywords}swim\\end{keywords}\\begin{MSCcodes}68Q25\\end{MSCcodes}"
            + "| \\begin{fact}F\\end{fact}\\begin{proof}so\\end{proof}"
            + "| Ducks Ann Keywords swim MSC codes 68Q25 Fact 0.1. F Proof. so\u220e",
        "{article}\\usepackage{aistats2022} | \\twocolumn[\\aistatstitle{Ducks}"
            + "\\aistatsauthor{Ann \\And Ben}\\aistatsaddress{One \\And Two}] | So."
            + "| Ducks Ann1 Ben2 1 One 2 Two So.",
        "{article}\\usepackage{jmlr2e} | \\jmlrheading{1}{2}{3}{4}{5}{6}\\title{Ducks}"
            + "\\author{\\name Ann \\email a@b.org \\\\ \\addr One}\\maketitle"
            + "\\begin{keywords}swim\\end{keywords} | \\acks{You.}"
            + "| Ducks Ann One Keywords swim Acknowledgments You.",
        "{imsart} | \\startlocaldefs\\endlocaldefs\\begin{frontmatter}\\title{Ducks}"
            + "\\begin{aug}\\author{\\fnms{Ann}}, \\and \\author{\\fnms{Ben}}\\end{aug}"
            + "\\begin{keyword}[class=MSC]\\kwd[Primary ]{1A}\\kwd{2B}\\end{keyword}\\end{frontmatter}"
            + "| \\begin{acks}You.\\end{acks} | Ducks Ann Ben MSC 1A, 2B Acknowledgments You.",
        "{nature} | \\title{Ducks}\\author{Ann}\\maketitle | \\begin{methods}Swim.\\end{methods}"
            + "| Ducks Ann Methods Swim.",
        "{no-such-class} | \\title{Ducks}\\author{Ann}\\maketitle"
            + "| \\begin{lemma}L\\end{lemma}\\begin{proof}so\\end{proof}"
            + "| Ducks Ann Lemma 0.1. L Proof. so\u220e",
      })
  void knowsTheFrontMatterOfJournals(String kind, String front, String body, String text)
      throws Exception {
    RenderResult result =
        render(
            Archives.tar()
                .file(
                    "main.tex",
                    "\\documentclass"
                        + kind
                        + "\\begin{document}"
                        + front
                        + "\n"
                        + body
                        + "\n\nThe end is reached.\n\\end{document}\n"));
    assertEquals(text + " The end is reached.", Jsoup.parse(whole(result)).text());
    assertEquals(0, result.report().errors(), result.report().log());
  }

  @Test
  void partsTheAuthorsOfAConference() throws Exception {
    RenderResult result =
        render(
            Archives.tar()
                .file("neurips.sty", "\\newenvironment{ack}{\\section*{Thanks}}{}")
                .file(
                    "main.tex",
                    document("\\usepackage{neurips}", "\\begin{ack}To all.\\end{ack}")
                        .replace(
                            "{A. Uthor}",
                            "{Ann One\\thanks{Not \\emph{here}.}\\\\One\\And Ben Two\\\\Two}")));
    Element header = Jsoup.parse(whole(result)).selectFirst(".title-block");
    assertEquals(List.of("Ann One", "Ben Two"), header.select(".author-name").eachText());
    assertEquals(List.of("1 One", "2 Two"), header.select(".affiliations li").eachText());
    assertEquals(List.of("* Not here."), header.select(".author-notes li").eachText());
  }

  @Test
  void readsRulesAlgorithmsSymbolsAndTablesOfPackagesWithoutABinding() throws Exception {
    RenderResult result =
        render(
            """
            \\usepackage{mathpartir,bbding,marginnote,semantic,textgreek,savesym,apptools}
            \\usepackage{tabularray,algpseudocodex}
            \\savesymbol{Cross}\\UseTblrLibrary{booktabs}
            \\reservestyle{\\command}{\\textbf}\\command{let}
            """,
            """
            \\begin{mathpar}
            \\inferrule*[right=Var]{x:T \\in \\Gamma \\\\ y}{\\Gamma \\vdash x:T} \\and \\inferrule[One]{ }{1}
            \\end{mathpar}
            $\\inference[N]{a & b \\\\ c}{d} \\<let> z$ \\Checkmark\\marginnote{aside}[2pt] 5~\\textmu m
            \\IfAppendix{wrong}{right}
            \\begin{algorithmic}\\If{$x$}\\State \\Call{go}{x}\\LComment{why}\\EndIf\\end{algorithmic}
            \\begin{longtblr}[caption={Long one},label={tab}]{colspec={|Q[c,wd=2cm]|X[2,r]|},hlines}
            \\toprule \\SetCell[c=2]{c} one & \\\\ {two \\\\ three} & four \\\\ \\bottomrule
            \\end{longtblr}
            See Table~\\ref{tab}.
            """);
    Element article = Jsoup.parse(whole(result));
    assertEquals(0, result.report().errors() + result.report().warnings(), result.report().log());
    String formulas = article.html();
    assertTrue(formulas.contains("\\dfrac{}{1}"), formulas);
    assertTrue(formulas.contains("\\textbf{{let}}z"), formulas);
    assertEquals(List.of("one", "two three", "four"), article.select("figure td").eachText());
    String text = article.text();
    assertTrue(text.contains("\u2713") && text.contains("5 \u03bcm right"), text);
    assertTrue(text.contains("\u25b7\\triangleright why") && !text.contains("end if"), text);
    assertTrue(text.contains("See Table 1."), text);
  }

  @Test
  void findsFiguresInTheFoldersThatGraphicspathNames() throws Exception {
    RenderResult result =
        render(
            Archives.tar()
                .file("plots/a.eps", EPS)
                .file("more plots/b.eps", EPS)
                .file("v2/c.eps", EPS)
                .file(
                    "main.tex",
                    document(
                        "\\usepackage{graphicx,psfrag}\\newcommand\\version{v2}"
                            + "\\graphicspath{ {plots/} {./more plots/}\n, {\\version/} }",
                        "\\includegraphics{a}\\includegraphics{b.eps}\\includegraphics{c}")));
    assertEquals(
        3, Jsoup.parse(document(result).article()).select("img").size(), result.report().log());
    assertEquals(0, result.report().errors(), result.report().log());
  }

  /** TeX sets the drawing; the figure is cut as \\includegraphics says. */
  @Test
  void drawsWithTexAndCutsWhatIsTrimmed() throws Exception {
    RenderResult result =
        render(
            Archives.tar()
                .file("line.eps", EPS)
                .file(
                    "main.tex",
                    document(
                        "\\usepackage{graphicx,tikz}\\usepackage{no-such-font}",
                        "\\includegraphics[trim=2 0 8 0,clip]{line}"
                            + "\\begin{tikzpicture}\\draw (0,0) -- (1,1);\\end{tikzpicture}")));
    whole(result);
    assertTrue(result.report().log().contains("1 of 1 drawings set by TeX"), result.report().log());
    StringBuilder drawings = new StringBuilder();
    for (ReaderDocument.StoredFile file : document(result).files()) {
      drawings.append(Files.readString(file.path()));
    }
    assertTrue(drawings.toString().contains("viewBox=\"2.777"), drawings.toString());
  }

  /** The drawing is the paper's own macro, which TeX is not asked to set, and nests for ever. */
  @Test
  void leavesDrawingsOutWhereTheyTakeAllThatThereIs() throws Exception {
    RenderResult result =
        render(
            "\\usepackage{tikz}\\usetikzlibrary{calc}\\tikzset{a/.style={draw}}"
                + "\\def\\grow{{\\more}}\\def\\more{{\\grow}}"
                + "\\newcommand\\diagram[1]{\\begin{tikzpicture}\\node {#1};\\grow\\end{tikzpicture}}"
                + "\\newenvironment{framed}{\\begin{tikzpicture}[scale=2]}{\\end{tikzpicture}}",
            "\\diagram{one} Then $a \\diagram{two}$, \\tikz \\draw (0,0) -- (1,1);"
                + "\\begin{framed}\\draw (0,0);\\end{framed} and"
                + "\\foreach \\i in {1,...,3} { no.~\\i}.");
    assertInstanceOf(RenderResult.Partial.class, result, () -> result.report().log());
    Element article = Jsoup.parse(document(result).article());
    assertEquals(
        Collections.nCopies(4, "A drawing is missing here"),
        article.select(".missing").eachText(),
        article.html());
    assertTrue(article.text().contains("and no. 1 no. 2 no. 3."), article.text());
    assertTrue(article.text().endsWith("The end is reached."), article.text());
    String log = result.report().log();
    assertTrue(log.contains("LaTeXML runs once more, without drawings"), log);
    assertTrue(log.contains("A note is in the place of each drawing"), log);
    assertEquals(0, result.report().errors(), log);
  }

  /** A package that draws, of the paper's own, so that no test waits for TikZ. */
  @ParameterizedTest
  @CsvSource({
    "\\loop\\iftrue\\repeat, 'ran out of its time, 10 s'",
    "\\def\\a{0123456789}\\loop\\edef\\a{\\a\\a}\\iftrue\\repeat, 'ran out of its memory, 512 MB'",
  })
  void goesOnWithoutDrawingsAfterTheyTookItsTimeOrMemory(String drawing, String told)
      throws Exception {
    RenderResult result =
        render(
            new RenderSettings(
                1, Duration.ofSeconds(20), 512L << 20, SandboxMode.AUTO, work.resolve("probes")),
            Archives.tar()
                .file("pgf-own.sty", "\\def\\tikz#1{" + drawing + "}")
                .file("main.tex", document("\\usepackage{pgf-own}", "Before \\tikz{x} after.")));
    assertInstanceOf(RenderResult.Partial.class, result, () -> result.report().log());
    String text = Jsoup.parse(document(result).article()).text();
    assertTrue(text.contains("Before A drawing is missing here after."), text);
    assertTrue(text.endsWith("The end is reached."), text);
    assertTrue(result.report().log().contains("LaTeXML " + told), result.report().log());
  }

  @Test
  void findsWhatNobodyDefinedInThePapersOwnClass() throws Exception {
    RenderResult result =
        render(
            Archives.tar()
                .file(
                    "journal.cls",
                    "\\LoadClass{article}\\newcommand{\\says}[1]{[#1 \\helper]}\\def\\helper{helps}"
                        + "\\newenvironment{aside}[1]{\\begin{quote}#1:}{\\end{quote}}")
                .file(
                    "main.tex",
                    document(
                            "",
                            "\\says{A} \\begin{aside}{Note}inside\\end{aside} \\url{http://a.b}"
                                + "\\DeclareListParser*\\each{;}\\each{\\textbf}{in;turn}")
                        .replace("{article}", "{journal}")));
    String text = Jsoup.parse(whole(result)).text();
    assertTrue(text.contains("[A helps]") && text.contains("http://a.binturn"), text);
    assertEquals(List.of(), result.report().undefinedMacros());
  }

  @Test
  void aBrokenBibliographyDoesNotCostTheBody() throws Exception {
    whole(
        render(
            Archives.tar()
                .file(
                    "refs.bib",
                    "@article{doe, title={Unbalanced {{{ , year=\n@@@{{ \\end{document}")
                .file(
                    "main.tex",
                    document("", "\\cite{doe}\\bibliographystyle{plain}\\bibliography{refs}"))));
  }

  @Test
  void tellsWhatIsNoTexSource() throws Exception {
    RenderResult result = render(Archives.tar().file("paper.pdf", "%PDF-1.4"));
    assertEquals(SourceKind.PDF, assertInstanceOf(RenderResult.NoTexSource.class, result).kind());
  }

  @Test
  void saysWhyASourceIsRefused() throws Exception {
    RenderResult result =
        render(Archives.tar().file("a.tex", document("", "")).file("b.tex", document("", "")));
    assertTrue(
        assertInstanceOf(RenderResult.Failed.class, result).reason().contains("a.tex, b.tex"));
  }

  /** X1, X2, X3, X4 and X9; without a sandbox too. */
  @ParameterizedTest
  @EnumSource(names = {"AUTO", "NONE"})
  void runsNoPerlReadsNoFileOfTheMachineAndCallsNobody(SandboxMode mode) throws Exception {
    Path canary = work.resolve("canary-9265");
    Path secret = Files.writeString(work.resolve("secret.tex"), "canary-3141\n");
    String perl =
        "package LaTeXML::Package::Pool; open(F, '>', '"
            + canary
            + "'); DefMacro('\\ran', 'canary-5926'); 1;";
    try (ServerSocket listener = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      listener.setSoTimeout(200);
      String url = "http://127.0.0.1:" + listener.getLocalPort() + "/x";
      RenderResult result =
          render(
              mode,
              Duration.ofMinutes(3),
              Archives.tar()
                  .file("evil.sty.ltxml", perl)
                  .file("deep/EVIL.STY.LTXML", perl)
                  .file("article.cls.ltxml", perl)
                  .file("main.latexml", perl)
                  .file("main.tex.latexml", perl)
                  .file(
                      "main.tex",
                      document(
                          "\\usepackage{graphicx,listings,verbatim}\\usepackage{evil}",
                          "\\ifx\\ran\\undefined safe\\else\\ran\\fi\n\\input{/etc/passwd}\\input{"
                              + secret
                              + "}\\verbatiminput{/etc/passwd}\\lstinputlisting{"
                              + secret
                              + "}\n\\newread\\f\\openin\\f="
                              + secret
                              + " \\ifeof\\f\\else\\read\\f to\\line \\line\\fi\n\\input{"
                              + url
                              + "}\\includegraphics{"
                              + url
                              + ".png}\\immediate\\write18{touch "
                              + canary
                              + "}\\begin{picture}(1,1)\\end{picture}\n")));
      String article = whole(result);
      assertTrue(article.contains("safe"), article);
      assertFalse(article.contains("root:"), article);
      assertFalse(article.contains("canary"), article);
      assertFalse(Files.exists(canary));
      assertThrows(SocketTimeoutException.class, listener::accept);
      assertFalse(result.report().log().contains(work.toString()), result.report().log());
    }
  }

  /** X5, X6, X7 and X12. */
  @Test
  void letsNoScriptMailAddressOrForeignAddressThrough() throws Exception {
    RenderResult result =
        render(
            Archives.tar()
                .file(
                    "x.svg",
                    "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9' onload='evil()'>"
                        + "<script>evil()</script><rect width='9' height='9'/></svg>")
                .file(
                    "main.tex",
                    document(
                        "\\usepackage{hyperref,graphicx,latexml}",
                        "\\href{javascript:evil()}{click}\\href{data:text/html,evil()}{d}"
                            + "\\thanks{someone@example.org}\\includegraphics{x.svg}"
                            + "\\includegraphics{http://evil.example/t.png}"
                            + "\\lxRequireResource{evil.js}\\lxAddClass{\" onclick=\"evil()}"
                            + "<script>evil()</script>")));
    String article = whole(result);
    assertFalse(article.contains("javascript:"), article);
    assertFalse(article.matches("(?s).*<script.*"), article);
    assertFalse(article.matches("(?s).*<[^>]*\\son\\w+=.*"), article);
    assertFalse(article.contains("someone@example.org"), article);
    assertFalse(article.matches("(?s).*src=.?.?http.*"), article);
    for (ReaderDocument.StoredFile file : document(result).files()) {
      assertFalse(Files.readString(file.path()).contains("evil"), file.name());
    }
  }

  /** X11, and pictures that claim to be enormous. */
  @Test
  void survivesHostilePictures() throws Exception {
    byte[] enormous =
        HexFormat.of().parseHex("89504E470D0A1A0A0000000D49484452000186A0000186A00802000000");
    RenderResult result =
        render(
            SandboxMode.AUTO,
            Duration.ofSeconds(60),
            Archives.tar()
                .file("loop.eps", "%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n{} loop\n")
                .file("read.eps", EPS + "(/etc/passwd) (r) file 99 string readline pop ==\n")
                .file("good.eps", EPS)
                .file("enormous.png", enormous)
                .file(
                    "main.tex",
                    document(
                        "\\usepackage{graphicx}",
                        "\\includegraphics{good}\\includegraphics{enormous}\\includegraphics{loop}"
                            + "\\includegraphics{read}")));
    whole(result);
    assertEquals(1, document(result).files().size());
    String log = result.report().log();
    assertTrue(log.contains("Figure enormous.png claims 100000 × 100000 pixels"), log);
    assertTrue(log.contains("Figure loop.eps could not be converted"), log);
  }

  /** X13, when something was written before. */
  @Test
  void keepsWhatWasMadeWhenMacrosNeverEnd() throws Exception {
    RenderResult result =
        render(
            SandboxMode.AUTO,
            Duration.ofSeconds(20),
            Archives.tar()
                .file(
                    "main.tex",
                    document(
                        "", "First things first. ".repeat(20) + "\n\n\\loop\\iftrue\\repeat")));
    assertInstanceOf(RenderResult.Partial.class, result, () -> result.report().log());
    assertTrue(document(result).article().contains("First things first."));
    assertEquals(3, result.report().status());
  }

  /** X13, when there is nothing but the attack; and the next paper is rendered. */
  @Test
  void endsMacrosThatGrowForEver() throws Exception {
    Archives bomb = Archives.tar().file("main.tex", "\\documentclass{article}\\def\\x{\\x\\x}\\x");
    RenderResult result = render(SandboxMode.AUTO, Duration.ofSeconds(15), bomb);
    assertTrue(
        result instanceof RenderResult.TimedOut
            || result instanceof RenderResult.OutOfMemory
            || result instanceof RenderResult.Failed,
        result.toString());
    assertFalse(
        ProcessHandle.allProcesses()
            .anyMatch(each -> each.info().commandLine().orElse("").contains(work.toString())));
    whole(render("", "Next."));
  }

  @Test
  void leavesNothingOutsideOfTheRendersFolder() throws Exception {
    render("", "Text.");
    try (Stream<Path> left = Files.list(work)) {
      assertEquals(
          List.of("probes", "render0", "source0"),
          left.map(path -> path.getFileName().toString()).sorted().toList());
    }
    try (Stream<Path> left = Files.list(work.resolve("probes"))) {
      assertEquals(0, left.count());
    }
  }

  @Test
  void saysWhatToDoWhereItCannotRender() throws Exception {
    Renderer renderer =
        new Renderer(
            new RenderSettings(
                1, Duration.ofMinutes(1), 1L << 30, SandboxMode.AUTO, work.resolve("probes")));
    switch (renderer.readiness()) {
      case Renderer.Readiness.Ready(String converter, String sandbox) ->
          assertTrue(converter.startsWith("LaTeXML 0."), converter + sandbox);
      case Renderer.Readiness.NotReady(String remedy) ->
          assertTrue(remedy.contains("apt-get install"), remedy);
    }
  }
}
