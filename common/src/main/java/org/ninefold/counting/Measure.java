package org.ninefold.counting;

/** By what values are measured, so that those of two cannot be compared. */
public enum Measure {
    /** The scale of a grade. */
    SCALE("scales"),
    /** The unit of a measurement. */
    UNIT("units");

    /** In the plural. */
    final String words;

    Measure(String words) {
        this.words = words;
    }
}
