package vanity.render.store;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vanity.arxiv.ArxivId;
import vanity.db.Database;
import vanity.http.Deflated;
import vanity.render.card.SocialCard;
import vanity.render.document.ReaderDocument;

/** How a document becomes a page: everything it consists of is stored in one transaction. */
public record Publication(Database database) {
  /**
   * Records the end of a render, stores its document and figures, shows them to readers and takes
   * the older renders of this version away, all at once.
   *
   * @param paper with its version
   * @return whether the render was still ours; if not, nothing is stored
   */
  public boolean publish(long render, ArxivId paper, RenderStore.End end, ReaderDocument document) {
    Deflated article = Deflated.of(document.article().getBytes(StandardCharsets.UTF_8));
    Optional<SocialCard> card = SocialCard.of(document, paper.paper());
    Optional<SharedRows.LetGo> replaced =
        database.inTransaction(sql -> {
          if (!RenderStore.end(sql, render, end)) {
            return Optional.empty();
          }
          storePage(sql, render, document, article, card.map(SocialCard::name).orElse(null));
          FileStore.save(sql, render, document.files());
          card.ifPresent(each -> FileStore.save(sql, render, each.name(), "image/png", each.png()));
          KnownPapers.show(sql, paper.paper(), render, document);
          return Optional.of(removeOlder(sql, render, paper));
        });
    replaced.ifPresent(letGo -> SharedRows.sweep(database, letGo));
    return replaced.isPresent();
  }

  private static void storePage(
      Database.Statements sql,
      long render,
      ReaderDocument document,
      Deflated article,
      @Nullable String card) {
    sql.update(
        """
        insert into render_pages
          (render_id, title, contents, article, article_crc, article_length, card)
        values (?, ?, ?, ?, ?, ?, ?)
        """,
        render,
        document.title(),
        document.contents(),
        article.bytes(),
        article.crc(),
        article.length(),
        card);
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
