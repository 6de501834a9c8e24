/** The commands, the composition root, the settings and the table of URLs. May use everything. */
@NullMarked
package vanity;

import org.jspecify.annotations.NullMarked;
