package org.ninefold.study;

/**
 * How much of the past an output directory keeps.
 *
 * @param days what was in use within so many days is kept
 * @param atLeast so many are kept, however old
 */
public record Keep(int days, int atLeast) {
    /** Where the site says nothing. */
    public static final Keep DEFAULT = new Keep(30, 7);
}
