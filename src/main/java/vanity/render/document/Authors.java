package vanity.render.document;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
final class Authors {
  private static final Pattern SEPARATOR =
      Pattern.compile("\\s*(?:[,;&·•]|\\band\\b|\\bund\\b|\\bet\\b)\\s*");
  private static final Pattern ORCID =
      Pattern.compile("https?://(?:www\\.)?orcid\\.org/([\\dX-]{14,19})");

  private final List<Person> people = new ArrayList<>();
  private final Map<String, String> labelled = new LinkedHashMap<>();
  private final List<String> remarks = new ArrayList<>();
  private int contacts;
  private boolean dealt = true;

  /** In the order of the paper. */
  List<Person> people() {
    return people;
  }

  /** Whether it is known who works where; if not, the last author has all the places. */
  boolean areDealt() {
    return dealt;
  }

  /** Notes that belong to no author in particular. */
  List<String> remarks() {
    return remarks;
  }

  /**
   * Reads the author block and the notes that stand before the title; empty if what is found there
   * does not look like names.
   */
  static Optional<Authors> read(Element block, List<Element> notesBefore) {
    Authors authors = new Authors();
    for (Element note : notesBefore) {
      authors.readNoteBefore(note);
    }
    for (Element creator : block.select(".ltx_creator")) {
      authors.readCreator(creator);
    }
    authors.resolveLabels();
    authors.dealOut();
    boolean plausible =
        !authors.people.isEmpty()
            && authors.people.stream().allMatch(p -> !p.name.isEmpty() && p.name.length() <= 80);
    return plausible ? Optional.of(authors) : Optional.empty();
  }

  private void readNoteBefore(Element element) {
    for (AuthorLine line : AuthorLine.of(new Element("div").appendChild(element.clone()))) {
      for (AuthorLine.Piece piece : line.pieces()) {
        if (piece instanceof AuthorLine.Note note && !strip(note.text()).isEmpty()) {
          if (note.role().equals("institutetext")) {
            labelled.put(note.label(), strip(note.text()));
          } else {
            remarks.add(strip(note.text()));
          }
        }
      }
    }
  }

  private void readCreator(Element creator) {
    int first = people.size();
    Element name = creator.selectFirst(".ltx_personname");
    if (name != null) {
      readNames(name);
    }
    List<Person> these = List.copyOf(people.subList(first, people.size()));
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
    int first = people.size();
    AuthorLine names = lines.getFirst().withTrailingMarks();
    readNameLine(names);
    orcid(personname, first);
    int next = 1;
    while (next < lines.size() && isNameLine(lines.get(next), lines.get(next - 1))) {
      readNameLine(lines.get(next).withTrailingMarks());
      next++;
    }
    readPlaces(
        lines.subList(next, lines.size()), List.copyOf(people.subList(first, people.size())));
  }

  /** More names follow where a line ends in a comma, or is itself names with marks. */
  private static boolean isNameLine(AuthorLine line, AuthorLine before) {
    String text = line.text();
    boolean open = before.text().matches("(?s).*(?:,|\\band|&)\\s*");
    boolean marked = line.pieces().stream().anyMatch(piece -> !(piece instanceof AuthorLine.Text));
    return line.leadingLabel().isEmpty()
        && (open || marked)
        && SEPARATOR.splitAsStream(text).filter(s -> !s.isEmpty()).allMatch(Person::isName);
  }

  private void readNameLine(AuthorLine line) {
    boolean several =
        SEPARATOR
            .splitAsStream(line.text())
            .filter(s -> !s.isEmpty())
            .allMatch(s -> Person.isName(s) || Person.isTitle(s));
    Person current = null;
    for (AuthorLine.Piece piece : line.pieces()) {
      switch (piece) {
        case AuthorLine.Text text -> current = readNameText(text.text(), several, current);
        case AuthorLine.Mark mark -> {
          if (current != null) {
            current.labels.add(mark.label());
          }
        }
        case AuthorLine.Note note -> attach(note, current);
      }
    }
  }

  private @org.jspecify.annotations.Nullable Person readNameText(
      String text, boolean several, @org.jspecify.annotations.Nullable Person current) {
    String clean =
        Emails.strip(Spaces.collapse(text).isEmpty() ? "" : text.replaceAll("\\s+", " "));
    String[] parts = several ? SEPARATOR.split(clean, -1) : new String[] {clean};
    Person person = current;
    for (int i = 0; i < parts.length; i++) {
      String part = Spaces.collapse(parts[i]);
      if (i > 0) {
        person = null;
      }
      if (part.isEmpty() || part.matches("\\p{Punct}+")) {
        continue;
      }
      if (Person.isTitle(part) && !people.isEmpty()) {
        person = people.getLast();
        if (part.matches("(?i)(?:jr|sr)\\.?")) {
          person.name += ", " + part;
        }
      } else if (person == null) {
        person = new Person();
        person.name = part;
        people.add(person);
      } else {
        person.name += (clean.startsWith(" ") || person.name.isEmpty() ? " " : "") + part;
      }
    }
    return person;
  }

  private void attach(AuthorLine.Note note, @org.jspecify.annotations.Nullable Person person) {
    String text = strip(note.text());
    if (note.role().equals("footnotemark") && person != null) {
      person.labels.add(note.label());
    } else if (text.isEmpty()) {
      return;
    } else if (person == null) {
      remarks.add(text);
    } else if (note.role().matches("affiliation|altaffiliation|address|institutetext")
        && !Person.isRemark(text)) {
      person.affiliations.add(text);
    } else {
      person.notes.add(text);
    }
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
              attach(note, these.getLast());
            }
          });
      String text = leading.isEmpty() ? line.text() : line.textAfterLabel();
      place.append(place.isEmpty() || text.isEmpty() ? "" : ", ").append(text);
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
      labelled.merge(label, text, (one, other) -> one + ", " + other);
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
    } else if (contact.hasClass("ltx_role_orcid")) {
      these.forEach(person -> person.orcid = contact.text());
    } else if (contact.hasClass("ltx_role_homepage")) {
      these.forEach(person -> person.homepage = contact.text());
    }
  }

  /** Contacts of other roles are bare text: a home page, marks printed twice, a remark. */
  private void readRaw(String raw, List<Person> these) {
    String text = strip(Spaces.collapse(raw));
    if (text.isEmpty() || these.isEmpty() || people.stream().anyMatch(p -> p.name.equals(text))) {
      return;
    }
    if (text.matches("\\d{2,}")) {
      these.forEach(person -> person.labels.addAll(twice(text)));
    } else if (text.matches("(?:https?://|www\\.)\\S+")) {
      these.forEach(person -> person.homepage = text);
    } else {
      these.forEach(person ->
          (Person.isPlace(text) && !Person.isRemark(text) ? person.affiliations : person.notes)
              .add(text));
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
    for (int i = 0; i < links.size() && first + i < people.size(); i++) {
      Matcher matcher = ORCID.matcher(links.get(i).attr("href"));
      if (matcher.lookingAt()) {
        people.get(first + i).orcid = matcher.group(1);
      }
    }
  }

  /** What the marks on the names stand for. */
  private void resolveLabels() {
    List<String> used = new ArrayList<>();
    for (Person person : people) {
      for (String label : person.labels) {
        String text = labelled.get(label);
        if (text != null) {
          used.add(label);
          (Person.isRemark(text) && !Person.isPlace(text) ? person.notes : person.affiliations)
              .add(text);
        }
      }
    }
    labelled.forEach((label, text) -> {
      if (!used.contains(label)) {
        remarks.add(text);
      }
    });
  }

  /**
   * amsart gives all addresses to the last author: where the numbers agree, each gets his own.
   * Where others have contacts too (elsarticle), the places were labelled and the labels are lost.
   */
  private void dealOut() {
    Person last = people.isEmpty() ? new Person() : people.getLast();
    boolean allWithTheLast =
        people.size() > 1
            && !last.affiliations.isEmpty()
            && people.stream().allMatch(p -> p == last || p.affiliations.isEmpty());
    if (!allWithTheLast) {
      return;
    }
    dealt = contacts == 1 && last.affiliations.size() == people.size();
    if (dealt) {
      List<String> places = List.copyOf(last.affiliations);
      last.affiliations.clear();
      for (int i = 0; i < places.size(); i++) {
        people.get(i).affiliations.add(places.get(i));
      }
    }
  }

  private static String strip(String text) {
    return Emails.strip(text).replaceAll("^[\\s,;:.]+|[\\s,;:]+$", "").strip();
  }
}
