package org.ninefold.quality;

import java.util.Arrays;
import org.ninefold.schema.Keyed;

/** What a finding does to the data. */
public enum Severity implements Keyed {
    /** The record is quarantined: none of its rows is kept. */
    REJECT,
    /** The row is left out, the record's other rows are kept. */
    OMIT,
    /** The field is null, the rest of the row is kept. */
    BLANK,
    /** The value is kept. */
    WARN;

    /**
     * The severity of a word.
     *
     * @throws IllegalArgumentException if no severity has it
     */
    public static Severity of(String key) {
        return Arrays.stream(values())
                .filter(severity -> severity.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no severity has the key " + key));
    }
}
