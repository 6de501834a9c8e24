/**
 * From a paper's id to the page that readers see: the queue, the worker, and a job from its start
 * to its end. What a job is made of has packages of its own, arrows one way:
 *
 * <pre>
 * render      queue, worker, job
 *  ├ pace        arXiv asked in turn
 *  ├ conversion  source to document, no database
 *  │  ├ source      archive, main file
 *  │  ├ figures     pictures for a page
 *  │  ├ latexml     the converter, bindings, references
 *  │  │  └ sandbox     programs shut in (figures use it too)
 *  │  └ document    steps from LaTeXML's HTML to a reader's
 *  ├ store       what PostgreSQL keeps
 *  │  └ card        picture for links
 *  ├ epub        the document for offline reading
 *  └ work        folder, log and stages of one render (beneath all)
 * </pre>
 *
 * <p>May use {@code http}, {@code arxiv} and {@code db}. Does not know {@code web}: the worker runs
 * without Jetty.
 */
@NullMarked
package vanity.render;

import org.jspecify.annotations.NullMarked;
