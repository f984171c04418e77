package org.ninefold.jobs.harmonize;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.ninefold.quality.Rule;
import org.ninefold.study.UnknownStatus;

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
final class SubjectMerge {
    /** Name of the table of subjects. */
    static final String SUBJECT = "subject";

    private static final int REJECTED_RECORDS = StandardRow.place(SUBJECT, "has_rejected_records");
    private static final int SUBJECTS = StandardRow.place(SUBJECT);
    private static final int INFUSIONS = StandardRow.place("infusion");
    private static final String ITS_SUBJECT = "its subject is filtered";

    /** What became of a record. */
    record Fate(String file, long line, MappedRecord.Status status, String reason) {}

    /** A finding and the record it is about. */
    record Located(String file, long line, Finding finding) {}

    /** A rule that a record breaks. */
    private record Broken(String file, long line, String rule) {}

    private final List<MappedRecord> fragments;
    private final UnknownStatus unknownStatus;
    /** For each fragment whether it says something, and none before it said the same. */
    private final boolean[] first;
    /** For each fragment whether the person is made of it: one of the first, and its infusions are not contradicted. */
    private final boolean[] good;

    private final List<Fate> fates = new ArrayList<>();
    private final List<Located> findings = new ArrayList<>();
    private final List<List<StandardRow>> rows = new ArrayList<>(MappedRecord.NO_ROWS);
    private boolean accepted;

    private SubjectMerge(List<MappedRecord> fragments, UnknownStatus unknownStatus) {
        this.fragments = fragments;
        this.unknownStatus = unknownStatus;
        this.first = new boolean[fragments.size()];
        this.good = new boolean[fragments.size()];
    }

    /** Puts together the fragments of one person of a centre that says nothing of subjects without a vital status. */
    static SubjectMerge of(List<MappedRecord> fragments) {
        return of(fragments, UnknownStatus.UNSTATED);
    }

    /** Puts together the fragments of one person, which come ordered by file and line. */
    static SubjectMerge of(List<MappedRecord> fragments, UnknownStatus unknownStatus) {
        var dossier = new SubjectMerge(fragments, unknownStatus);
        dossier.resolve();
        return dossier;
    }

    /** Whether the person is a subject: described without contradiction by records that are kept. */
    boolean accepted() {
        return accepted;
    }

    private boolean hasRejectedRecords() {
        for (MappedRecord fragment : fragments) {
            if (fragment.complete() && fragment.status() == MappedRecord.Status.QUARANTINED) {
                return true;
            }
        }
        return false;
    }

    /** One fate a record; trailers have none. */
    List<Fate> fates() {
        return fates;
    }

    /** The trailers among the fragments: one a file, with the records of all its parts and what its first broken part says. */
    List<MappedRecord> trailers() {
        MappedRecord whole = null;
        for (MappedRecord fragment : fragments) {
            if (fragment.status() == MappedRecord.Status.TRAILER) {
                whole = whole == null ? fragment : whole.followedBy(fragment);
            }
        }
        return whole == null ? List.of() : List.of(whole);
    }

    /** Broken rules; a duplicate's are those of the record it repeats. */
    List<Located> findings() {
        return findings;
    }

    /** The first record that describes the subject, of a person that is accepted. */
    MappedRecord firstOfSubject() {
        for (MappedRecord fragment : fragments) {
            if (fragment.status() == null && !fragment.rows().get(SUBJECTS).isEmpty()) {
                return fragment;
            }
        }
        throw new IllegalStateException("no record describes the subject");
    }

    /** The rows of a standard table, distinct and ordered; none of a person that is not accepted. */
    List<StandardRow> rows(int table) {
        return rows.get(table);
    }

    private void resolve() {
        compare();
        List<MappedRecord> told = RowMerge.withWholeInfusions(these(good));
        List<StandardRow> subjects = RowMerge.distinct(told, SUBJECTS);
        StandardRow subject = subjects.isEmpty() ? null : RowMerge.merged(subjects);
        accepted = subject != null;
        ImputedDates dates = accepted ? new ImputedDates(subject, told) : null;
        Chronology chronology = accepted ? new Chronology(dates.subject(), dates.fragments()) : null;
        decide(chronology, subjects.isEmpty());
        if (chronology != null) {
            findings.addAll(dates.findings());
            findings.addAll(chronology.findings());
        }
        find();
        if (chronology != null) {
            StandardRow whole = chronology.subject().with(REJECTED_RECORDS, hasRejectedRecords());
            MappedRecord describes = firstOfSubject();
            VitalStatus.of(whole, unknownStatus)
                    .forEach(finding -> findings.add(new Located(describes.file(), describes.line(), finding)));
            for (int i = 0; i < rows.size(); i++) {
                rows.set(
                        i,
                        i == SUBJECTS
                                ? List.of(whole)
                                : RowMerge.distinct(chronology.remains().rows(i)));
            }
            rows.set(INFUSIONS, RowMerge.numbered(rows.get(INFUSIONS)));
        }
    }

    /** Tells which fragments say something, which say it first, and which are not contradicted. */
    private void compare() {
        var said = new HashSet<List<List<StandardRow>>>();
        for (int i = 0; i < first.length; i++) {
            MappedRecord fragment = fragments.get(i);
            first[i] = fragment.status() == null && (first.length == 1 || said.add(fragment.rows()));
        }
        Set<Object> clashes = RowMerge.clashingInfusions(these(first));
        for (int i = 0; i < first.length; i++) {
            good[i] = first[i]
                    && (clashes.isEmpty()
                            || fragments.get(i).rows().get(INFUSIONS).stream()
                                    .noneMatch(row -> clashes.contains(row.cell(0))));
        }
    }

    private List<MappedRecord> these(boolean[] chosen) {
        var these = new ArrayList<MappedRecord>(chosen.length);
        for (int i = 0; i < chosen.length; i++) {
            if (chosen[i]) {
                these.add(fragments.get(i));
            }
        }
        return these;
    }

    private void decide(Chronology chronology, boolean undescribed) {
        Rule against = undescribed ? Rule.SUBJECT_ORPHAN : Rule.SUBJECT_CONTRADICTORY;
        boolean filtered = undescribed
                && fragments.stream().anyMatch(f -> f.ofSubject() && f.status() == MappedRecord.Status.FILTERED);
        int told = 0;
        for (int i = 0; i < first.length; i++) {
            MappedRecord fragment = fragments.get(i);
            boolean emptied =
                    chronology != null && good[i] && chronology.remains().emptied(told);
            told += good[i] ? 1 : 0;
            if (emptied) {
                fates.add(fate(fragment, MappedRecord.Status.QUARANTINED, Rule.DATE_AFTER_DEATH.id()));
            } else if (fragment.status() != MappedRecord.Status.TRAILER) {
                fates.add(fate(i, against, filtered));
            }
        }
    }

    private Fate fate(int i, Rule against, boolean subjectFiltered) {
        MappedRecord fragment = fragments.get(i);
        if (fragment.status() != null) {
            return fate(fragment, fragment.status(), fragment.reason());
        } else if (!first[i]) {
            return fate(fragment, MappedRecord.Status.DUPLICATE, null);
        } else if (!good[i]) {
            return fate(fragment, MappedRecord.Status.QUARANTINED, Rule.INFUSION_CONTRADICTORY.id());
        } else if (accepted) {
            return fate(fragment, MappedRecord.Status.KEPT, null);
        }
        return subjectFiltered
                ? fate(fragment, MappedRecord.Status.FILTERED, ITS_SUBJECT)
                : fate(fragment, MappedRecord.Status.QUARANTINED, against.id());
    }

    private static Fate fate(MappedRecord fragment, MappedRecord.Status status, String reason) {
        return new Fate(fragment.file(), fragment.line(), status, reason);
    }

    private void find() {
        for (int i = 0; i < first.length; i++) {
            MappedRecord fragment = fragments.get(i);
            if (fragment.status() == MappedRecord.Status.QUARANTINED || first[i]) {
                for (Finding finding : fragment.findings()) {
                    findings.add(new Located(fragment.file(), fragment.line(), finding));
                }
            }
        }
        var told = new HashSet<Broken>();
        findings.forEach(found -> told.add(
                new Broken(found.file(), found.line(), found.finding().rule().id())));
        for (Fate fate : fates) {
            if (fate.status() == MappedRecord.Status.QUARANTINED
                    && told.add(new Broken(fate.file(), fate.line(), fate.reason()))) {
                findings.add(new Located(fate.file(), fate.line(), Finding.ofRecord(Rule.of(fate.reason()))));
            }
        }
    }
}
