package vanity.render;

import vanity.db.Database;
import vanity.render.conversion.Conversion;
import vanity.render.pace.PacedArxiv;
import vanity.render.store.Blobs;
import vanity.render.store.RenderStore;
import vanity.render.store.SourceStore;

/** What every render works with. */
record RenderParts(
    Database database,
    Blobs blobs,
    SourceStore sources,
    RenderStore renders,
    PacedArxiv arxiv,
    Conversion conversion,
    boolean licensedOnly) {}
