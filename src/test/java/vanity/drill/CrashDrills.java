package vanity.drill;

import static vanity.drill.Drills.lines;
import static vanity.drill.Drills.must;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import vanity.Wait;

/** Processes that are killed in the middle. */
final class CrashDrills {
  private static final int SOURCES = 4000;
  private static final String SAMPLE = "/papers/2611.99001/";

  private CrashDrills() {}

  /** A bulk import is killed twice and run again. */
  static List<String> bulk(Stage stage) throws Exception {
    Path tar = tar(stage.folder().resolve("arXiv_src_1706_001.tar"));
    long[] killedAt = new long[2];
    for (int kill = 0; kill < 2; kill++) {
      int from = stage.count("paper_sources");
      Child importing = stage.start(Map.of(), "import-bulk", tar.toString());
      Wait.until(
          "some sources",
          Duration.ofMinutes(3),
          () -> stage.count("paper_sources") >= from + SOURCES / 4 || !importing.isAlive());
      must(importing.isAlive(), "it was done before it could be killed");
      importing.kill();
      killedAt[kill] = stage.count("paper_sources");
      must(
          stage.count("papers") == killedAt[kill]
              && stage.count("scheduled_tasks") == killedAt[kill]
              && stage.count("sources") == killedAt[kill],
          "half-stored: %d papers, %d sources, %d queued",
          stage.count("papers"),
          stage.count("sources"),
          stage.count("scheduled_tasks"));
    }
    Child resumed = stage.start(Map.of(), "import-bulk", tar.toString());
    must(resumed.await() == 0, "it failed: %s", resumed.written());
    must(stage.count("paper_sources") == SOURCES, "%d stored", stage.count("paper_sources"));
    must(stage.count("sources") == SOURCES, "%d sources", stage.count("sources"));
    must(
        stage.count(
                "paper_sources join sources using (sha256) where sha256(bytes) <> sources.sha256")
            == 0,
        "sources are damaged");
    must(stage.count("scheduled_tasks") == SOURCES, "not all are queued");
    stage.database().update("truncate papers, sources, scheduled_tasks cascade");
    Child whole = stage.start(Map.of(), "import-bulk", tar.toString());
    must(whole.await() == 0, "it failed: %s", whole.written());
    return lines(
        "%,d sources, killed at %,d and %,d: each stored once, none lost"
            .formatted(SOURCES, killedAt[0], killedAt[1]),
        "resumed: " + last(resumed),
        "in one go: " + last(whole));
  }

  private static String last(Child child) {
    return child.written().lines().reduce("", (before, line) -> line);
  }

  private static Path tar(Path file) throws IOException {
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(Files.newOutputStream(file))) {
      for (int number = 1; number <= SOURCES; number++) {
        byte[] source = source(number);
        TarArchiveEntry entry = new TarArchiveEntry("1706/1706.%05d.gz".formatted(number));
        entry.setSize(source.length);
        tar.putArchiveEntry(entry);
        tar.write(source);
        tar.closeArchiveEntry();
      }
    }
    return file;
  }

  private static byte[] source(int number) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(
          "\\documentclass{article}\\begin{document}Paper %d.\\end{document}"
              .formatted(number)
              .getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  /** The all-in-one is killed, with its own PostgreSQL below it, and started again. */
  static List<String> site(Stage stage) throws Exception {
    Child first = allInOne(stage, "first");
    try (Visitor visitor = new Visitor(first.url())) {
      must(visitor.open(SAMPLE).status() == 200, "no sample at first");
      must(first.written().contains("sample papers now"), "the samples were not stored");
    } finally {
      first.kill();
    }
    long begin = System.nanoTime();
    try (Child second = allInOne(stage, "second");
        Visitor visitor = new Visitor(second.url())) {
      long seconds = Duration.ofNanos(System.nanoTime() - begin).toSeconds();
      must(visitor.open(SAMPLE).status() == 200, "the sample is gone");
      must(!second.written().contains("sample papers now"), "the database began anew");
      return lines("killed and started again: its papers are there after " + seconds + " s");
    }
  }

  private static Child allInOne(Stage stage, String name) {
    return Child.start(
        stage.folder().resolve(name + ".log"),
        Map.of(
            "DATA_DIR", stage.folder().resolve("own").toString(),
            "PORT", "0",
            "ARXIV_API_URL", stage.arxiv().apiUrl().toString()));
  }
}
