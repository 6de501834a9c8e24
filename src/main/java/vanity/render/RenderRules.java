package vanity.render;

import java.nio.file.Path;

/**
 * What an operator decides of rendering, apart from the converter.
 *
 * @param worker name of this process in the rows it writes
 * @param licensedOnly whether only papers are rendered whose licence lets others show them
 * @param workFolder where each render has a folder of its own while it runs
 */
public record RenderRules(String worker, boolean licensedOnly, Path workFolder) {}
