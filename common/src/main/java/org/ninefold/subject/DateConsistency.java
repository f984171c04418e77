package org.ninefold.subject;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.ninefold.quality.Rule;
import org.ninefold.quality.Severity;

/**
 * The dates of one subject against each other. What cannot have happened after death is left out, and so is a date that
 * another one refutes; what is only unlikely is said. A relapse or a remission before the index date, and a transplant
 * before the infusion, are history and legal.
 */
final class DateConsistency {
    private static final String SUBJECT = StandardTable.SUBJECT.id();
    private static final Set<String> ON_INFUSION_DAY = Set.of("RELAPSE", "TRANSPLANT");
    /** The rows that remain. */
    final RowsUntilDeath remaining;

    /** What was found, record by record. */
    final List<LocatedFinding> findings = new ArrayList<>();

    private final List<MappedRecord> records;
    private SubjectRow subject;

    /** Holds a subject's rows against each other; the fragments are those it is made of. */
    DateConsistency(SubjectRow subject, List<MappedRecord> records) {
        this.subject = subject;
        this.records = records;
        this.remaining = new RowsUntilDeath(records);
        death();
        subjectOrder();
        lastContact();
        infusionOrder();
        toxicities();
        onInfusionDay();
        findings.addAll(remaining.twoGrades(records));
    }

    /** The subject, without the dates that are refuted. */
    SubjectRow subject() {
        return subject;
    }

    private void death() {
        Integer died = subject.deathDate();
        Integer first = remaining.firstInfusion();
        if (died != null && (before(died, first) || before(died, subject.indexDate()))) {
            ofSubject(Rule.SUBJECT_DEATH_ORDER, Severity.BLANK, DateField.DEATH);
            subject = (SubjectRow) StandardTable.SUBJECT.with(subject, "vital_status", "DEAD");
            return;
        }
        if (died == null) {
            return;
        }
        if (before(died, subject.priorTransplantDate())) {
            ofSubject(Rule.DATE_AFTER_DEATH, Severity.BLANK, DateField.PRIOR_TRANSPLANT);
        }
        if (before(died, subject.lastContactDate())) {
            ofSubject(Rule.DATE_AFTER_DEATH, Severity.BLANK, DateField.LAST_CONTACT);
        }
        if (remaining.latest() <= died) {
            return;
        }
        for (int i = 0; i < records.size(); i++) {
            MappedRecord record = records.get(i);
            List<Finding> found = remaining.endAt(died, i);
            Severity omitted = remaining.emptied(i) ? Severity.REJECT : Severity.OMIT;
            found.forEach(finding -> findings.add(
                    LocatedFinding.at(record, finding.severity() == Severity.OMIT ? finding.with(omitted) : finding)));
        }
    }

    private void subjectOrder() {
        Integer first = remaining.firstInfusion();
        if (before(first, subject.priorTransplantDate())) {
            ofSubject(Rule.SUBJECT_PRIOR_TRANSPLANT, Severity.BLANK, DateField.PRIOR_TRANSPLANT);
        }
        Integer born = subject.birthDate();
        if (born != null
                && (before(subject.indexDate(), born)
                        || before(subject.deathDate(), born)
                        || before(subject.priorTransplantDate(), born)
                        || before(subject.lastContactDate(), born)
                        || remaining.earliest() < born)) {
            ofSubject(Rule.SUBJECT_BIRTH_DATE, Severity.BLANK, DateField.BIRTH);
        }
    }

    /** Of the living only: the dead are followed until their death. */
    private void lastContact() {
        Integer last = subject.lastContactDate();
        if (last != null
                && subject.deathDate() == null
                && (before(last, subject.indexDate()) || last < remaining.latest())) {
            ofSubject(Rule.SUBJECT_LAST_CONTACT, Severity.WARN, DateField.LAST_CONTACT);
        }
    }

    /** In the order of numbers, dates must grow; infusions without a number have none to be wrong. */
    private void infusionOrder() {
        List<Infusion> infusions = remaining.all(StandardRows::infusions);
        if (infusions.size() < 2) {
            return;
        }
        Set<Infusion> early = notLaterThanBefore(infusions);
        for (int i = 0; i < records.size(); i++) {
            for (Infusion row : remaining.of(i).infusions()) {
                if (early.contains(row)) {
                    warn(i, Rule.INFUSION_ORDER, "infusion", "date");
                }
            }
        }
    }

    /** The infusions that are not later than another one whose number is not larger. */
    private static Set<Infusion> notLaterThanBefore(List<Infusion> infusions) {
        var byNumber = new TreeMap<Integer, Set<Infusion>>();
        for (Infusion row : infusions) {
            if (row.number() != null) {
                byNumber.computeIfAbsent(row.number(), none -> new HashSet<>()).add(row);
            }
        }
        var early = new HashSet<Infusion>();
        Infusion latest = null;
        Infusion next = null;
        for (Set<Infusion> rows : byNumber.values()) {
            for (Infusion row : rows) {
                if (latest == null || row.date() > latest.date()) {
                    next = latest;
                    latest = row;
                } else if (next == null || row.date() > next.date()) {
                    next = row;
                }
            }
            for (Infusion row : rows) {
                Infusion other = row.equals(latest) ? next : latest;
                if (other != null && other.date() >= row.date()) {
                    early.add(row);
                }
            }
        }
        return early;
    }

    private void toxicities() {
        boolean several =
                remaining.all(StandardRows::infusions).stream().distinct().count() > 1;
        Map<Integer, Integer> infused = remaining.infused();
        for (int i = 0; i < records.size(); i++) {
            for (AdverseEvent row : remaining.of(i).adverseEvents()) {
                if (several && row.onsetDate() == null && row.infusionNumber() == null) {
                    warn(i, Rule.TOXICITY_UNPLACED, "adverse_event", "infusion_number");
                }
                if (before(row.onsetDate(), infused.getOrDefault(row.infusionNumber(), infused.get(null)))) {
                    warn(i, Rule.TOXICITY_BEFORE_INFUSION, "adverse_event", "onset_date");
                }
            }
            for (Event row : remaining.of(i).events()) {
                if (several && row.date() == null) {
                    warn(i, Rule.TOXICITY_UNPLACED, "event", "date");
                }
            }
        }
    }

    private void onInfusionDay() {
        Integer first = remaining.firstInfusion();
        for (int i = 0; i < records.size(); i++) {
            for (Event row : remaining.of(i).events()) {
                if (first != null && first.equals(row.date()) && ON_INFUSION_DAY.contains(row.type())) {
                    warn(i, Rule.EVENT_ON_INFUSION_DAY, "event", "date");
                }
            }
        }
    }

    private void warn(int record, Rule rule, String table, String field) {
        findings.add(LocatedFinding.at(records.get(record), Finding.ofField(rule, Severity.WARN, table, field)));
    }

    /** A finding at the first record that says the subject's field; the field is blanked if the severity says so. */
    private void ofSubject(Rule rule, Severity severity, DateField date) {
        MappedRecord says = records.stream()
                .filter(record -> record.rows().subjects().stream().anyMatch(row -> date.in(row) != null))
                .findFirst()
                .orElseThrow();
        findings.add(LocatedFinding.at(says, Finding.ofField(rule, severity, SUBJECT, date.field())));
        if (severity == Severity.BLANK) {
            subject = (SubjectRow) date.with(subject, null);
        }
    }

    private static boolean before(Integer day, Integer other) {
        return day != null && other != null && day < other;
    }
}
