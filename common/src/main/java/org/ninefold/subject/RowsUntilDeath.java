package org.ninefold.subject;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntBinaryOperator;
import org.ninefold.quality.Rule;
import org.ninefold.quality.Severity;

/** What remains of the rows that a subject's records give, while their dates are held against each other. */
final class RowsUntilDeath {
    /** For each record the rows that remain of it. */
    private final List<StandardRows> rows;

    RowsUntilDeath(List<MappedRecord> records) {
        rows = new ArrayList<>(records.stream().map(MappedRecord::rows).toList());
    }

    /** The rows that remain of a table. */
    <R extends StandardRow> List<R> all(Function<StandardRows, List<R>> table) {
        var remaining = new ArrayList<R>();
        for (StandardRows some : rows) {
            remaining.addAll(table.apply(some));
        }
        return remaining;
    }

    /** Whether nothing remains of a record, by its place: it is quarantined. */
    boolean emptied(int record) {
        return rows.get(record).isEmpty();
    }

    /** The rows that remain of a record, by its place. */
    StandardRows of(int record) {
        return rows.get(record);
    }

    /** Leaves out, or without its date, what a record says of the days after a death; what was found. */
    List<Finding> endAt(int died, int record) {
        StandardRows kept = rows.get(record);
        var found = new ArrayList<Finding>();
        for (DateField date : DateField.DATED) {
            kept = date.table().put(kept, untilDeath(date, date.table().in(kept), died, found));
        }
        rows.set(record, kept);
        return found;
    }

    private static List<StandardRow> untilDeath(
            DateField date, List<? extends StandardRow> told, int died, List<Finding> found) {
        var kept = new ArrayList<StandardRow>();
        for (StandardRow row : told) {
            Integer day = date.in(row);
            if (day == null || day <= died) {
                kept.add(row);
                continue;
            }
            Severity severity = staysWithoutDate(row) ? Severity.BLANK : Severity.OMIT;
            found.add(Finding.ofField(
                    Rule.DATE_AFTER_DEATH, severity, date.table().id(), date.field()));
            if (severity == Severity.BLANK) {
                kept.add(date.with(row, null));
            }
        }
        return kept;
    }

    /** Toxicities stay without their date: they happened. So does an event that may lack it; all else is left out. */
    private static boolean staysWithoutDate(StandardRow row) {
        Map<String, List<String>> unless =
                StandardTable.EVENT.schema().field(DateField.EVENT.field()).requiredUnless();
        return row instanceof AdverseEvent
                || (row instanceof Event event
                        && unless.getOrDefault("type", List.of()).contains(event.type()));
    }

    /** The dates of the infusions by their numbers, and that of the first one under null; none where there is no infusion. */
    Map<Integer, Integer> infused() {
        var infused = new HashMap<Integer, Integer>();
        for (StandardRows some : rows) {
            for (Infusion infusion : some.infusions()) {
                infused.putIfAbsent(infusion.number(), infusion.date());
            }
        }
        infused.put(null, firstInfusion());
        return infused;
    }

    /** The date of the first infusion, or null. */
    Integer firstInfusion() {
        Integer first = null;
        for (StandardRows some : rows) {
            for (Infusion infusion : some.infusions()) {
                first = first == null || infusion.date() < first ? infusion.date() : first;
            }
        }
        return first;
    }

    /** The earliest date of the subject's other tables; later than all where there is none. */
    int earliest() {
        return fold(Integer.MAX_VALUE, Math::min);
    }

    /** The latest date of the subject's other tables; earlier than all where there is none. */
    int latest() {
        return fold(Integer.MIN_VALUE, Math::max);
    }

    private int fold(int none, IntBinaryOperator of) {
        int folded = none;
        for (StandardRows some : rows) {
            for (DateField date : DateField.DATED) {
                for (StandardRow row : date.table().in(some)) {
                    Integer day = date.in(row);
                    folded = day == null ? folded : of.applyAsInt(folded, day);
                }
            }
        }
        return folded;
    }

    /**
     * Two different grades of one toxicity, for one infusion and with one onset or none, neither with a scale: they are perhaps
     * of two scales, and nothing tells which is which. One finding for each toxicity, at the first record that says another
     * grade.
     */
    List<LocatedFinding> twoGrades(List<MappedRecord> records) {
        var findings = new ArrayList<LocatedFinding>();
        Map<List<Object>, Integer> grades = new HashMap<>();
        var found = new HashSet<List<Object>>();
        for (int i = 0; i < records.size(); i++) {
            for (AdverseEvent row : of(i).adverseEvents()) {
                if (row.grade() == null || row.scale() != null) {
                    continue;
                }
                List<Object> one = Arrays.asList(row.term(), row.infusionNumber(), row.onsetDate());
                Integer before = grades.putIfAbsent(one, row.grade());
                if (before != null && !before.equals(row.grade()) && found.add(one)) {
                    findings.add(LocatedFinding.at(
                            records.get(i),
                            Finding.ofField(Rule.TOXICITY_TWO_GRADES, Severity.WARN, "adverse_event", "scale")));
                }
            }
        }
        return findings;
    }
}
