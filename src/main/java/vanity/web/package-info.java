/**
 * A small web toolkit that has never heard of papers: the server, the router, requests and
 * responses, templates, the page cache.
 *
 * <p>May use {@code http} and {@code assets}.
 */
@NullMarked
package vanity.web;

import org.jspecify.annotations.NullMarked;
