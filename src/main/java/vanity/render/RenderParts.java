package vanity.render;

import vanity.db.Database;

/** What every render works with. */
record RenderParts(
    Database database,
    SourceStore sources,
    RenderStore renders,
    PacedArxiv arxiv,
    Conversion conversion,
    boolean licensedOnly) {}
