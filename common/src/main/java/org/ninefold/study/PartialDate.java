package org.ninefold.study;

import org.ninefold.schema.Keyed;

/** The day that a date without a day, or without month and day, is taken for. */
public enum PartialDate implements Keyed {
    /** The first day of the month or year. */
    FIRST,
    /** The 15th of the month, the first of July of the year. */
    MIDDLE,
    /** The last day of the month or year. */
    LAST
}
