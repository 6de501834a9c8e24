package vanity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Gson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import vanity.arxiv.ArxivId;

/** samples.json and the folders it describes belong together. */
class SamplePapersTest {
  private static final Path SAMPLES = Path.of("src/main/resources/samples");

  private record Author(String name, List<String> affiliations) {}

  private record Sample(
      String id,
      String title,
      List<Author> authors,
      String summary,
      List<String> categories,
      String published,
      String license,
      List<String> files) {}

  @Test
  void everyFileOfASourceIsListed() throws IOException {
    for (Sample sample : samples()) {
      Path folder = SAMPLES.resolve(sample.id());
      try (Stream<Path> files = Files.walk(folder)) {
        List<String> found =
            files
                .filter(Files::isRegularFile)
                .map(file -> folder.relativize(file).toString())
                .sorted()
                .toList();
        assertEquals(found, sample.files(), sample.id());
      }
    }
  }

  @Test
  void whatIsSaidOfAPaperIsWhatItSays() throws IOException {
    for (Sample sample : samples()) {
      String document = words(Files.readString(SAMPLES.resolve(sample.id()).resolve("main.tex")));
      assertTrue(document.contains(sample.title()), sample.title());
      assertTrue(document.contains(sample.summary()), sample.id() + ": another abstract");
      for (Author author : sample.authors()) {
        assertTrue(document.contains(author.name()), author.name());
      }
    }
  }

  @Test
  void theyAreFourAndThePagesCanShowThem() throws IOException {
    assertEquals(
        List.of("2611.99001", "2611.99002", "2611.99003", "2611.99004"),
        samples().stream().map(Sample::id).toList());
    for (Sample sample : samples()) {
      assertTrue(ArxivId.parse(sample.id()).isPresent(), sample.id());
      assertTrue(Instant.parse(sample.published()).isAfter(Instant.parse("2026-11-01T00:00:00Z")));
      assertTrue(sample.categories().size() >= 2, sample.id());
      assertEquals("https://creativecommons.org/licenses/by/4.0/", sample.license());
    }
  }

  @Test
  void aSourceIsSmall() throws IOException {
    for (Sample sample : samples()) {
      long bytes = 0;
      for (String file : sample.files()) {
        bytes += Files.size(SAMPLES.resolve(sample.id()).resolve(file));
      }
      assertTrue(bytes < 120_000, sample.id() + ": " + bytes + " bytes");
    }
  }

  private static List<Sample> samples() throws IOException {
    String json = Files.readString(SAMPLES.resolve("samples.json"));
    return Arrays.asList(new Gson().fromJson(json, Sample[].class));
  }

  /** The text as it is read: line breaks and ties are spaces, commands for emphasis are gone. */
  private static String words(String tex) {
    return tex.replaceAll("\\\\emph\\{([^}]*)}", "$1")
        .replace("\\\\", "")
        .replace('~', ' ')
        .replaceAll("\\s+", " ");
  }
}
