package vanity.render.document;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.jsoup.nodes.Element;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CapitalsTest {
  private static final String BODY =
      "<p>Data of NASA, and QCD on a lattice; SVMs are new. A test of spin. A survey of the war, des données.</p>";

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "INTRODUCTION, Introduction",
    "DATA FROM NASA, Data from NASA",
    "A TEST OF QCD, A Test of QCD",
    "THE SVM: A SURVEY, The SVM: A Survey",
    "WORLD WAR II, World War II",
    "SPIN-ALIGNED MODELS, Spin-Aligned Models",
    "RESULTS FOR <math><mi>X</mi></math> AND H2O, Results for <math><mi>X</mi></math> and H2O",
    "<b>GREAT</b> <i>EXPECTATIONS</i>, <b>Great</b> <i>Expectations</i>",
    "ÉTUDE DES FONCTIONS, Étude Des Fonctions",
    "Mixed CASE stays, Mixed CASE stays",
    "NASA, NASA",
    "引言, 引言",
  })
  void softensWhatTheTextDoesNotItselfWriteInCapitals(String heading, String softened) {
    Element article = Article.of("<h2>" + heading + "</h2>" + BODY);
    Element title = article.expectFirst("h2");
    Capitals.of(article).soften(title);
    assertEquals(softened, title.html());
  }
}
