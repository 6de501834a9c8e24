package vanity.paper;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vanity.arxiv.ArxivId;
import vanity.arxiv.ArxivPaper;
import vanity.db.Database;
import vanity.render.RenderQueue;
import vanity.render.pace.Urgency;
import vanity.render.store.Blobs;
import vanity.render.store.KnownPapers;
import vanity.render.store.SourceStore;

/**
 * Sources that are stored in one transaction, as a commit takes longer than the rest of a small
 * one.
 */
final class SourceBatch {
  private static final int SOURCES = 50;
  private static final long BYTES = 8L << 20;

  private record Item(ArxivId id, byte[] bytes, String fileName) {}

  private record Placed(Item item, @Nullable String object) {}

  private final Database database;
  private final Blobs blobs;
  private final boolean render;
  private final List<Item> items = new ArrayList<>();
  private long bytes;

  SourceBatch(Database database, Blobs blobs, boolean render) {
    this.database = database;
    this.blobs = blobs;
    this.render = render;
  }

  /** Without a version in its name it counts as the first: of most papers there is no other. */
  void add(ArxivId id, byte[] source, String fileName) {
    items.add(
        new Item(
            id.version() == 0 ? id.withVersion(1) : id, PaperImport.compressed(source), fileName));
    bytes += source.length;
  }

  boolean holds(ArxivId id) {
    return items.stream()
        .anyMatch(
            item -> item.id().paper().equals(id.paper()) && item.id().version() >= id.version());
  }

  boolean isFull() {
    return items.size() >= SOURCES || bytes >= BYTES;
  }

  /** Stores them all; tells how many. */
  int store() {
    if (!items.isEmpty()) {
      List<Placed> placed =
          items.stream().map(item -> new Placed(item, blobs.put(item.bytes()))).toList();
      database.transact(sql -> placed.forEach(each -> store(sql, each.item(), each.object())));
    }
    return items.size();
  }

  /** What is known of a paper stays as it is: a file's name tells less. */
  private void store(Database.Statements sql, Item item, @Nullable String object) {
    if (KnownPapers.find(sql, item.id().paper()).isEmpty()) {
      KnownPapers.save(sql, ArxivPaper.nothingBut(item.id()));
    }
    SourceStore.save(sql, item.id(), item.bytes(), object, item.fileName(), null);
    if (render) {
      RenderQueue.ask(sql, item.id().paper(), Urgency.SCRAPE);
    }
  }
}
