/**
 * The converter: LaTeXML with our bindings (in {@code src/main/resources/latexml}), the references
 * made ready for it, and its log understood.
 *
 * <p>May use {@code work}, {@code sandbox} and {@code source}.
 */
@NullMarked
package vanity.render.latexml;

import org.jspecify.annotations.NullMarked;
