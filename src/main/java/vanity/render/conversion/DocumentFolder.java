package vanity.render.conversion;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import vanity.render.document.ReaderDocument;
import vanity.render.document.ReaderDocument.StoredFile;
import vanity.render.work.RenderReport;
import vanity.render.work.ReportJson;

/**
 * A finished render in a folder: {@code document.json}, {@code report.json}, and the figures beside
 * them under their names.
 */
public record DocumentFolder(Path folder) {
  public static final String DOCUMENT = "document.json";
  public static final String REPORT = "report.json";

  private static final Gson GSON =
      new GsonBuilder().disableHtmlEscaping().setPrettyPrinting().create();

  /** The document as JSON, its figures by name and type. */
  private record Stored(
      String title,
      List<String> authors,
      String summary,
      String article,
      String contents,
      List<Figure> files) {}

  private record Figure(String name, String contentType) {}

  /**
   * Writes it, the figures among it; for the same render the same bytes but for the report's times.
   */
  public void write(ReaderDocument document, RenderReport report) throws IOException {
    Files.createDirectories(folder);
    for (StoredFile file : document.files()) {
      Files.copy(file.path(), folder.resolve(file.name()));
    }
    Stored stored =
        new Stored(
            document.title(),
            document.authors(),
            document.summary(),
            document.article(),
            document.contents(),
            document.files().stream()
                .map(file -> new Figure(file.name(), file.contentType()))
                .toList());
    Files.writeString(folder.resolve(DOCUMENT), GSON.toJson(stored) + "\n");
    JsonObject withLog = GSON.fromJson(ReportJson.write(report), JsonObject.class);
    withLog.addProperty("log", report.log());
    Files.writeString(folder.resolve(REPORT), GSON.toJson(withLog) + "\n");
  }

  /** The names of all files of it, once {@link #DOCUMENT} is there. */
  public List<String> figures() throws IOException {
    return stored().files().stream().map(Figure::name).toList();
  }

  /** What was written. */
  public RenderResult.Rendered read() throws IOException {
    Stored stored = stored();
    ReaderDocument document =
        new ReaderDocument(
            stored.title(),
            stored.authors(),
            stored.summary(),
            stored.article(),
            stored.contents(),
            stored.files().stream()
                .map(file ->
                    new StoredFile(file.name(), file.contentType(), folder.resolve(file.name())))
                .toList());
    JsonObject report = GSON.fromJson(Files.readString(folder.resolve(REPORT)), JsonObject.class);
    String log = report.remove("log").getAsString();
    return new RenderResult.Rendered(document, ReportJson.read(report.toString(), log));
  }

  private Stored stored() throws IOException {
    return GSON.fromJson(Files.readString(folder.resolve(DOCUMENT)), Stored.class);
  }
}
