package org.ninefold.quality;

/** What a finding does to the data. */
public enum Severity {
    /** The record is quarantined: none of its rows is kept. */
    REJECT("reject"),
    /** The field is null, the rest of the row is kept. */
    BLANK("blank"),
    /** The value is kept. */
    WARN("warn");

    private final String key;

    Severity(String key) {
        this.key = key;
    }

    /** The word in the {@code quality} and {@code quarantine} tables. */
    public String key() {
        return key;
    }
}
