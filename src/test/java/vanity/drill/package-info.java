/** What {@code scripts/drill-faults} runs beside the site: readers, and strangers who send rubbish. */
package vanity.drill;
