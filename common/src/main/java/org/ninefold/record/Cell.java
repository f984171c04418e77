package org.ninefold.record;

import java.io.Serializable;
import org.ninefold.quality.Rule;

/**
 * A field of one record.
 *
 * @param text what the extract says, trimmed; null where it says nothing
 * @param value String, Integer, Long, Double, Boolean, or for a date its Integer epoch day; null where nothing is said, or
 *     where a rule is broken
 * @param rule the rule that the text breaks, or null
 * @param imputed how the mapping's rule completed a date, as {@link ImputedDate#code} has it; null where it did not
 */
record Cell(String text, Object value, Rule rule, String imputed) implements Serializable {
    /** Nothing is said. */
    static final Cell EMPTY = new Cell(null, null, null, null);

    static Cell of(String text, Object value) {
        return new Cell(text, value, null, null);
    }

    static Cell date(String text, int day, String imputed) {
        return new Cell(text, day, null, imputed);
    }

    static Cell broken(String text, Rule rule) {
        return new Cell(text, null, rule, null);
    }
}
