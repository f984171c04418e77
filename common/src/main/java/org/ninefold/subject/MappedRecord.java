package org.ninefold.subject;

import java.util.List;
import java.util.Objects;

/**
 * What one record says of its person.
 *
 * @param person pseudonym of the subject; a name of the record itself where it has none
 * @param file label of the file
 * @param status what becomes of the record; null while nothing is against it
 * @param reason why: the filter's reason or the id of the rule; in a trailer, why reading ended early
 * @param ofSubject whether its source describes subjects
 * @param complete whether its source lists some toxicities completely
 * @param records in a trailer: how many records the file has; else null
 */
public record MappedRecord(
        String person,
        String file,
        long line,
        Status status,
        String reason,
        boolean ofSubject,
        boolean complete,
        Long records,
        List<Finding> findings,
        StandardRows rows) {
    /** What becomes of a record. */
    public enum Status {
        KEPT,
        FILTERED,
        QUARANTINED,
        DUPLICATE,
        /** Not a record: the end of a file. */
        TRAILER
    }

    /** The same with other rows. */
    public MappedRecord with(StandardRows other) {
        return new MappedRecord(person, file, line, status, reason, ofSubject, complete, records, findings, other);
    }

    /** Whether both are of one person, with the same fate, rows and broken rules, in whatever texts. */
    public boolean saysTheSameAs(MappedRecord other) {
        return person.equals(other.person)
                && status == other.status
                && Objects.equals(reason, other.reason)
                && rows.equals(other.rows)
                && findings.stream()
                        .map(Finding::withoutText)
                        .toList()
                        .equals(other.findings.stream()
                                .map(Finding::withoutText)
                                .toList());
    }

    /** In place of the records of a person who has more than that, of which this is one: its file is broken. */
    public MappedRecord oneOfMoreThan(int most) {
        return brokenBy(
                "gives one subject more than %d records, those of the centre's other files included, in line %d; correct its subject_id or the file, or raise the study's limits { subject-records }"
                        .formatted(most, line));
    }

    /** In place of the records of a person, of which this is one, with more imputed dates than can be held against the others. */
    public MappedRecord oneOfTooManyImputed(int most) {
        return brokenBy(
                "gives one subject so many incomplete dates, the last in line %d, that more than %d pairs of dates are in doubt; give the days, correct its subject_id or the file, or raise the study's limits { imputed-pairs }"
                        .formatted(line, most));
    }

    private MappedRecord brokenBy(String problem) {
        return new MappedRecord(
                person, file, line, Status.TRAILER, problem, ofSubject, complete, 0L, List.of(), StandardRows.NONE);
    }

    /** The trailer of two parts of a file, of which a broken one is the last that counts but for its records. */
    MappedRecord followedBy(MappedRecord later) {
        long last = reason == null && later.records > 0 ? later.line : line;
        String problem = reason == null ? later.reason : reason;
        long both = Math.addExact(records, later.records);
        return new MappedRecord(person, file, last, Status.TRAILER, problem, ofSubject, complete, both, findings, rows);
    }
}
