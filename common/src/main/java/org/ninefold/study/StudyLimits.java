package org.ninefold.study;

import java.io.Serializable;

/**
 * How much a study may come to, so that no delivery and no expression exhausts the machine.
 *
 * @param subjectRecords the records that a centre may have of one subject
 * @param imputedPairs the imputed dates of one subject, times all its dates that they are held against
 * @param levels the levels that a category or a group of an analysis may have
 * @param samePersons how often subjects of different centres may agree in what may show that they are the same person
 */
public record StudyLimits(int subjectRecords, int imputedPairs, int levels, int samePersons) implements Serializable {
    /** The limits of a study that does not set its own. */
    public static final StudyLimits DEFAULT = new StudyLimits(100_000, 1_000_000, 1_000, 100_000);

    private static final int MANY = 999_999_999;

    /** The limits of a block, the default where it says nothing. */
    static StudyLimits read(Block block) {
        var limits = new StudyLimits(
                limit(block, "subject-records", DEFAULT.subjectRecords),
                limit(block, "imputed-pairs", DEFAULT.imputedPairs),
                limit(block, "levels", DEFAULT.levels),
                limit(block, "same-persons", DEFAULT.samePersons));
        block.refuseUnknown();
        return limits;
    }

    private static int limit(Block block, String key, int otherwise) {
        return block.optional(key).flatMap(entry -> entry.integer(1, MANY)).orElse(otherwise);
    }
}
