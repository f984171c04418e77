package org.ninefold.counting;

/** What the cells of a variable are put together to. */
public enum CountedAs {
    /** Exits by day: risk tables. */
    EXITS,
    /** Exits on the day until which each subject could have been observed: risk tables. */
    POTENTIAL,
    /** Subjects by one of few words, which the program knows. */
    LEVELS,
    /** Subjects by a text that the study computes: nobody knows how many there are. */
    OPEN_LEVELS,
    /** Subjects by a number. */
    VALUES,
    /** Subjects by two numbers. */
    PAIRS;

    /** Whether a cell may be one patient's: a number or a day that hardly two share. */
    public boolean isNearPatients() {
        return switch (this) {
            case VALUES, PAIRS, POTENTIAL -> true;
            case EXITS, LEVELS, OPEN_LEVELS -> false;
        };
    }
}
