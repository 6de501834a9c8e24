package vanity.render.latexml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class BiblatexBblTest {
  @Test
  void makesOrdinaryReferencesOfBibers() {
    String bbl =
        """
        \\refsection{0}
          \\datalist[entry]{nty/global//global/global}
            \\entry{doe99}{article}{}
              \\name{author}{2}{}{%
                {{hash=1}{%
                   family={Doe},
                   familyi={D\\bibinitperiod},
                   given={Jane\\bibnamedelima Q.},
                   giveni={J\\bibinitperiod}}}%
                {{hash=2}{%
                   family={Beethoven},
                   given={Ludwig},
                   prefix={van}}}%
              }
              \\list{publisher}{1}{%
                {Springer}%
              }
              \\field{journaltitle}{J. Tests}
              \\field{title}{On {Ducks} and $x$}
              \\field{volume}{7}
              \\field{year}{1999}
              \\field{pages}{1\\bibrangedash 9}
              \\verb{doi}
              \\verb 10.1/a_b
              \\endverb
            \\endentry
          \\enddatalist
        \\endrefsection
        """;
    assertTrue(BiblatexBbl.isOne(bbl));
    assertEquals(
        """
        \\begin{thebibliography}{99}
        \\bibitem[Doe and van Beethoven(1999)]{doe99} Jane~Q.~Doe and Ludwig~van Beethoven. \
        On {Ducks} and $x$. \\emph{J. Tests} 7. 1--9. Springer. 1999. \
        doi:\\href{https://doi.org/10.1/a_b}{10.1/a\\_b}.
        \\end{thebibliography}
        """,
        BiblatexBbl.toLatex(bbl));
  }
}
