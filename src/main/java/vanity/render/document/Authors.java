package vanity.render.document;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The authors of a paper, where they work and what is remarked: gathered, then put together. */
final class Authors {
  private final List<Person> people = new ArrayList<>();
  private final Map<String, String> labelled = new LinkedHashMap<>();
  private final List<String> remarks = new ArrayList<>();
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

  /** Whether what was gathered looks like names at all. */
  boolean arePlausible() {
    return !people.isEmpty()
        && people.stream().allMatch(p -> !p.name.isEmpty() && p.name.length() <= 80);
  }

  /** What a mark on names stands for; a second text of the same mark continues the first. */
  void label(String label, String text) {
    labelled.merge(label, text, (one, other) -> one + ", " + other);
  }

  /** A note to the person it stands behind, or to nobody in particular. */
  void attach(AuthorLine.Note note, @Nullable Person person) {
    String text = Emails.stripEnds(note.text());
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

  /**
   * Once all is gathered.
   *
   * @param contacts how many of the authors have some of their own
   */
  void putTogether(int contacts) {
    resolveLabels();
    if (areAllWithTheLast()) {
      dealOut(contacts);
    } else {
      share();
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

  private boolean areAllWithTheLast() {
    return people.size() > 1
        && !people.getLast().affiliations.isEmpty()
        && people.stream().allMatch(p -> p == people.getLast() || p.affiliations.isEmpty());
  }

  /** REVTeX and acmart: authors without a place of their own work where the next ones do. */
  private void share() {
    for (int i = people.size() - 2; i >= 0; i--) {
      Person person = people.get(i);
      Person next = people.get(i + 1);
      if (next.speaksForThoseBefore && person.affiliations.isEmpty() && person.labels.isEmpty()) {
        person.affiliations.addAll(next.affiliations);
        person.speaksForThoseBefore = true;
      }
    }
  }

  /**
   * amsart gives all addresses to the last author: where the numbers agree, each gets his own.
   * Where others have contacts too (elsarticle), the places were labelled and the labels are lost.
   */
  private void dealOut(int contacts) {
    Person last = people.getLast();
    dealt = contacts == 1 && last.affiliations.size() == people.size();
    if (dealt) {
      List<String> places = List.copyOf(last.affiliations);
      last.affiliations.clear();
      for (int i = 0; i < places.size(); i++) {
        people.get(i).affiliations.add(places.get(i));
      }
    }
  }
}
