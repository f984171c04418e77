package org.ninefold.subject;

import java.util.List;
import org.ninefold.study.StudyLimits;
import org.ninefold.study.UnknownStatus;

/**
 * What the records of one person came to.
 *
 * @param person pseudonym; a name that begins with {@code ~} of records whose subject nobody knows
 * @param accepted whether the person is a subject: described without contradiction by records that are kept
 * @param rows of a subject its rows, distinct and ordered, one of them of the table of subjects; else none
 * @param ends of files that end here
 * @param findings broken rules, each with its record
 * @param linkageKeys by what the subject may be known at another centre
 */
public record MergedSubject(
        String siteId,
        String person,
        boolean accepted,
        StandardRows rows,
        List<Disposition> dispositions,
        List<FileEnd> ends,
        List<LocatedFinding> findings,
        List<LinkageKey> linkageKeys) {
    private static final String NOBODY = "~";

    /**
     * Puts together the records of one person.
     *
     * @param records at least one, ordered by file and line, within what the limits allow
     * @param limits of records and of incomplete dates; more of them are a broken file
     */
    public static MergedSubject of(
            String siteId,
            List<MappedRecord> records,
            StudyLimits limits,
            UnknownStatus unknownStatus,
            Pseudonyms pseudonyms) {
        String person = records.get(0).person();
        SubjectMerge merge = SubjectMerge.of(within(records, limits), unknownStatus);
        return new MergedSubject(
                siteId,
                person,
                merge.accepted(),
                merge.rows(),
                merge.dispositions(),
                merge.ends(),
                merge.findings(),
                merge.linkageKeys(pseudonyms));
    }

    /** The records, or in place of too many the end of a broken file. */
    private static List<MappedRecord> within(List<MappedRecord> records, StudyLimits limits) {
        int n = 0;
        for (MappedRecord record : records) {
            if (n == limits.subjectRecords() && record.status() != MappedRecord.Status.TRAILER) {
                return List.of(record.oneOfMoreThan(limits.subjectRecords()));
            }
            n++;
        }
        return DatePoint.imputedPairs(records) > limits.imputedPairs()
                ? List.of(records.get(records.size() - 1).oneOfTooManyImputed(limits.imputedPairs()))
                : records;
    }

    /** Its row of the table of subjects; null of a person who is none. */
    public SubjectRow described() {
        return accepted ? rows.subjects().get(0) : null;
    }

    /** The pseudonym; null of records whose subject nobody knows. */
    public String pseudonym() {
        return person.startsWith(NOBODY) ? null : person;
    }

    /** No values: it is a patient's. */
    @Override
    public String toString() {
        return "subject of " + siteId;
    }
}
