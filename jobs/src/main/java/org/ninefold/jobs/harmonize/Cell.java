package org.ninefold.jobs.harmonize;

import org.apache.spark.sql.Column;

/**
 * A field of a mapping, compiled.
 *
 * @param text what stands in the extract, trimmed; null where it is missing
 * @param value the typed value; null where it is missing or wrong
 * @param rule the id of the rule that the text breaks, or null
 * @param column the extract's column, for findings; null for constants
 */
record Cell(Column text, Column value, Column rule, String column) {

    /** Whether the extract says anything; a constant says nothing. */
    boolean ownCell() {
        return column != null;
    }
}
