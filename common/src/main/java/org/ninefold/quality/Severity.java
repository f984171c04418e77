package org.ninefold.quality;

import java.util.Arrays;

/** What a finding does to the data. */
public enum Severity {
    /** The record is quarantined: none of its rows is kept. */
    REJECT("reject"),
    /** The row is left out, the record's other rows are kept. */
    OMIT("omit"),
    /** The field is null, the rest of the row is kept. */
    BLANK("blank"),
    /** The value is kept. */
    WARN("warn");

    private final String key;

    Severity(String key) {
        this.key = key;
    }

    /**
     * The severity of a word.
     *
     * @throws IllegalArgumentException if no severity has it
     */
    public static Severity of(String key) {
        return Arrays.stream(values())
                .filter(severity -> severity.key.equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no severity has the key " + key));
    }

    /** The word in the {@code quality} and {@code quarantine} tables. */
    public String key() {
        return key;
    }
}
