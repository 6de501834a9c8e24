package vanity.site;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vanity.assets.StaticFiles;

/**
 * Every page, the sample papers among them, is what the Nu HTML checker calls valid; and so are the
 * stylesheets. The checker comes with {@code scripts/check-js}.
 */
class HtmlTest {
  private static final Path CHECKER =
      Path.of("src/test/js/node_modules/vnu-jar/build/dist/vnu.jar").toAbsolutePath();

  @TempDir Path folder;

  @Test
  void everyPageIsValid() throws IOException, InterruptedException {
    check(new Fixtures(StaticFiles.bundled().manifest()).pages());
  }

  /** Pages of a running site, by {@code scripts/check-html URL...}. */
  @Test
  void everyPageThatIsNamedIsValid() throws IOException, InterruptedException {
    String named = System.getProperty("check.urls", "");
    Assumptions.assumeFalse(named.isEmpty(), "scripts/check-html URL... runs it");
    Map<String, byte[]> pages = new LinkedHashMap<>();
    for (String url : named.split(" ")) {
      try (InputStream in = URI.create(url).toURL().openStream()) {
        pages.put(url, in.readAllBytes());
      }
    }
    check(pages);
  }

  private void check(Map<String, byte[]> pages) throws IOException, InterruptedException {
    Assumptions.assumeTrue(
        Files.exists(CHECKER), CHECKER + " is not here: scripts/check-js gets it");
    Map<String, String> nameByFile = new LinkedHashMap<>();
    for (Map.Entry<String, byte[]> page : pages.entrySet()) {
      Path file = folder.resolve(nameByFile.size() + ".html");
      Files.write(file, page.getValue());
      nameByFile.put(file.getFileName().toString(), page.getKey());
    }
    assertEquals(List.of(), errors(nameByFile));
  }

  private List<String> errors(Map<String, String> nameByFile)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of("-jar", CHECKER.toString(), "--format", "json", "--no-langdetect", "--stdout"));
    command.addAll(nameByFile.keySet());
    Process checker =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String report = new String(checker.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    checker.waitFor();
    List<String> errors = new ArrayList<>();
    for (JsonElement message :
        new Gson().fromJson(report, JsonObject.class).getAsJsonArray("messages")) {
      JsonObject each = message.getAsJsonObject();
      if (!each.get("type").getAsString().equals("info")) {
        String file = Path.of(URI.create(each.get("url").getAsString())).getFileName().toString();
        errors.add(
            "%s, line %s: %s at %s"
                .formatted(
                    nameByFile.get(file),
                    each.get("lastLine"),
                    each.get("message"),
                    each.get("extract")));
      }
    }
    return errors;
  }
}
