package vanity.arxiv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TaxonomyTest {
  @Test
  void namesCategoriesAndArchives() {
    assertEquals(Optional.of("Machine Learning"), Taxonomy.name("cs.LG"));
    assertEquals(
        Optional.of("Mesoscale and Nanoscale Physics"), Taxonomy.name("cond-mat.mes-hall"));
    assertEquals(Optional.of("High Energy Physics - Theory"), Taxonomy.name("hep-th"));
    assertEquals(Optional.of("Condensed Matter"), Taxonomy.name("cond-mat"));
  }

  @Test
  void namesWhatTakesNoNewPapersButDoesNotListIt() {
    assertEquals(Optional.of("Computation and Language"), Taxonomy.name("cmp-lg"));
    assertTrue(
        Taxonomy.groups().stream()
            .flatMap(group -> group.archives().stream())
            .noneMatch(archive -> archive.code().equals("cmp-lg")));
  }

  @Test
  void knowsNothingElse() {
    assertEquals(Optional.empty(), Taxonomy.name("cs.lg"));
    assertEquals(Optional.empty(), Taxonomy.name("I.2.6"));
    assertEquals(Optional.empty(), Taxonomy.name(""));
  }

  @Test
  void listsGroupsInTheOrderOfArxiv() {
    assertEquals(
        List.of(
            "Computer Science",
            "Economics",
            "Electrical Engineering and Systems Science",
            "Mathematics",
            "Physics",
            "Quantitative Biology",
            "Quantitative Finance",
            "Statistics"),
        Taxonomy.groups().stream().map(Taxonomy.Group::name).toList());
  }

  @Test
  void listsAllOfThe155Categories() {
    assertEquals(
        155,
        Taxonomy.groups().stream()
            .flatMap(group -> group.archives().stream())
            .flatMap(archive -> archive.categories().stream())
            .map(Taxonomy.Category::code)
            .distinct()
            .count());
  }

  @Test
  void anArchiveThatIsNotDividedIsItsOwnCategory() {
    Taxonomy.Archive theory =
        Taxonomy.groups().stream()
            .flatMap(group -> group.archives().stream())
            .filter(archive -> archive.code().equals("hep-th"))
            .findFirst()
            .orElseThrow();
    assertEquals(
        List.of(new Taxonomy.Category("hep-th", "High Energy Physics - Theory")),
        theory.categories());
  }
}
