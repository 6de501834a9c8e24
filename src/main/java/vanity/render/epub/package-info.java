/**
 * A rendered paper as EPUB 3.3, for reading offline: one XHTML file for the front matter and each
 * section, MathML as it is, figures as they are stored, footnotes that pop up.
 *
 * <p>Nothing is written to a disk and no figure is kept in memory: {@link vanity.render.epub.Zip}
 * says where each byte is, and figures are read when their bytes are asked for. The same paper
 * gives the same bytes.
 */
@NullMarked
package vanity.render.epub;

import org.jspecify.annotations.NullMarked;
