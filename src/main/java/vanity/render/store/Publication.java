package vanity.render.store;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import vanity.arxiv.ArxivId;
import vanity.db.Database;
import vanity.http.Deflated;
import vanity.render.card.SocialCard;
import vanity.render.document.ReaderDocument;

/** How a document becomes a page: everything it consists of is stored in one transaction. */
public record Publication(Database database, Blobs blobs) {
  /**
   * A document that is ready for its transaction.
   *
   * @param objects that hold figures, by the figures' names; empty where they go into their rows
   */
  public record Prepared(
      ReaderDocument document,
      Deflated article,
      Optional<SocialCard> card,
      Map<String, String> objects) {}

  /**
   * What takes long is done before the transaction.
   *
   * @param paper with its version
   * @throws vanity.s3.StoreAwayException if its figures belong into a store that does not answer
   */
  public Prepared prepare(ArxivId paper, ReaderDocument document) {
    Deflated article = Deflated.of(document.article().getBytes(StandardCharsets.UTF_8));
    Optional<SocialCard> card = SocialCard.of(document, paper.paper());
    Map<String, String> objects = new HashMap<>();
    if (blobs.store() != null) {
      document.files().forEach(file -> put(objects, file.name(), FileStore.read(file)));
      card.ifPresent(each -> put(objects, each.name(), each.png()));
    }
    return new Prepared(document, article, card, objects);
  }

  private void put(Map<String, String> objects, String name, byte[] bytes) {
    String object = blobs.put(bytes);
    if (object != null) {
      objects.put(name, object);
    }
  }

  /**
   * Records the end of a render, stores its document and figures, shows them to readers and takes
   * the older renders of this version away, all at once.
   *
   * @param paper with its version
   * @return whether the render was still ours; if not, nothing is stored
   */
  public boolean publish(long render, ArxivId paper, RenderStore.End end, Prepared prepared) {
    ReaderDocument document = prepared.document();
    Optional<SocialCard> card = prepared.card();
    Map<String, String> objects = prepared.objects();
    Optional<SharedRows.LetGo> replaced =
        database.inTransaction(sql -> {
          if (!RenderStore.end(sql, render, end)) {
            return Optional.empty();
          }
          storePage(sql, render, prepared);
          FileStore.save(sql, render, document.files(), objects);
          card.ifPresent(each ->
              FileStore.save(
                  sql, render, each.name(), "image/png", each.png(), objects.get(each.name())));
          KnownPapers.show(sql, paper.paper(), render, document);
          return Optional.of(removeOlder(sql, render, paper));
        });
    replaced.ifPresent(letGo -> SharedRows.sweep(database, blobs, letGo));
    return replaced.isPresent();
  }

  private static void storePage(Database.Statements sql, long render, Prepared prepared) {
    Deflated article = prepared.article();
    sql.update(
        """
        insert into render_pages
          (render_id, title, contents, article, article_crc, article_length, card)
        values (?, ?, ?, ?, ?, ?, ?)
        """,
        render,
        prepared.document().title(),
        prepared.document().contents(),
        article.bytes(),
        article.crc(),
        article.length(),
        prepared.card().map(SocialCard::name).orElse(null));
  }

  private static SharedRows.LetGo removeOlder(Database.Statements sql, long render, ArxivId paper) {
    SharedRows.LetGo letGo =
        SharedRows.LetGo.ofOlderRenders(sql, paper.paper(), paper.version(), render);
    sql.update(
        """
        delete from render_pages using renders
        where renders.id = render_id and arxiv_id = ? and version = ? and id < ?
        """,
        paper.paper(),
        paper.version(),
        render);
    // The rows stay for a while, for the statistics; without the logs they are small.
    sql.update(
        "update renders set log = null where arxiv_id = ? and id < ? and log is not null",
        paper.paper(),
        render);
    sql.update(
        """
        delete from renders where arxiv_id = ? and id < ? and finished_at < now() - interval '60 days'
          and not exists (select from render_pages where render_id = renders.id)
        """,
        paper.paper(),
        render);
    return letGo;
  }
}
