package org.ninefold.jobs.harmonize;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.ninefold.quality.Rule;
import org.ninefold.quality.Severity;
import org.ninefold.schema.Field;
import org.ninefold.schema.StandardSchema;

/**
 * The dates of one subject against each other. What cannot have happened after death is left out, and so is a date that
 * another one refutes; what is only unlikely is said. A relapse or a remission before the index date, and a transplant
 * before the infusion, are history and legal.
 */
final class Chronology {
    private static final String SUBJECT = Dossier.SUBJECT;
    private static final int DEATH = StandardRow.place(SUBJECT, "death_date");
    private static final int STATUS = StandardRow.place(SUBJECT, "vital_status");
    private static final int INDEX = StandardRow.place(SUBJECT, "index_date");
    private static final int NUMBER = StandardRow.place("infusion", "number");
    private static final int INFUSED = StandardRow.place("infusion", "date");
    private static final int ONSET = StandardRow.place("adverse_event", "onset_date");
    private static final int OF_INFUSION = StandardRow.place("adverse_event", "infusion_number");
    private static final List<Dated> DATED = List.of(
            new Dated("infusion", "date"),
            new Dated("response", "assessment_date"),
            new Dated("event", "date"),
            new Dated("adverse_event", "onset_date"),
            new Dated("adverse_event", "end_date"),
            new Dated("measurement", "date"));

    /** A date of a table other than the subject's. */
    private record Dated(String table, String field, int tablePlace, int place) {
        Dated(String table, String field) {
            this(table, field, StandardRow.place(table), StandardRow.place(table, field));
        }

        /** Toxicities stay without their date: they happened. So does an event that may lack it; all else is left out. */
        Severity afterDeath(StandardRow row) {
            boolean stays = table.equals("adverse_event") || (table.equals("event") && mayLackDate(row));
            return stays ? Severity.BLANK : Severity.OMIT;
        }

        private boolean mayLackDate(StandardRow row) {
            Field date = StandardSchema.standard().table(table).field(field);
            return date.requiredUnless().entrySet().stream().anyMatch(unless -> unless.getValue()
                    .contains(row.cell(StandardRow.place(table, unless.getKey()))));
        }
    }

    private final IdentityHashMap<Fragment, List<List<StandardRow>>> rows = new IdentityHashMap<>();
    private final List<Fragment> fragments;
    private final List<Dossier.Located> findings = new ArrayList<>();
    private StandardRow subject;

    /** Holds a subject's rows against each other; the fragments are those it is made of. */
    Chronology(StandardRow subject, List<Fragment> fragments) {
        this.subject = subject;
        this.fragments = fragments;
        fragments.forEach(fragment ->
                rows.put(fragment, fragment.rows().stream().map(List::copyOf).toList()));
        death();
        subjectOrder();
        lastContact();
        infusionOrder();
        toxicities();
    }

    /** The subject, without the dates that are refuted. */
    StandardRow subject() {
        return subject;
    }

    /** The rows that remain of a fragment, by table. */
    List<List<StandardRow>> rows(Fragment fragment) {
        return rows.get(fragment);
    }

    /** Whether nothing remains of a fragment: it is quarantined. */
    boolean emptied(Fragment fragment) {
        return rows.get(fragment).stream().allMatch(List::isEmpty);
    }

    /** What was found, record by record. */
    List<Dossier.Located> findings() {
        return findings;
    }

    private void death() {
        Integer died = date(subject, DEATH);
        Integer first = firstInfusion();
        if (died != null && (before(died, first) || before(died, date(subject, INDEX)))) {
            ofSubject(Rule.SUBJECT_DEATH_ORDER, Severity.BLANK, "death_date");
            subject = subject.with(STATUS, "DEAD");
            return;
        }
        if (died == null) {
            return;
        }
        for (String field : List.of("prior_transplant_date", "last_contact_date")) {
            if (before(died, date(subject, StandardRow.place(SUBJECT, field)))) {
                ofSubject(Rule.DATE_AFTER_DEATH, Severity.BLANK, field);
            }
        }
        for (Fragment fragment : fragments) {
            var kept = new ArrayList<>(rows.get(fragment));
            var found = new ArrayList<Finding>();
            for (Dated dated : DATED) {
                kept.set(dated.tablePlace(), untilDeath(dated, kept.get(dated.tablePlace()), died, found));
            }
            rows.put(fragment, kept);
            Severity omitted = emptied(fragment) ? Severity.REJECT : Severity.OMIT;
            found.forEach(finding ->
                    findings.add(at(fragment, finding.severity() == Severity.OMIT ? finding.with(omitted) : finding)));
        }
    }

    private static List<StandardRow> untilDeath(Dated dated, List<StandardRow> told, int died, List<Finding> found) {
        var kept = new ArrayList<StandardRow>();
        for (StandardRow row : told) {
            if (!before(died, date(row, dated.place()))) {
                kept.add(row);
                continue;
            }
            Severity severity = dated.afterDeath(row);
            found.add(Finding.ofField(Rule.DATE_AFTER_DEATH, severity, dated.table(), dated.field()));
            if (severity == Severity.BLANK) {
                kept.add(row.with(dated.place(), null));
            }
        }
        return kept;
    }

    private void subjectOrder() {
        int transplant = StandardRow.place(SUBJECT, "prior_transplant_date");
        Integer first = firstInfusion();
        if (first != null && before(first, date(subject, transplant))) {
            ofSubject(Rule.SUBJECT_PRIOR_TRANSPLANT, Severity.BLANK, "prior_transplant_date");
        }
        Integer born = date(subject, StandardRow.place(SUBJECT, "birth_date"));
        boolean late = Stream.concat(
                        Stream.of(INDEX, DEATH, transplant, StandardRow.place(SUBJECT, "last_contact_date"))
                                .map(place -> date(subject, place)),
                        recorded())
                .anyMatch(day -> before(day, born));
        if (late) {
            ofSubject(Rule.SUBJECT_BIRTH_DATE, Severity.BLANK, "birth_date");
        }
    }

    /** Of the living only: the dead are followed until their death. */
    private void lastContact() {
        Integer last = date(subject, StandardRow.place(SUBJECT, "last_contact_date"));
        boolean older = last != null
                && date(subject, DEATH) == null
                && Stream.concat(Stream.of(date(subject, INDEX)).filter(Objects::nonNull), recorded())
                        .anyMatch(day -> before(last, day));
        if (older) {
            ofSubject(Rule.SUBJECT_LAST_CONTACT, Severity.WARN, "last_contact_date");
        }
    }

    /** In the order of numbers, dates must grow; infusions without a number have none to be wrong. */
    private void infusionOrder() {
        int table = StandardRow.place("infusion");
        for (Fragment fragment : fragments) {
            for (StandardRow row : rows.get(fragment).get(table)) {
                Integer number = date(row, NUMBER);
                boolean wrong = number != null
                        && infusions()
                                .anyMatch(other -> !other.equals(row)
                                        && date(other, NUMBER) != null
                                        && date(other, NUMBER) <= number
                                        && date(other, INFUSED) >= date(row, INFUSED));
                if (wrong) {
                    findings.add(at(fragment, Finding.ofField(Rule.INFUSION_ORDER, Severity.WARN, "infusion", "date")));
                }
            }
        }
    }

    private void toxicities() {
        int table = StandardRow.place("adverse_event");
        for (Fragment fragment : fragments) {
            for (StandardRow row : rows.get(fragment).get(table)) {
                if (before(date(row, ONSET), infusedFor(date(row, OF_INFUSION)))) {
                    findings.add(at(
                            fragment,
                            Finding.ofField(
                                    Rule.TOXICITY_BEFORE_INFUSION, Severity.WARN, "adverse_event", "onset_date")));
                }
            }
        }
    }

    /** The date of the infusion of that number; of the first where there is no number, or no such infusion. */
    private Integer infusedFor(Integer number) {
        return infusions()
                .filter(row -> number != null && number.equals(row.cell(NUMBER)))
                .map(row -> date(row, INFUSED))
                .findFirst()
                .orElse(firstInfusion());
    }

    private Integer firstInfusion() {
        return infusions().map(row -> date(row, INFUSED)).min(Integer::compare).orElse(null);
    }

    private Stream<StandardRow> infusions() {
        return rows.values().stream().flatMap(tables -> tables.get(StandardRow.place("infusion")).stream());
    }

    /** All dates of the subject's other tables. */
    private Stream<Integer> recorded() {
        return DATED.stream()
                .flatMap(dated -> rows.values().stream()
                        .flatMap(tables -> tables.get(dated.tablePlace()).stream())
                        .map(row -> date(row, dated.place())))
                .filter(Objects::nonNull);
    }

    /** A finding at the first record that says the subject's field; the field is blanked if the severity says so. */
    private void ofSubject(Rule rule, Severity severity, String field) {
        int place = StandardRow.place(SUBJECT, field);
        Optional<Fragment> says = fragments.stream()
                .filter(fragment -> fragment.rows().get(StandardRow.place(SUBJECT)).stream()
                        .anyMatch(row -> row.cell(place) != null))
                .findFirst();
        findings.add(at(says.orElseThrow(), Finding.ofField(rule, severity, SUBJECT, field)));
        if (severity == Severity.BLANK) {
            subject = subject.with(place, null);
        }
    }

    private static Dossier.Located at(Fragment fragment, Finding finding) {
        return new Dossier.Located(fragment.file(), fragment.line(), finding);
    }

    private static Integer date(StandardRow row, int place) {
        return (Integer) row.cell(place);
    }

    private static boolean before(Integer day, Integer other) {
        return day != null && other != null && day < other;
    }
}
