package org.ninefold.study;

/** How one value comes of several rows of a subject. */
public enum RowSummary implements Keyed {
    /** The smallest value. */
    MIN("min"),
    /** The largest value. */
    MAX("max"),
    /** The sum of the values; nothing where there are none. */
    SUM("sum"),
    /** Their arithmetic mean. */
    MEAN("mean"),
    /** How many rows there are, 0 included. */
    COUNT("count"),
    /** Y where there is a row. */
    ANY("any"),
    /** The value of the earliest row; rows without a date come last. */
    FIRST("first"),
    /** The value of the latest row that has a date, else of any. */
    LAST("last"),
    /** The value of the row in which another is largest, of several the earliest. */
    AT_MAX("at-max"),
    /** The value of the row in which another is smallest, of several the earliest. */
    AT_MIN("at-min");

    private final String key;

    RowSummary(String key) {
        this.key = key;
    }

    @Override
    public String key() {
        return key;
    }

    /** Whether the row is chosen by another value. */
    boolean byAnother() {
        return this == AT_MAX || this == AT_MIN;
    }

    /** Whether the value itself is asked for. */
    boolean ofValue() {
        return this != COUNT && this != ANY;
    }
}
