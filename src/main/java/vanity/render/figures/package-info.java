/**
 * A paper's pictures as a page can show them, made before LaTeXML looks for them: PDF, PostScript
 * and odd bitmaps by {@link vanity.render.figures.Figures}, drawings in TeX by {@link
 * vanity.render.figures.TexPictures}.
 *
 * <p>May use {@code work}, {@code sandbox} and {@code source}.
 */
@NullMarked
package vanity.render.figures;

import org.jspecify.annotations.NullMarked;
