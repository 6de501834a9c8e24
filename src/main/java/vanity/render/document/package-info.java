/**
 * From LaTeXML's HTML to what a reader sees: the steps that {@link
 * vanity.render.document.ReaderHtml} runs in order on one jsoup tree, and the markup contract that
 * the style sheet and the scripts rely on.
 *
 * <p>Only these classes leave this package (see {@code Classes}); no {@code style} attribute, no
 * {@code data:} URI, no address outside {@code /files/}, {@code /papers/}, {@code #…} and http(s)
 * links. Every id holds a digit or is {@code abstract} or {@code bib}, so that none can meet an id
 * of the page around.
 *
 * <pre>
 * header.title-block
 *   h1 · p.subtitle
 *   ul.authors &gt; li.author &gt; span.author-name · a.orcid · sup.author-marks &gt; a[href=#affiliation1 | #author-note1]
 *   ol.affiliations &gt; li#affiliation1 &gt; sup.mark, text      (no marks where all authors share all of them)
 *   ul.author-notes &gt; li#author-note1 &gt; sup.mark, text
 *   p.author-lines                                            (authors that could not be told apart: their lines as they stand)
 *   p.collaboration · p.date · p.dedication
 * section.abstract#abstract &gt; h2 · p.keywords &gt; strong · p.classification &gt; strong · section.acknowledgements &gt; h2
 *
 * section#S1 &gt; h2 &gt; span.number · a.anchor[href=#S1]           (h2–h6 by nesting; a.anchor is empty, css draws its sign)
 *   section.ltx_appendix, section.ltx_bibliography, section.ltx_paragraph (a run-in heading)
 *   div.ltx_para#S1.p1 &gt; p | div.ltx_p (a paragraph with blocks in it)
 * div.ltx_theorem#… | div.ltx_proof &gt; .ltx_para &gt; p &gt; strong.theorem-title | em.proof-title, text
 *
 * div.equation#S1.E1 &gt; div.equation-box[tabindex=0] &gt; math[display=block]; a.equation-number[href=#S1.E1] "(1)"
 * div.equation.equation-group &gt; div.equation-box &gt; table &gt; tr#S1.E2 &gt; td.ltx_align_right|left|center … td.equation-number &gt; a; td.intertext
 * math[alttext] with annotation[encoding="application/x-tex"]    (span instead of div inside a note)
 *
 * figure.ltx_figure#S1.F1 &gt; a.zoom[href=/files/…] &gt; img[width][height][loading]; figcaption last &gt; a.caption-label "Figure 1:"
 *   div.ltx_flex_figure &gt; div.ltx_flex_cell.ltx_flex_size_2 &gt; figure   (subfigures); .ltx_align_floatright|left
 *   span.missing                                                (a picture that could not be shown, said in words)
 *   svg.ltx_picture                                             (TikZ; text in foreignObject is meant for 13.8px, nowrap;
 *                                                                black is currentColor; .fill-page, .stroke-page are white)
 * figure.ltx_table#S1.T1 &gt; figcaption first; div.table-box[tabindex=0] &gt; table.ltx_tabular &gt; th[scope]
 *   cells: ltx_align_left|right|center|justify, ltx_border_t|b|l|r|tt|bb|ll|rr
 *   div.notes &gt; span.note-text                                (notes of a table, caption or heading, after it)
 * figure.ltx_float.ltx_float_algorithm#alg1 &gt; figcaption first; div.algorithm[tabindex=0] &gt; div.line.indent-2 &gt; span.line-number · span.comment
 * figure.ltx_float.ltx_lstlisting &gt; figcaption first; pre.listing[tabindex=0] &gt; code.language-python &gt; span.line &gt; span.line-number · span.keyword|comment|string
 *
 * span.note &gt; sup.note-mark &gt; a#footnote1.mark[href=#footnote1]; span.note-text#footnote1 &gt; a.note-back[href=#footnote1.mark], text
 *                                                               (in place, straight after the mark: side notes by css)
 * cite &gt; a.citation#cite1[href=#bib.bib1]
 * ol.references[.named|.wide-labels] &gt; li#bib.bib1 &gt; a.reference-label · span.reference-text · span.reference-links &gt; a.arxiv|doi|scholar
 *                                · span.reference-cited &gt; a[href=#cite1] "1"
 * ul | ol | dl; ul | ol.labelled[.wide-labels] &gt; li &gt; span.item-label (its own labels, list-style none)
 * span.unbroken &gt; "(", math, ")."                              (on one line)
 * a[href^=http][rel]                                            (elsewhere); code.error (a macro nobody knows); span.unresolved "??"
 * color-red|orange|brown|yellow|green|teal|blue|purple|pink|gray|white, bg-… with bg-1 (faint) bg-2 bg-3 (strong), bg-black
 * size-tiny|small|large|huge, ltx_font_bold|italic|typewriter|smallcaps|sansserif|…, ltx_framed_rectangle|underline, ltx_rule
 *
 * contents: ol &gt; li &gt; a[href=#S1] &gt; span.number, title (math kept); ol …
 * </pre>
 *
 * <p>Every {@code tabindex=0} box may scroll sideways; a script may take the attribute from those
 * that do not.
 */
@NullMarked
package vanity.render.document;

import org.jspecify.annotations.NullMarked;
