package vanity.render.document;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The lines of an author block that hold names, with the marks and notes on them. */
final class NameLines {
  private static final Pattern SEPARATOR =
      Pattern.compile("\\s*(?:[,;&·•]|\\band\\b|\\bund\\b|\\bet\\b)\\s*");

  private final Authors authors;

  NameLines(Authors authors) {
    this.authors = authors;
  }

  /** Reads the first line and those that continue it; returns how many. */
  int read(List<AuthorLine> lines) {
    readNameLine(lines.getFirst().withTrailingMarks());
    int next = 1;
    while (next < lines.size() && isNameLine(lines.get(next), lines.get(next - 1))) {
      readNameLine(lines.get(next).withTrailingMarks());
      next++;
    }
    return next;
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

  private void readNameLine(AuthorLine numbered) {
    AuthorLine line = numbered.withoutOrdinals();
    boolean several =
        SEPARATOR
            .splitAsStream(line.text())
            .filter(s -> !s.isEmpty())
            .allMatch(s -> Person.isName(s) || Person.isTitle(s));
    // Marks follow their names, some after the comma: only where a line begins with one do they
    // lead.
    boolean leading = line.pieces().getFirst() instanceof AuthorLine.Mark;
    int before = authors.people().size();
    Person current = null;
    for (AuthorLine.Piece piece : line.pieces()) {
      Person marked =
          current == null && !leading && authors.people().size() > before
              ? authors.people().getLast()
              : current;
      switch (piece) {
        case AuthorLine.Text text -> current = readNameText(text.text(), several, current);
        case AuthorLine.Mark mark -> {
          if (marked != null) {
            marked.labels.add(mark.label());
          }
        }
        case AuthorLine.Note note -> authors.attach(note, marked);
      }
    }
  }

  private @Nullable Person readNameText(String text, boolean several, @Nullable Person current) {
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
      if (Person.isTitle(part) && !authors.people().isEmpty()) {
        person = authors.people().getLast();
        if (part.matches("(?i)(?:jr|sr)\\.?")) {
          person.name += ", " + part;
        }
      } else if (person == null) {
        person = new Person();
        person.name = part;
        authors.people().add(person);
      } else {
        person.name += (clean.startsWith(" ") || person.name.isEmpty() ? " " : "") + part;
      }
    }
    return person;
  }
}
