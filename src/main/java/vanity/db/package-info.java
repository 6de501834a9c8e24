/**
 * The database: one small pool behind a bounded, fair wait; migrations; the embedded PostgreSQL of
 * local runs.
 *
 * <p>Uses nothing of ours. Never lends out a connection to our own code.
 */
@NullMarked
package vanity.db;

import org.jspecify.annotations.NullMarked;
