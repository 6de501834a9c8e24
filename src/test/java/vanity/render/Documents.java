package vanity.render;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import vanity.arxiv.ArxivId;
import vanity.arxiv.ArxivPaper;
import vanity.render.conversion.Conversion;
import vanity.render.conversion.RenderResult;
import vanity.render.document.ReaderDocument;
import vanity.render.work.Progress;
import vanity.render.work.RenderReport;

/** Documents as a conversion would give them. */
public final class Documents {
  public static final RenderReport REPORT =
      new RenderReport(
          "LaTeXML 0.8.7",
          "main.tex",
          1,
          2,
          0,
          List.of("tikz.sty"),
          List.of("\\foo"),
          stages(),
          3,
          1,
          "Warning: something");

  private Documents() {}

  private static Map<String, Duration> stages() {
    Map<String, Duration> stages = new java.util.LinkedHashMap<>();
    stages.put("UNPACK", Duration.ofMillis(5));
    stages.put("LATEXML", Duration.ofMillis(2500));
    stages.put("DOCUMENT", Duration.ofMillis(40));
    return stages;
  }

  /** A document without figures. */
  public static ReaderDocument of(String title, String article) {
    return new ReaderDocument(
        title, List.of("Emmy Noether"), "What it says.", article, "<ol></ol>", List.of());
  }

  /** The same with one figure of these bytes. */
  public static ReaderDocument withFigure(ReaderDocument document, Path folder, String bytes) {
    try {
      byte[] content = bytes.getBytes(StandardCharsets.UTF_8);
      String name =
          HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content)) + ".svg";
      Path file = Files.write(folder.resolve(name), content);
      return new ReaderDocument(
          document.title(),
          document.authors(),
          document.summary(),
          document.article(),
          document.contents(),
          List.of(new ReaderDocument.StoredFile(name, "image/svg+xml", file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A conversion that always gives this document. */
  public static Conversion rendering(String title, String article) {
    return (source, main, work, progress) -> {
      progress.begin(Progress.Stage.LATEXML);
      return new RenderResult.Rendered(of(title, article), REPORT);
    };
  }

  /** A paper of which an import told nothing but the id. */
  public static ArxivPaper facts(String id) {
    ArxivId parsed = ArxivId.parse(id).orElseThrow();
    Instant published = parsed.month().atDay(2).atStartOfDay().toInstant(ZoneOffset.UTC);
    return new ArxivPaper(
        parsed.version() == 0 ? parsed.withVersion(1) : parsed,
        "",
        List.of(),
        "",
        List.of("cs.CL"),
        published,
        published,
        null,
        null,
        null,
        null);
  }
}
