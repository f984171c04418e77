package org.ninefold.jobs.derive;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.ninefold.adam.StudySubject;
import org.ninefold.jobs.harmonize.AccountColumns;
import org.ninefold.jobs.harmonize.KeptSubjects;
import org.ninefold.quality.Rule;
import org.ninefold.quality.Severity;
import org.ninefold.schema.Table;
import org.ninefold.subject.Disposition;
import org.ninefold.subject.Finding;
import org.ninefold.subject.LocatedFinding;
import org.ninefold.subject.MergedSubject;
import org.ninefold.subject.Response;

/**
 * What became of records and subjects: of a person the findings, the ends of files and what it may be known by elsewhere; of
 * a site the counts of all that.
 */
final class Accounting {
    /** The tables that are filled, those of persons first. */
    static final List<PatientTable> TABLES = List.of(
            new PatientTable(KeptSubjects.QUARANTINE, AccountColumns.QUARANTINE),
            ofRun(AccountColumns.TRAILER),
            ofRun(AccountColumns.LIKENESS),
            ofRun(AccountColumns.LEDGER),
            ofRun(AccountColumns.COUNTS));

    /** The table of a dry run: findings with their texts. */
    static final PatientTable FINDING = ofRun(AccountColumns.FINDING);

    private static final String SUBJECTS = "subjects";

    private final Sums ledger = new Sums();
    private final Sums counts = new Sums();
    private long assessed = -1;

    private static PatientTable ofRun(Table table) {
        return new PatientTable(Cohort.WORK + table.name(), table);
    }

    /** Counts a person, and gives its rows for the {@link #TABLES}. */
    List<List<Object[]>> rows(StudySubject subject) {
        MergedSubject merged = subject.merged();
        for (Disposition one : merged.dispositions()) {
            ledger.add(one.n(), one.file(), one.status().name(), one.reason());
        }
        var quarantined = new ArrayList<Object[]>(merged.findings().size());
        for (LocatedFinding found : merged.findings()) {
            Finding finding = found.finding();
            counts.add(
                    1, Cohort.QUALITY, finding.rule().id(), finding.severity().key(), finding.table(), finding.field());
            quarantined.add(row(merged, found, false));
        }
        List<Object[]> ends = merged.ends().stream()
                .map(end -> new Object[] {merged.siteId(), end.file(), end.line(), end.records(), end.problem()})
                .toList();
        List<Object[]> keys = subject.excluded()
                ? List.of()
                : merged.linkageKeys().stream()
                        .map(key ->
                                new Object[] {merged.siteId(), key.file(), key.line(), key.hash(), merged.pseudonym()})
                        .toList();
        if (merged.accepted()) {
            count(subject);
        }
        return List.of(quarantined, ends, keys, List.of(), List.of());
    }

    /** The findings of a person with their texts. */
    static List<Object[]> withTexts(MergedSubject merged) {
        return merged.findings().stream().map(found -> row(merged, found, true)).toList();
    }

    private static Object[] row(MergedSubject merged, LocatedFinding found, boolean withText) {
        Finding finding = found.finding();
        var cells = new ArrayList<Object>(11);
        cells.add(merged.siteId());
        cells.add(found.file());
        cells.add(found.line());
        cells.add(finding.rule().id());
        cells.add(finding.severity().key());
        cells.add(finding.table());
        cells.add(finding.field());
        cells.add(finding.column());
        cells.add(finding.shape());
        if (withText) {
            cells.add(finding.text());
        }
        cells.add(merged.pseudonym());
        return cells.toArray();
    }

    private void count(StudySubject subject) {
        counts.add(1, Cohort.FATE, SUBJECTS, "harmonized", null, null);
        counts.add(1, Cohort.FATE, SUBJECTS, subject.inStudy() ? "in the study" : subject.notInStudy(), null, null);
        subject.late()
                .forEach((table, n) -> counts.add(n, Cohort.FATE, "rows after the cut-off", table.id(), null, null));
        if (subject.inStudy()) {
            var days = new HashSet<Integer>();
            long responses = 0;
            for (Response response : subject.merged().rows().responses()) {
                days.add(response.assessmentDate());
                responses += response.response() == null ? 0 : 1;
            }
            counts.add(responses, Cohort.RESPONSES, null, null, null, null);
            unit(Severity.WARN, subject.convertedUnits());
            unit(Severity.BLANK, subject.unusableUnits());
            days.remove(null);
            assessed = Math.max(assessed, days.size());
        }
    }

    private void unit(Severity severity, long n) {
        if (n > 0) {
            counts.add(n, Cohort.QUALITY, Rule.MEASUREMENT_UNITS.id(), severity.key(), "measurement", "unit");
        }
    }

    /** The counts of a site, as rows for the {@link #TABLES}. */
    List<List<Object[]>> ofSite(String site) {
        if (assessed >= 0) {
            counts.add(assessed, Cohort.ASSESSED, null, null, null, null);
        }
        return List.of(List.of(), List.of(), List.of(), ledger.rows(site), counts.rows(site));
    }
}
