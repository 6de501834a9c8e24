package vanity;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.Arrays;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Holds the table of packages: which may use which of ours. */
class ArchitectureTest {
  private static final JavaClasses OURS =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("vanity");

  @ParameterizedTest(name = "{0} may use {1}")
  @CsvSource({
    "http,",
    "db,",
    "s3, http",
    "arxiv, http",
    "assets, http",
    "web, http assets",
    "render, http arxiv db s3",
    "edge, http web db",
    "paper, http web arxiv render db",
    "site, http web paper render db arxiv assets s3",
  })
  void packageUsesOnlyWhatItsRowSays(String name, @Nullable String mayUse) {
    String[] allowed =
        Stream.concat(Stream.of(name), words(mayUse))
            .map(each -> "vanity." + each + "..")
            .toArray(String[]::new);
    classes()
        .that()
        .resideInAPackage("vanity." + name + "..")
        .should()
        .onlyDependOnClassesThat(
            JavaClass.Predicates.resideInAnyPackage(allowed)
                .or(
                    DescribedPredicate.not(
                        JavaClass.Predicates.resideInAnyPackage("vanity", "vanity.."))))
        .check(OURS);
  }

  private static Stream<String> words(@Nullable String row) {
    return row == null ? Stream.of() : Arrays.stream(row.split(" "));
  }

  /** The rooms within rendering; what of the site's other packages they use is their own affair. */
  @ParameterizedTest(name = "render.{0} may use {1}")
  @CsvSource({
    "work,",
    "pace,",
    "sandbox, work",
    "source, work",
    "document,",
    "card, document",
    "epub,",
    "figures, work sandbox source",
    "latexml, work sandbox source",
    "conversion, work sandbox source figures latexml document",
    "store, work source document card",
  })
  void partOfRenderingUsesOnlyWhatItsRowSays(String name, @Nullable String mayUse) {
    String[] allowed =
        Stream.concat(Stream.of(name), words(mayUse))
            .map(each -> "vanity.render." + each)
            .toArray(String[]::new);
    classes()
        .that()
        .resideInAPackage("vanity.render." + name)
        .should()
        .onlyDependOnClassesThat(
            JavaClass.Predicates.resideInAnyPackage(allowed)
                .or(
                    DescribedPredicate.not(
                        JavaClass.Predicates.resideInAnyPackage("vanity.render.."))))
        .check(OURS);
  }

  @Test
  void thereAreNoCircles() {
    SlicesRuleDefinition.slices().matching("vanity.(*)..").should().beFreeOfCycles().check(OURS);
  }

  @Test
  void onlyTheDatabaseTouchesConnections() {
    noClasses()
        .that()
        .resideOutsideOfPackages("vanity.db..")
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.sql.Connection")
        .check(OURS);
  }

  @Test
  void onlyConfigReadsTheEnvironment() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName("vanity.Main")
        .should()
        .callMethod(System.class, "getenv")
        .orShould()
        .callMethod(System.class, "getenv", String.class)
        .check(OURS);
  }
}
