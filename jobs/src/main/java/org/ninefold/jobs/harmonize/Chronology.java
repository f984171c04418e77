package org.ninefold.jobs.harmonize;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.ninefold.quality.Rule;
import org.ninefold.quality.Severity;

/**
 * The dates of one subject against each other. What cannot have happened after death is left out, and so is a date that
 * another one refutes; what is only unlikely is said. A relapse or a remission before the index date, and a transplant
 * before the infusion, are history and legal.
 */
final class Chronology {
    private static final String SUBJECT = SubjectMerge.SUBJECT;
    private static final int DEATH = StandardRow.place(SUBJECT, "death_date");
    private static final int STATUS = StandardRow.place(SUBJECT, "vital_status");
    private static final int INDEX = StandardRow.place(SUBJECT, "index_date");
    private static final int CONTACT = StandardRow.place(SUBJECT, "last_contact_date");
    private static final int TRANSPLANT = StandardRow.place(SUBJECT, "prior_transplant_date");
    private static final int BIRTH = StandardRow.place(SUBJECT, "birth_date");
    private static final int INFUSIONS = StandardRow.place("infusion");
    private static final int TOXICITIES = StandardRow.place("adverse_event");
    private static final int EVENTS = StandardRow.place("event");
    private static final int TYPE = StandardRow.place("event", "type");
    private static final int HAPPENED = StandardRow.place("event", "date");
    private static final Set<String> ON_INFUSION_DAY = Set.of("RELAPSE", "TRANSPLANT");
    private static final int NUMBER = StandardRow.place("infusion", "number");
    private static final int INFUSED = StandardRow.place("infusion", "date");
    private static final int ONSET = StandardRow.place("adverse_event", "onset_date");
    private static final int OF_INFUSION = StandardRow.place("adverse_event", "infusion_number");

    private final RowsUntilDeath remains;
    private final List<MappedRecord> fragments;
    private final List<SubjectMerge.Located> findings = new ArrayList<>();
    private StandardRow subject;

    /** Holds a subject's rows against each other; the fragments are those it is made of. */
    Chronology(StandardRow subject, List<MappedRecord> fragments) {
        this.subject = subject;
        this.fragments = fragments;
        this.remains = new RowsUntilDeath(fragments);
        death();
        subjectOrder();
        lastContact();
        infusionOrder();
        toxicities();
        onInfusionDay();
        findings.addAll(TwoGrades.of(fragments, remains));
    }

    /** The subject, without the dates that are refuted. */
    StandardRow subject() {
        return subject;
    }

    /** The rows that remain. */
    RowsUntilDeath remains() {
        return remains;
    }

    /** What was found, record by record. */
    List<SubjectMerge.Located> findings() {
        return findings;
    }

    private void death() {
        Integer died = date(subject, DEATH);
        Integer first = remains.firstInfusion();
        if (died != null && (before(died, first) || before(died, date(subject, INDEX)))) {
            ofSubject(Rule.SUBJECT_DEATH_ORDER, Severity.BLANK, "death_date");
            subject = subject.with(STATUS, "DEAD");
            return;
        }
        if (died == null) {
            return;
        }
        if (before(died, date(subject, TRANSPLANT))) {
            ofSubject(Rule.DATE_AFTER_DEATH, Severity.BLANK, "prior_transplant_date");
        }
        if (before(died, date(subject, CONTACT))) {
            ofSubject(Rule.DATE_AFTER_DEATH, Severity.BLANK, "last_contact_date");
        }
        if (remains.latest() <= died) {
            return;
        }
        for (int i = 0; i < fragments.size(); i++) {
            MappedRecord fragment = fragments.get(i);
            List<Finding> found = remains.endAt(died, i);
            Severity omitted = remains.emptied(i) ? Severity.REJECT : Severity.OMIT;
            found.forEach(finding ->
                    findings.add(at(fragment, finding.severity() == Severity.OMIT ? finding.with(omitted) : finding)));
        }
    }

    private void subjectOrder() {
        Integer first = remains.firstInfusion();
        if (before(first, date(subject, TRANSPLANT))) {
            ofSubject(Rule.SUBJECT_PRIOR_TRANSPLANT, Severity.BLANK, "prior_transplant_date");
        }
        Integer born = date(subject, BIRTH);
        if (born != null
                && (before(date(subject, INDEX), born)
                        || before(date(subject, DEATH), born)
                        || before(date(subject, TRANSPLANT), born)
                        || before(date(subject, CONTACT), born)
                        || remains.earliest() < born)) {
            ofSubject(Rule.SUBJECT_BIRTH_DATE, Severity.BLANK, "birth_date");
        }
    }

    /** Of the living only: the dead are followed until their death. */
    private void lastContact() {
        Integer last = date(subject, CONTACT);
        if (last != null
                && date(subject, DEATH) == null
                && (before(last, date(subject, INDEX)) || last < remains.latest())) {
            ofSubject(Rule.SUBJECT_LAST_CONTACT, Severity.WARN, "last_contact_date");
        }
    }

    /** In the order of numbers, dates must grow; infusions without a number have none to be wrong. */
    private void infusionOrder() {
        List<StandardRow> infusions = remains.rows(INFUSIONS);
        if (infusions.size() < 2) {
            return;
        }
        Set<StandardRow> early = notLaterThanBefore(infusions);
        for (int i = 0; i < fragments.size(); i++) {
            for (StandardRow row : remains.rows(i, INFUSIONS)) {
                if (early.contains(row)) {
                    warn(i, Rule.INFUSION_ORDER, "infusion", "date");
                }
            }
        }
    }

    /** The infusions that are not later than another one whose number is not larger. */
    private static Set<StandardRow> notLaterThanBefore(List<StandardRow> infusions) {
        var byNumber = new TreeMap<Integer, Set<StandardRow>>();
        for (StandardRow row : infusions) {
            if (date(row, NUMBER) != null) {
                byNumber.computeIfAbsent(date(row, NUMBER), none -> new HashSet<>())
                        .add(row);
            }
        }
        var early = new HashSet<StandardRow>();
        StandardRow latest = null;
        StandardRow next = null;
        for (Set<StandardRow> rows : byNumber.values()) {
            for (StandardRow row : rows) {
                if (latest == null || date(row, INFUSED) > date(latest, INFUSED)) {
                    next = latest;
                    latest = row;
                } else if (next == null || date(row, INFUSED) > date(next, INFUSED)) {
                    next = row;
                }
            }
            for (StandardRow row : rows) {
                StandardRow other = row.equals(latest) ? next : latest;
                if (other != null && date(other, INFUSED) >= date(row, INFUSED)) {
                    early.add(row);
                }
            }
        }
        return early;
    }

    private void toxicities() {
        boolean several = remains.rows(INFUSIONS).stream().distinct().count() > 1;
        Map<Integer, Integer> infused = remains.infused();
        for (int i = 0; i < fragments.size(); i++) {
            for (StandardRow row : remains.rows(i, TOXICITIES)) {
                if (several && date(row, ONSET) == null && row.cell(OF_INFUSION) == null) {
                    warn(i, Rule.TOXICITY_UNPLACED, "adverse_event", "infusion_number");
                }
                if (before(date(row, ONSET), infused.getOrDefault(date(row, OF_INFUSION), infused.get(null)))) {
                    warn(i, Rule.TOXICITY_BEFORE_INFUSION, "adverse_event", "onset_date");
                }
            }
            for (StandardRow row : remains.rows(i, EVENTS)) {
                if (several && date(row, HAPPENED) == null) {
                    warn(i, Rule.TOXICITY_UNPLACED, "event", "date");
                }
            }
        }
    }

    private void onInfusionDay() {
        Integer first = remains.firstInfusion();
        for (int i = 0; i < fragments.size(); i++) {
            for (StandardRow row : remains.rows(i, EVENTS)) {
                if (first != null
                        && first.equals(date(row, HAPPENED))
                        && ON_INFUSION_DAY.contains((String) row.cell(TYPE))) {
                    warn(i, Rule.EVENT_ON_INFUSION_DAY, "event", "date");
                }
            }
        }
    }

    private void warn(int fragment, Rule rule, String table, String field) {
        findings.add(at(fragments.get(fragment), Finding.ofField(rule, Severity.WARN, table, field)));
    }

    /** A finding at the first record that says the subject's field; the field is blanked if the severity says so. */
    private void ofSubject(Rule rule, Severity severity, String field) {
        int place = StandardRow.place(SUBJECT, field);
        Optional<MappedRecord> says = fragments.stream()
                .filter(fragment -> fragment.rows().get(StandardRow.place(SUBJECT)).stream()
                        .anyMatch(row -> row.cell(place) != null))
                .findFirst();
        findings.add(at(says.orElseThrow(), Finding.ofField(rule, severity, SUBJECT, field)));
        if (severity == Severity.BLANK) {
            subject = subject.with(place, null);
        }
    }

    private static SubjectMerge.Located at(MappedRecord fragment, Finding finding) {
        return new SubjectMerge.Located(fragment.file(), fragment.line(), finding);
    }

    private static Integer date(StandardRow row, int place) {
        return (Integer) row.cell(place);
    }

    private static boolean before(Integer day, Integer other) {
        return day != null && other != null && day < other;
    }
}
