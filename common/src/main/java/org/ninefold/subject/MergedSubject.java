package org.ninefold.subject;

import java.util.List;

/**
 * What the records of one person came to.
 *
 * @param siteId the centre
 * @param person pseudonym; a name that begins with {@code ~} of records whose subject nobody knows
 * @param accepted whether the person is a subject: described without contradiction by records that are kept
 * @param rows of a subject its rows, distinct and ordered, one of them of the table of subjects; else none
 * @param dispositions what became of the records
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
