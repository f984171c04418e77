package org.ninefold.study;

import org.ninefold.schema.Keyed;

/** How one value comes of several rows of a subject. */
public enum RowSummary implements Keyed {
    MIN,
    MAX,
    /** The sum of the values; nothing where there are none. */
    SUM,
    MEAN,
    /** How many rows there are, 0 included. */
    COUNT,
    /** Y where there is a row. */
    ANY,
    /** The value of the earliest row; rows without a date come last. */
    FIRST,
    /** The value of the latest row that has a date, else of any. */
    LAST,
    /** The value of the row in which another is largest, of several the earliest. */
    AT_MAX,
    /** The value of the row in which another is smallest, of several the earliest. */
    AT_MIN;

    /** Whether the row is chosen by another value. */
    boolean byAnother() {
        return this == AT_MAX || this == AT_MIN;
    }

    /** Whether the value itself is asked for. */
    boolean ofValue() {
        return this != COUNT && this != ANY;
    }
}
