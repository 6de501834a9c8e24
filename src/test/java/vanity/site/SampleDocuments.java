package vanity.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import vanity.render.conversion.DocumentFolder;
import vanity.render.document.ReaderDocument;

/** The sample papers as the pipeline made them: what the program is shipped with. */
final class SampleDocuments {
  private static final Path RENDERS = Path.of("src/main/resources/samples/renders");

  private SampleDocuments() {}

  /** By id, in order. */
  static Map<String, ReaderDocument> all() {
    Map<String, ReaderDocument> documents = new LinkedHashMap<>();
    try (Stream<Path> folders = Files.list(RENDERS)) {
      for (Path folder : folders.sorted().toList()) {
        documents.put(
            folder.getFileName().toString(), new DocumentFolder(folder).read().document());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return documents;
  }

  /** Their figures, by path. */
  static Map<String, byte[]> files() {
    Map<String, byte[]> files = new LinkedHashMap<>();
    for (ReaderDocument document : all().values()) {
      for (ReaderDocument.StoredFile file : document.files()) {
        try {
          files.put("/files/" + file.name(), Files.readAllBytes(file.path()));
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }
    return files;
  }
}
