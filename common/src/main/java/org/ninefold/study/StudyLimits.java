package org.ninefold.study;

import java.io.Serializable;
import java.util.Optional;

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

    static final KeySet KEYS = new KeySet("Limits");
    private static final KeyType<Integer> MANY = KeyType.integer(1, 999_999_999);
    static final Key<Integer> SUBJECT_RECORDS =
            KEYS.optional("subject-records", MANY, DEFAULT.subjectRecords, "records that a centre has of one subject");
    static final Key<Integer> IMPUTED_PAIRS = KEYS.optional(
            "imputed-pairs", MANY, DEFAULT.imputedPairs, "incomplete dates of one subject, times all its dates");
    static final Key<Integer> LEVELS = KEYS.optional("levels", MANY, DEFAULT.levels, "levels of a category or a group");
    static final Key<Integer> SAME_PERSONS =
            KEYS.optional("same-persons", MANY, DEFAULT.samePersons, "how often subjects of different centres agree");

    /** The limits of a block, if it has no problem. */
    static Optional<StudyLimits> read(Block block) {
        return block.done(() -> new StudyLimits(
                block.get(SUBJECT_RECORDS), block.get(IMPUTED_PAIRS), block.get(LEVELS), block.get(SAME_PERSONS)));
    }
}
