/**
 * Programs shut in: what runs on a stranger's files sees the tools and one render's folder, reaches
 * no network, and ends on time. {@link vanity.render.sandbox.SandboxedFolder} is what the steps
 * use.
 *
 * <p>May use {@code work}.
 */
@NullMarked
package vanity.render.sandbox;

import org.jspecify.annotations.NullMarked;
