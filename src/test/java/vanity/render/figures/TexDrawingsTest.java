package vanity.render.figures;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TexDrawingsTest {
  private static final String OWN =
      """
      \\newcommand{\\roots}[2]% two of them
        {\\begin{tikzpicture}\\draw (#1,#2);\\end{tikzpicture}}
      \\NewDocumentCommand\\hasse{O{}mm}{\\relax\\begin{tikzpicture}[#1]\\node {#2#3};\\end{tikzpicture}}
      \\newcommand*\\logo{\\label@count=0 \\begin{tikzpicture}\\draw (0,0);\\end{tikzpicture}}
      \\def\\wrapped#1{\\raisebox{2pt}{\\roots{#1}{1}}}
      \\newcommand\\scaled[2][1]{\\begin{tikzpicture}[scale=#1]#2\\end{tikzpicture}}
      \\newcommand{\\told}{Here it is shown \\begin{tikzpicture}\\end{tikzpicture}}
      \\newcommand{\\figured}[1]{\\begin{tikzpicture}\\end{tikzpicture}\\caption{#1}}
      """;

  private static List<String> drawings(String text) {
    return new TexDrawings(List.of(OWN, text))
        .in(Path.of("main.tex"), text, 0).stream().map(TexDrawings.Drawing::tex).toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\\begin{tikzpicture}\\begin{tikzpicture}\\end{tikzpicture}\\end{tikzpicture}",
        "\\begin {tikzcd} A \\ar[r] & B \\end{tikzcd}",
        "\\dynkin[labels={1}]{A}{**.*}",
        "\\roots{1}2",
        "\\hasse[scale=2]{A}{3}",
        "\\logo",
        "\\wrapped{7}",
        "\\scaled[2]{\\draw;}",
        "\\scaled{\\draw;}",
      })
  void areEnvironmentsAndThePapersOwnCommandsWithTheirArguments(String drawing) {
    assertEquals(List.of(drawing), drawings("See " + drawing + " here."));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\\told and \\figured{x}",
        "\\logos",
        "% \\logo",
        "\\renewcommand{\\logo}{nothing}",
        "\\begin{verbatim}\\logo\\end{verbatim}",
        "\\roots{\\ref{a}}{1}",
        "\\scaled{\\node {a box around many words of text};}",
        "\\begin{tikzpicture}\\node {\\cite{a}};\\end{tikzpicture}",
        "\\newcommand\\twice[1]{\\roots{#1}{#1}}",
        "\\begin{tikzpicture} without an end",
      })
  void areNotWhatOnlyThePaperCanSetOrWhatIsText(String text) {
    assertEquals(List.of(), drawings(text));
  }

  @Test
  void haveTheirPlaces() {
    TexDrawings.Drawing drawing =
        new TexDrawings(List.of()).in(Path.of("a.tex"), "\\dynkin A1 \\dynkin B2.", 5).getFirst();
    assertEquals(
        new TexDrawings.Drawing(Path.of("a.tex"), 11, 21, "dynkin", "\\dynkin B2"), drawing);
  }
}
