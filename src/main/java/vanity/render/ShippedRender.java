package vanity.render;

import vanity.arxiv.ArxivId;
import vanity.db.Database;
import vanity.render.conversion.RenderResult;
import vanity.render.store.Blobs;
import vanity.render.store.Publication;
import vanity.render.store.RenderState;
import vanity.render.store.RenderStore;

/**
 * A render that was made elsewhere, by the same pipeline, and is shown here without a converter.
 */
public final class ShippedRender {
  private ShippedRender() {}

  /**
   * Shows it to readers of a paper that is stored already; nothing is done while another render of
   * the paper is running.
   *
   * @param paper with its version
   */
  public static void publish(Database database, ArxivId paper, RenderResult.Rendered render) {
    Publication publication = new Publication(database, Blobs.inRows());
    Publication.Prepared prepared = publication.prepare(paper, render.document());
    RenderStore.End end =
        new RenderStore.End(RenderState.RENDERED, paper.version(), null, null, render.report());
    new RenderStore(database)
        .begin(paper.paper(), "shipped")
        .ifPresent(id -> publication.publish(id, paper, end, prepared));
  }
}
