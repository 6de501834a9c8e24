package vanity.render.document;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

/** Author blocks as LaTeXML 0.8.7 writes them for the classes that people use. */
class AuthorBlockTest {
  @Test
  void readsContactsOfTheirOwn() { // authblk, revtex
    assertEquals(
        "Alice A [University One]; Bob B [University One | University Two]",
        authors(
            creator("Alice A", affiliation("University One"))
                + creator("Bob B", affiliation("University One") + affiliation("University Two"))));
  }

  @Test
  void joinsThePartsOfAnAddress() { // acmart
    assertEquals(
        "Ben Trovato [Institute for Clarity, Dublin, Ohio]",
        authors(
            creator(
                "Ben Trovato",
                "<span class=\"ltx_contact ltx_role_email\"><a href=\"mailto:b@c.com\">b@c.com</a></span>"
                    + "<span class=\"ltx_contact ltx_role_affiliation\">"
                    + "<span class=\"ltx_text ltx_affiliation_institution\">Institute for Clarity</span>"
                    + "<span class=\"ltx_text ltx_affiliation_city\">Dublin</span>"
                    + "<span class=\"ltx_text ltx_affiliation_state\">Ohio</span></span>")));
  }

  @Test
  void readsAffiliationsThatAreNotesOnNames() { // aastex, emulateapj
    assertEquals(
        "Daniel Foreman-Mackey [Center for Cosmology] (To whom correspondence should be addressed);"
            + " David W. Hogg [Center for Cosmology | Max-Planck-Institut]",
        authors(
            creator(
                "Daniel Foreman-Mackey"
                    + note(
                        "affiliation",
                        "1",
                        "To whom correspondence should be addressed: <a>d@nyu.edu</a>")
                    + " "
                    + note("affiliation", "2", "Center for Cosmology")
                    + " ,\nDavid W. Hogg"
                    + note("affiliation", "2", "Center for Cosmology")
                    + " "
                    + note("affiliation", "3", "Max-Planck-Institut"),
                "")));
  }

  @Test
  void readsLinesBeneathAName() { // article, NeurIPS
    assertEquals(
        "Ashish Vaswani [Google Brain] (Equal contribution.)",
        authors(
            creator(
                "Ashish Vaswani\n<br class=\"ltx_break\">Google Brain\n<br class=\"ltx_break\">"
                    + "<span class=\"ltx_text ltx_font_typewriter\">avaswani@google.com<br></span>",
                "Equal contribution.")));
  }

  @Test
  void followsRaisedMarksToTheLinesBelow() { // by hand
    assertEquals(
        "Jane Smith [Department of Physics | Institute Y]; John Doe [Institute Y]; Max Müller [Z Lab]",
        authors(
            creator(
                "Jane Smith"
                    + raised("1,2,*")
                    + ", John Doe"
                    + raised("2")
                    + " and Max Müller<sup>†</sup> <br>"
                    + raised("1")
                    + " Department of Physics <br>"
                    + raised("2")
                    + " Institute Y <br><sup>†</sup> Z Lab <br>"
                    + raised("*")
                    + "jane@x.edu",
                "")));
  }

  @Test
  void findsMarksThatLostTheirRaising() { // IEEEtran
    assertEquals(
        "Michael Shell [School of Electrical Engineering, Georgia Institute]; Homer Simpson [Twentieth Century Fox]",
        authors(
            creator(
                "Michael Shell1, Homer Simpson2",
                affiliation(
                        "1School of Electrical Engineering <br>Georgia Institute <br>Email: shell@gatech.edu")
                    + affiliation("2Twentieth Century Fox <br>Email: homer@fox.com"))));
  }

  @Test
  void readsMarksPrintedTwice() { // llncs
    assertEquals(
        "First Author [Princeton University]; Second Author [Springer Heidelberg | ABC Institute]",
        authors(
            creator("First Author", "11") + creator("Second Author", "2233"),
            note("institutetext", "1", "Princeton University"),
            note(
                "institutetext",
                "2",
                "Springer Heidelberg " + note("email", "2", "lncs@springer.com")),
            note("institutetext", "3", "ABC Institute {abc,lncs}@uni-heidelberg.de")));
  }

  @Test
  void dealsOutTheAddressesThatTheLastAuthorHolds() { // amsart
    assertEquals(
        "Edisson Gallego [University of Antioquia]; Juan D. Vélez [Universidad Nacional]",
        authors(
            creator("Edisson Gallego")
                + creator(
                    "Juan D. Vélez",
                    affiliation("University of Antioquia") + affiliation("Universidad Nacional"))));
  }

  @Test
  void doesNotGuessWhereLabelsWereLost() { // elsarticle
    Authors authors =
        read(
            creator("Jane Doe", "<span class=\"ltx_contact ltx_role_email\"><a>j@x.org</a></span>")
                + creator("John Roe", affiliation("Uni One") + affiliation("Uni Two")));
    assertEquals(false, authors.areDealt());
  }

  @Test
  void givesAuthorsWithoutAPlaceThatOfTheNext() { // revtex, acmart
    assertEquals(
        "Ann [A | B]; Ben [A | B]; Cid [C]; Dan [C]",
        authors(
            creator("Ann")
                + creator("Ben", affiliation("A") + affiliation("B"))
                + creator("Cid")
                + creator("Dan", affiliation("C"))));
  }

  @Test
  void readsMarksAndRemarksBehindTheCommas() { // mnras, jheppub
    assertEquals(
        "Keith Smith [Royal Society] (Corresponding author.); A. N. Other [Institute]",
        authors(
            creator(
                "Keith Smith,"
                    + note("footnote", "1", "Corresponding author.")
                    + raised("1")
                    + " A. N. Other,"
                    + raised("2")
                    + "<br>"
                    + raised("1")
                    + "Royal Society<br>"
                    + raised("2")
                    + "Institute",
                "<span class=\"ltx_text ltx_thanks\">E-mail: <a>k@x.org</a> (KS)</span>")));
  }

  @Test
  void countsNobodyAsTheFirst() { // IEEE's sample
    assertEquals(
        "Given Surname; Other Person",
        authors(creator("1<sup>st</sup> Given Surname") + creator("2<sup>nd</sup> Other Person")));
  }

  @Test
  void keepsARemarkOnSeveralWhole() { // IEEEtran's \\thanks
    Authors authors =
        read(
            creator(
                "Ann Alpha, Ben Beta",
                "<span class=\"ltx_text ltx_thanks\">Received <em>late</em>.</span>"
                    + "<span class=\"ltx_text ltx_thanks\">Revised.</span>"));
    assertEquals(List.of("Received late.", "Revised."), authors.remarks());
  }

  @Test
  void readsOrcids() { // aastex62
    Authors authors =
        read(creator("<a href=\"https://orcid.org/0000-0001-9907-7742\">Megan Bedell</a>"));
    assertEquals("0000-0001-9907-7742", authors.people().getFirst().orcid);
  }

  @Test
  void keepsSuffixesWithTheName() {
    assertEquals(
        "Sammy Davis, Jr.; Ada Lovelace", authors(creator("Sammy Davis, Jr., Ada Lovelace, PhD")));
  }

  @Test
  void takesWhatIsNoNameForNone() {
    assertEquals(
        List.of(),
        AuthorBlock.read(Article.of(creator("x".repeat(100))), List.of(), List.of()).stream()
            .toList());
  }

  private static String creator(String name) {
    return "<span class=\"ltx_creator ltx_role_author\"><span class=\"ltx_personname\">"
        + name
        + "\n</span></span>";
  }

  private static String creator(String name, String contacts) {
    return "<span class=\"ltx_creator ltx_role_author\"><span class=\"ltx_personname\">"
        + name
        + "\n</span><span class=\"ltx_author_notes\">"
        + contacts
        + "</span></span>";
  }

  private static String affiliation(String text) {
    return "<span class=\"ltx_contact ltx_role_affiliation\">" + text + "\n</span>";
  }

  private static String note(String role, String mark, String text) {
    return "<span class=\"ltx_note ltx_role_%s\"><sup class=\"ltx_note_mark\">%s</sup><span class=\"ltx_note_outer\"><span class=\"ltx_note_content\"><sup class=\"ltx_note_mark\">%s</sup><span class=\"ltx_note_type\">%s: </span>%s</span></span></span>"
        .formatted(role, mark, mark, role, text);
  }

  private static String raised(String marks) {
    return "<math alttext=\"{}^{%s}\"><semantics><msup><mi></mi><mn>%s</mn></msup><annotation encoding=\"application/x-tex\">{}^{%s}</annotation></semantics></math>"
        .formatted(marks, marks, marks);
  }

  private static Authors read(String block, String... before) {
    List<Element> notes = List.of(before).stream().map(html -> Article.of(html).child(0)).toList();
    return AuthorBlock.read(Article.of(block), notes, List.of()).orElseThrow();
  }

  /** {@code Name [place | place] (remark); …}. */
  private static String authors(String block, String... before) {
    StringBuilder text = new StringBuilder();
    for (Person person : read(block, before).people()) {
      text.append(text.isEmpty() ? "" : "; ").append(person.name);
      if (!person.affiliations.isEmpty()) {
        text.append(" [").append(String.join(" | ", person.affiliations)).append("]");
      }
      if (!person.notes.isEmpty()) {
        text.append(" (").append(String.join(" | ", person.notes)).append(")");
      }
    }
    return text.toString();
  }
}
