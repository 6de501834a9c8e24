/**
 * The load test ({@code scripts/load-test}): starts everything it needs on this machine, tells the
 * story of the article step by step, compares with what could be reached, and writes a report. A
 * program rather than a test: what it finds depends on the machine.
 */
@NullMarked
package vanity.load;

import org.jspecify.annotations.NullMarked;
