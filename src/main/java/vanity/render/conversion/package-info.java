/**
 * From a source to a document, without queue or database: {@link vanity.render.conversion.Renderer}
 * is the door, {@link vanity.render.conversion.Rendering} the recipe, {@link
 * vanity.render.conversion.RenderResult} what can come of it.
 *
 * <p>May use {@code work}, {@code sandbox}, {@code source}, {@code figures}, {@code latexml} and
 * {@code document}.
 */
@NullMarked
package vanity.render.conversion;

import org.jspecify.annotations.NullMarked;
