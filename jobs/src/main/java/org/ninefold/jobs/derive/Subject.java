package org.ninefold.jobs.derive;

import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * A dossier as a study sees it.
 *
 * @param dossier all that the centre says
 * @param site the centre
 * @param person pseudonym; a name that begins with {@code ~} of records whose subject nobody knows
 * @param standard its rows of all standard tables, in their order
 * @param accepted whether it is a subject
 * @param excluded whether the study leaves it out
 * @param notInStudy why an accepted subject is not in the study; else null
 * @param cut the rows up to the cut-off of each table in {@link StudyPopulation#DATED}
 * @param late how many rows of each of them are later
 * @param measured its measurements in one unit a test, which {@code cut} has too
 * @param derived what is derived of it, the cells of ADSL with the study's own variables
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Subject(
        InternalRow dossier,
        UTF8String site,
        UTF8String person,
        InternalRow[][] standard,
        boolean accepted,
        boolean excluded,
        UTF8String notInStudy,
        InternalRow[][] cut,
        int[] late,
        Measurements.Converted measured,
        AdslDerivation.Derived derived) {

    private static final UTF8String NO = UTF8String.fromString("N");
    private static final int DESCRIBED = Places.table("subject");

    /** Its row of the table of subjects, of one that is accepted. */
    InternalRow described() {
        return standard[DESCRIBED][0];
    }

    boolean inStudy() {
        return derived.cells() != null;
    }

    /** The cells of ADSL, the study's own variables included; null for those who are not in the study. */
    Object[] adsl() {
        return derived.cells();
    }

    /** A date of ADSL, as days since 1970-01-01, or null. */
    Integer day(int place) {
        return (Integer) adsl()[place];
    }

    /** Whether any of some columns of ADSL says something but no. */
    boolean saysAny(int[] columns) {
        for (int column : columns) {
            Object said = adsl()[column];
            if (said != null && !said.equals(NO)) {
                return true;
            }
        }
        return false;
    }
}
