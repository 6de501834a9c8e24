package vanity.render.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/**
 * Names, affiliations and notes told apart. LaTeXML gives them as each class of document prints
 * them: in contacts of their own (authblk, revtex, acmart), as notes on the name (aastex,
 * emulateapj), as lines beneath it (article, NeurIPS), as one block whose raised marks point to
 * lines below (IEEEtran and by hand), or all with the last author (amsart).
 */
final class AuthorBlock {
  private static final Pattern ORCID =
      Pattern.compile("https?://(?:www\\.)?orcid\\.org/([\\dX-]{14,19})");

  private final Authors authors = new Authors();
  private int contacts;

  private AuthorBlock() {}

  /**
   * Reads the author block and what belongs to it; empty if what is found there does not look like
   * names.
   *
   * @param notesBefore that stand before the title
   * @param places items of a list whose labels are the marks on the names
   */
  static Optional<Authors> read(Element block, List<Element> notesBefore, List<Element> places) {
    AuthorBlock reader = new AuthorBlock();
    notesBefore.forEach(reader::readNoteBefore);
    places.forEach(reader::readPlace);
    block.select(".ltx_creator").forEach(reader::readCreator);
    reader.authors.putTogether(reader.contacts);
    return Optional.of(reader.authors).filter(Authors::arePlausible);
  }

  private void readNoteBefore(Element element) {
    for (AuthorLine line : AuthorLine.of(new Element("div").appendChild(element.clone()))) {
      for (AuthorLine.Piece piece : line.pieces()) {
        if (piece instanceof AuthorLine.Note note && !strip(note.text()).isEmpty()) {
          if (note.role().equals("institutetext")) {
            authors.label(note.label(), strip(note.text()));
          } else {
            authors.remarks().add(strip(note.text()));
          }
        }
      }
    }
  }

  private void readPlace(Element item) {
    Element place = item.clone();
    String label = Lists.letters(place.expectFirst("> .ltx_tag"));
    place.select("> .ltx_tag").remove();
    authors.label(label, strip(PlainText.of(place)));
  }

  private void readCreator(Element creator) {
    int first = authors.people().size();
    Element name = creator.selectFirst(".ltx_personname");
    if (name != null) {
      readNames(name);
    }
    List<Person> these = peopleFrom(first);
    for (Element notes : creator.select("> .ltx_author_notes")) {
      contacts++;
      for (Node node : notes.childNodes()) {
        if (node instanceof Element contact && contact.hasClass("ltx_contact")) {
          readContact(contact, these);
        } else {
          readRaw(
              node instanceof TextNode text
                  ? text.getWholeText()
                  : PlainText.of(new Element("p").appendChild(node.clone())),
              these);
        }
      }
    }
  }

  private void readNames(Element personname) {
    List<AuthorLine> lines = AuthorLine.of(personname);
    if (lines.isEmpty()) {
      return;
    }
    int first = authors.people().size();
    int names = new NameLines(authors).read(lines);
    orcid(personname, first);
    readPlaces(lines.subList(names, lines.size()), peopleFrom(first));
  }

  private List<Person> peopleFrom(int first) {
    return List.copyOf(authors.people().subList(first, authors.people().size()));
  }

  /** A line for each label; lines without one are the address of those named above. */
  private void readPlaces(List<AuthorLine> lines, List<Person> these) {
    StringBuilder place = new StringBuilder();
    String label = "";
    for (AuthorLine line : lines) {
      String leading = line.leadingLabel();
      if (!leading.isEmpty()) {
        finish(label, place, these);
        label = leading;
      }
      line.pieces()
          .forEach(piece -> {
            if (piece instanceof AuthorLine.Note note && !these.isEmpty()) {
              authors.attach(note, these.getLast());
            }
          });
      String text = leading.isEmpty() ? line.text() : line.textAfterLabel();
      boolean joined = place.isEmpty() || text.isEmpty() || place.charAt(place.length() - 1) == ',';
      place.append(!joined ? ", " : place.isEmpty() ? "" : " ").append(text);
    }
    finish(label, place, these);
  }

  private void finish(String label, StringBuilder place, List<Person> these) {
    String text = strip(place.toString());
    place.setLength(0);
    if (text.isEmpty()) {
      return;
    }
    if (!label.isEmpty()) {
      authors.label(label, text);
    } else {
      these.forEach(
          person -> (Person.isRemark(text) ? person.notes : person.affiliations).add(text));
    }
  }

  private void readContact(Element contact, List<Person> these) {
    if (contact.is(".ltx_role_affiliation, .ltx_role_address")) {
      // acmart: institution, city and country follow each other without a separator.
      contact.select("[class*=ltx_affiliation_]:not(:last-child)").append(", ");
      readPlaces(AuthorLine.of(contact), these);
      these.forEach(
          person -> person.speaksForThoseBefore = contact.hasClass("ltx_role_affiliation"));
    } else if (contact.hasClass("ltx_role_orcid")) {
      these.forEach(person -> person.orcid = contact.text());
    } else if (contact.hasClass("ltx_role_homepage")) {
      these.forEach(person -> person.homepage = contact.text());
    }
  }

  /** Contacts of other roles are bare text: a home page, marks printed twice, a remark. */
  private void readRaw(String raw, List<Person> these) {
    String text = strip(Spaces.collapse(raw));
    if (text.isEmpty()
        || these.isEmpty()
        || text.matches("\\([\\p{Lu}. ]{1,9}\\)")
        || authors.people().stream().anyMatch(p -> p.name.equals(text))) {
      return;
    }
    if (text.matches("\\d{2,}")) {
      these.forEach(person -> person.labels.addAll(twice(text)));
    } else if (text.matches("(?:https?://|www\\.)\\S+")) {
      these.forEach(person -> person.homepage = text);
    } else if (Person.isPlace(text) && !Person.isRemark(text)) {
      these.forEach(person -> person.affiliations.add(text));
    } else if (these.size() == 1) {
      these.getFirst().notes.add(text);
    } else {
      authors.remarks().add(text);
    }
  }

  /** llncs: {@code \inst{2,3}} comes out as {@code 2233}. */
  private List<String> twice(String digits) {
    for (int length = digits.length() / 2; length > 0; length--) {
      String label = digits.substring(0, length);
      if (digits.startsWith(label, length)) {
        List<String> rest = twice(digits.substring(2 * length));
        if (!rest.contains(label) && (digits.length() == 2 * length || !rest.isEmpty())) {
          List<String> labels = new ArrayList<>(List.of(label));
          labels.addAll(rest);
          return labels;
        }
      }
    }
    return List.of();
  }

  private void orcid(Element personname, int first) {
    List<Element> links = personname.select("a[href*=orcid.org]");
    for (int i = 0; i < links.size() && first + i < authors.people().size(); i++) {
      Matcher matcher = ORCID.matcher(links.get(i).attr("href"));
      if (matcher.lookingAt()) {
        authors.people().get(first + i).orcid = matcher.group(1);
      }
    }
  }

  private static String strip(String text) {
    return Emails.stripEnds(text);
  }
}
