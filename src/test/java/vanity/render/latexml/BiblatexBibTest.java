package vanity.render.latexml;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BiblatexBibTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "@article{a, journaltitle = {J}, date = {2019-05-02}} | @article{a, journal = {J}, year = {2019}}",
        "@book{b, location={Rome}, date = 2001} | @book{b, address={Rome}, year = {2001}}",
        "@book{b, date = \"2019/2020\", x=1} | @book{b, year = {2019}, x=1}",
        "@Online{c, date = {2019}, year = 2018} | @misc{c, date = {2019}, year = 2018}",
        "@thesis{d, urldate = {2020-01-01}} | @phdthesis{d, urldate = {2020-01-01}}",
        "@article{e, title = {The date of a location}} | @article{e, title = {The date of a location}}",
      })
  void speaksAsBibtexDoes(String biblatex, String bibtex) {
    assertEquals(bibtex, BiblatexBib.toBibtex(biblatex));
  }
}
