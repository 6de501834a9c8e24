package vanity.paper;

import com.google.gson.Gson;
import com.google.gson.reflect.TypeToken;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vanity.arxiv.ArxivId;
import vanity.arxiv.ArxivPaper;
import vanity.render.conversion.DocumentFolder;
import vanity.render.conversion.RenderResult;

/**
 * A paper that comes with the program, as {@code samples/samples.json} lists it: its source, and a
 * render that this program's own pipeline made of it ({@code scripts/samples}).
 *
 * @param summary the abstract
 * @param published RFC 3339
 * @param files of its source, by their paths in its folder
 */
record Sample(
    String id,
    String title,
    List<ArxivPaper.Author> authors,
    String summary,
    List<String> categories,
    String published,
    @Nullable String comment,
    @Nullable String license,
    List<String> files) {

  private static final String FOLDER = "samples/";

  static List<Sample> all() throws IOException {
    String json = new String(bytes("samples.json"), StandardCharsets.UTF_8);
    return new Gson().fromJson(json, new TypeToken<List<Sample>>() {});
  }

  ArxivPaper facts() {
    Instant date = Instant.parse(published);
    ArxivId first = ArxivId.parse(id).orElseThrow().withVersion(1);
    return new ArxivPaper(
        first, title, authors, summary, categories, date, date, comment, null, null, license);
  }

  /** Copies its source into a folder. */
  void copySource(Path folder) throws IOException {
    for (String file : files) {
      copy(id + "/" + file, folder.resolve(file));
    }
  }

  /** The render that was shipped, with its figures in this folder; empty if there is none. */
  Optional<RenderResult.Rendered> shippedRender(Path folder) throws IOException {
    String from = "renders/" + id + "/";
    try {
      copy(from + DocumentFolder.DOCUMENT, folder.resolve(DocumentFolder.DOCUMENT));
    } catch (FileNotFoundException e) {
      return Optional.empty();
    }
    copy(from + DocumentFolder.REPORT, folder.resolve(DocumentFolder.REPORT));
    DocumentFolder render = new DocumentFolder(folder);
    for (String figure : render.figures()) {
      copy(from + figure, folder.resolve(figure));
    }
    return Optional.of(render.read());
  }

  private static void copy(String name, Path file) throws IOException {
    Files.createDirectories(file.getParent());
    Files.write(file, bytes(name));
  }

  private static byte[] bytes(String name) throws IOException {
    try (InputStream in = Sample.class.getClassLoader().getResourceAsStream(FOLDER + name)) {
      if (in == null) {
        throw new FileNotFoundException(FOLDER + name);
      }
      return in.readAllBytes();
    }
  }
}
