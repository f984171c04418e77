package org.ninefold.subject;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.ninefold.quality.Rule;
import org.ninefold.study.UnknownStatus;
import org.ninefold.subject.MappedRecord.Status;

/**
 * All that a site's records say about one person. Here duplicates are told from contradictions, several records of a
 * subject become one, and every record gets its fate:
 *
 * <ul>
 *   <li>kept: it gave at least one row, none was rejected;
 *   <li>filtered, with the filter's reason, or because its subject was filtered;
 *   <li>quarantined, with the rule: its own values, a contradiction, or no accepted record of its subject;
 *   <li>duplicate: it says what an earlier record of the person says, no more and no less.
 * </ul>
 */
public final class SubjectMerge {
    private static final String ITS_SUBJECT = "its subject is filtered";

    /** What became of a record. */
    private record Fate(MappedRecord record, Status status, String reason) {}

    /** A rule that a record breaks. */
    private record Broken(String file, long line, String rule) {}

    private final List<MappedRecord> records;
    private final UnknownStatus unknownStatus;
    /** For each record whether it says something, and none before it said the same. */
    private final boolean[] first;
    /** For each record whether the person is made of it: one of the first, and its infusions are not contradicted. */
    private final boolean[] good;

    private final List<Fate> fates = new ArrayList<>();
    private final List<LocatedFinding> findings = new ArrayList<>();
    private StandardRows rows = StandardRows.NONE;
    private boolean accepted;

    private SubjectMerge(List<MappedRecord> records, UnknownStatus unknownStatus) {
        this.records = records;
        this.unknownStatus = unknownStatus;
        this.first = new boolean[records.size()];
        this.good = new boolean[records.size()];
    }

    /** Puts together the records of one person, which come ordered by file and line. */
    public static SubjectMerge of(List<MappedRecord> records, UnknownStatus unknownStatus) {
        var merge = new SubjectMerge(records, unknownStatus);
        merge.resolve();
        return merge;
    }

    /** Whether the person is a subject: described without contradiction by records that are kept. */
    public boolean accepted() {
        return accepted;
    }

    /** Of a subject its rows, distinct and ordered; else none. */
    public StandardRows rows() {
        return rows;
    }

    /** Broken rules; a duplicate's are those of the record it repeats. */
    public List<LocatedFinding> findings() {
        return findings;
    }

    /** One a record; the ends of files have none. */
    public List<Disposition> dispositions() {
        return fates.stream()
                .map(fate -> new Disposition(fate.record.file(), fate.record.line(), fate.status, fate.reason, 1))
                .toList();
    }

    /** The end of a file, with the records of all its parts and what its first broken part says; none of a person. */
    public List<FileEnd> ends() {
        return records.stream()
                .filter(record -> record.status() == Status.TRAILER)
                .reduce(MappedRecord::followedBy)
                .map(whole -> new FileEnd(whole.file(), whole.line(), whole.records(), whole.reason()))
                .stream()
                .toList();
    }

    /** By what the subject may be known at another centre; none of a person who is none. */
    List<LinkageKey> linkageKeys(Pseudonyms pseudonyms) {
        if (!accepted) {
            return List.of();
        }
        MappedRecord describes = firstOfSubject();
        return LinkageKey.of(rows, describes.file(), describes.line(), pseudonyms);
    }

    /** The first record that describes the subject, of a person that is accepted. */
    private MappedRecord firstOfSubject() {
        return records.stream()
                .filter(record ->
                        record.status() == null && !record.rows().subjects().isEmpty())
                .findFirst()
                .orElseThrow();
    }

    private void resolve() {
        compare();
        List<MappedRecord> told = RowMerge.withWholeInfusions(these(good));
        List<SubjectRow> subjects = RowMerge.distinct(told, StandardRows::subjects);
        SubjectRow subject = subjects.isEmpty() ? null : RowMerge.merged(subjects);
        accepted = subject != null;
        ImputedDates dates = accepted ? new ImputedDates(subject, told) : null;
        DateConsistency consistent = accepted ? new DateConsistency(dates.subject(), dates.records) : null;
        decide(consistent, subjects.isEmpty());
        if (consistent != null) {
            findings.addAll(dates.findings);
            findings.addAll(consistent.findings);
        }
        find();
        if (consistent != null) {
            boolean rejected =
                    records.stream().anyMatch(record -> record.complete() && record.status() == Status.QUARANTINED);
            SubjectRow whole =
                    (SubjectRow) StandardTable.SUBJECT.with(consistent.subject(), "has_rejected_records", rejected);
            MappedRecord describes = firstOfSubject();
            whole.vitalStatus(unknownStatus).forEach(finding -> findings.add(LocatedFinding.at(describes, finding)));
            rows = rows(whole, consistent.remaining);
        }
    }

    private static StandardRows rows(SubjectRow subject, RowsUntilDeath remaining) {
        return new StandardRows(
                List.of(subject),
                RowMerge.numbered(StandardRow.distinct(remaining.all(StandardRows::infusions))),
                StandardRow.distinct(remaining.all(StandardRows::responses)),
                StandardRow.distinct(remaining.all(StandardRows::events)),
                StandardRow.distinct(remaining.all(StandardRows::adverseEvents)),
                StandardRow.distinct(remaining.all(StandardRows::measurements)));
    }

    /** Tells which records say something, which say it first, and which are not contradicted. */
    private void compare() {
        var said = new HashSet<StandardRows>();
        for (int i = 0; i < first.length; i++) {
            MappedRecord record = records.get(i);
            first[i] = record.status() == null && (first.length == 1 || said.add(record.rows()));
        }
        Set<Integer> clashes = RowMerge.clashingInfusions(these(first));
        for (int i = 0; i < first.length; i++) {
            good[i] = first[i]
                    && (clashes.isEmpty()
                            || records.get(i).rows().infusions().stream()
                                    .noneMatch(infusion -> clashes.contains(infusion.number())));
        }
    }

    private List<MappedRecord> these(boolean[] chosen) {
        var these = new ArrayList<MappedRecord>(chosen.length);
        for (int i = 0; i < chosen.length; i++) {
            if (chosen[i]) {
                these.add(records.get(i));
            }
        }
        return these;
    }

    private void decide(DateConsistency consistent, boolean undescribed) {
        Rule against = undescribed ? Rule.SUBJECT_ORPHAN : Rule.SUBJECT_CONTRADICTORY;
        boolean filtered =
                undescribed && records.stream().anyMatch(one -> one.ofSubject() && one.status() == Status.FILTERED);
        int told = 0;
        for (int i = 0; i < first.length; i++) {
            MappedRecord record = records.get(i);
            boolean emptied = consistent != null && good[i] && consistent.remaining.emptied(told);
            told += good[i] ? 1 : 0;
            if (emptied) {
                fates.add(new Fate(record, Status.QUARANTINED, Rule.DATE_AFTER_DEATH.id()));
            } else if (record.status() != Status.TRAILER) {
                fates.add(fate(i, against, filtered));
            }
        }
    }

    private Fate fate(int i, Rule against, boolean subjectFiltered) {
        MappedRecord record = records.get(i);
        if (record.status() != null) {
            return new Fate(record, record.status(), record.reason());
        } else if (!first[i]) {
            return new Fate(record, Status.DUPLICATE, null);
        } else if (!good[i]) {
            return new Fate(record, Status.QUARANTINED, Rule.INFUSION_CONTRADICTORY.id());
        } else if (accepted) {
            return new Fate(record, Status.KEPT, null);
        }
        return subjectFiltered
                ? new Fate(record, Status.FILTERED, ITS_SUBJECT)
                : new Fate(record, Status.QUARANTINED, against.id());
    }

    private void find() {
        for (int i = 0; i < first.length; i++) {
            MappedRecord record = records.get(i);
            if (record.status() == Status.QUARANTINED || first[i]) {
                record.findings().forEach(finding -> findings.add(LocatedFinding.at(record, finding)));
            }
        }
        var told = new HashSet<Broken>();
        findings.forEach(found -> told.add(
                new Broken(found.file(), found.line(), found.finding().rule().id())));
        for (Fate fate : fates) {
            if (fate.status == Status.QUARANTINED
                    && told.add(new Broken(fate.record.file(), fate.record.line(), fate.reason))) {
                findings.add(LocatedFinding.at(fate.record, Finding.ofRecord(Rule.of(fate.reason))));
            }
        }
    }
}
