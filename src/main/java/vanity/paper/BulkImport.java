package vanity.paper;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import vanity.arxiv.ArxivId;
import vanity.arxiv.BulkSources;
import vanity.db.Database;
import vanity.render.source.PackedFolder;
import vanity.render.store.Blobs;

/**
 * Takes thousands of sources from a disk. Each is stored as a whole or not at all, and what is here
 * is passed over: a run that was killed is run again.
 */
public final class BulkImport {
  private final Database database;
  private final Blobs blobs;
  private final boolean render;
  private final long limit;
  private final Consumer<BulkReport> progress;
  private BulkReport report = new BulkReport(0, 0, 0, List.of(), 0, 0);
  private SourceBatch batch;

  /**
   * An import, to be run once.
   *
   * @param render whether to queue what is stored; else it waits for a visitor
   * @param limit bytes of the largest source taken
   * @param progress told after each source
   */
  public BulkImport(
      Database database, Blobs blobs, boolean render, long limit, Consumer<BulkReport> progress) {
    this.database = database;
    this.blobs = blobs;
    this.render = render;
    this.limit = limit;
    this.progress = progress;
    this.batch = new SourceBatch(database, blobs, render);
  }

  /**
   * Imports what is in these files and folders.
   *
   * @throws IOException if there is something that cannot be read
   */
  public BulkReport run(List<Path> paths) throws IOException {
    BulkFiles files = BulkFiles.in(paths);
    report = new BulkReport(0, 0, files.passedOver(), List.of(), 0, files.bytes());
    long before = 0;
    for (BulkFiles.Piece piece : files.pieces()) {
      switch (piece) {
        case BulkFiles.Piece.Tar tar -> tar(tar, before, files);
        case BulkFiles.Piece.Source(Path path, long bytes, ArxivId id) -> {
          if (isWanted(id) && isSmallEnough(path.toString(), bytes)) {
            add(id, Files.readAllBytes(path), name(path));
          }
        }
        case BulkFiles.Piece.Folder(Path path, long bytes, ArxivId id) -> {
          if (isWanted(id) && isSmallEnough(path.toString(), bytes)) {
            add(id, PackedFolder.pack(path), "source.tar.gz");
          }
        }
      }
      before += piece.bytes();
      tell(before);
    }
    flush();
    return report;
  }

  private static String name(Path path) {
    return String.valueOf(path.getFileName());
  }

  private void tar(BulkFiles.Piece.Tar tar, long before, BulkFiles files) throws IOException {
    Optional<String> damage = files.damage(tar);
    if (damage.isPresent()) {
      report = report.withProblem(tar.path() + " " + damage.get() + "; get it again");
      return;
    }
    int found = 0;
    try (FileChannel channel = FileChannel.open(tar.path());
        BulkSources sources = new BulkSources(Channels.newInputStream(channel))) {
      for (Optional<BulkSources.Source> next = sources.next();
          next.isPresent();
          next = sources.next()) {
        BulkSources.Source source = next.get();
        found++;
        String name = name(tar.path()) + ": " + source.name();
        if (isWanted(source.id()) && isSmallEnough(name, source.size())) {
          try (InputStream in = sources.bytes()) {
            add(source.id(), in.readAllBytes(), source.name());
          }
        }
        tell(before + channel.position());
      }
      if (found == 0) {
        report = report.withProblem(tar.path() + " holds no file that is named after a paper");
      }
    } catch (IOException e) {
      report =
          report.withProblem(
              "%s is damaged or cut off after %d sources (%s); get it again"
                  .formatted(tar.path(), found, e.getMessage()));
    }
  }

  /** Not if it is here, or in the batch, or must not come back. */
  private boolean isWanted(ArxivId id) {
    record Here(boolean held, @Nullable String takenDown) {}
    Here here =
        database
            .one(
                """
                select exists (
                    select from paper_sources s where s.arxiv_id = asked.arxiv_id and version >= ?
                  ) as held,
                  case when taken_down_at is not null then coalesce(takedown_reason, '') end as reason
                from (select ?::text as arxiv_id) asked left join papers using (arxiv_id)
                """,
                row -> new Here(row.getBoolean("held"), row.getString("reason")),
                id.version(),
                id.paper())
            .orElseThrow();
    if (here.takenDown() != null) {
      report = report.withProblem(id + " was taken down: " + here.takenDown());
      return false;
    }
    boolean held = here.held() || batch.holds(id);
    if (held) {
      report = report.withThere();
    }
    return !held;
  }

  private boolean isSmallEnough(String name, long bytes) {
    if (bytes > limit) {
      report =
          report.withProblem(
              "%s has %d bytes, more than the %d that are taken; set SOURCE_LIMIT to take it"
                  .formatted(name, bytes, limit));
    }
    return bytes <= limit;
  }

  private void add(ArxivId id, byte[] source, String name) {
    batch.add(id, source, name);
    if (batch.isFull()) {
      flush();
    }
  }

  private void flush() {
    report = report.withStored(batch.store());
    batch = new SourceBatch(database, blobs, render);
  }

  private void tell(long bytes) {
    report = report.at(bytes);
    progress.accept(report);
  }
}
