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
    "arxiv,",
    "assets, http",
    "web, http assets",
    "render, http arxiv db",
    "edge, http web db",
    "paper, http web arxiv render db",
    "site, http web paper render db arxiv assets",
  })
  void packageUsesOnlyWhatItsRowSays(String name, String mayUse) {
    String[] allowed =
        Stream.concat(
                Stream.of(name),
                Arrays.stream(mayUse == null ? new String[0] : mayUse.trim().split(" ")))
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
