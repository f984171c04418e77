package org.ninefold.subject;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.ninefold.quality.Rule;
import org.ninefold.quality.Severity;

/** What remains of the rows that a subject's records give, while their dates are held against each other. */
final class RowsUntilDeath {
    /** The dates of tables other than the subject's. */
    private static final List<DateField> DATED = List.of(
            DateField.INFUSION,
            DateField.RESPONSE,
            DateField.EVENT,
            DateField.ONSET,
            DateField.END,
            DateField.MEASUREMENT);

    /** For each record the rows that remain of it. */
    private final List<StandardRows> rows;

    RowsUntilDeath(List<MappedRecord> records) {
        rows = new ArrayList<>(records.size());
        for (MappedRecord record : records) {
            rows.add(record.rows());
        }
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
        for (DateField date : DATED) {
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
        return row instanceof AdverseEvent || (row instanceof Event event && mayLackDate(event));
    }

    private static boolean mayLackDate(Event event) {
        List<String> types = StandardTable.EVENT
                .schema()
                .field(DateField.EVENT.field())
                .requiredUnless()
                .getOrDefault("type", List.of());
        return types.contains(event.type());
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
        int earliest = Integer.MAX_VALUE;
        for (StandardRows some : rows) {
            for (DateField date : DATED) {
                for (StandardRow row : date.table().in(some)) {
                    Integer day = date.in(row);
                    earliest = day == null ? earliest : Math.min(earliest, day);
                }
            }
        }
        return earliest;
    }

    /** The latest date of the subject's other tables; earlier than all where there is none. */
    int latest() {
        int latest = Integer.MIN_VALUE;
        for (StandardRows some : rows) {
            for (DateField date : DATED) {
                for (StandardRow row : date.table().in(some)) {
                    Integer day = date.in(row);
                    latest = day == null ? latest : Math.max(latest, day);
                }
            }
        }
        return latest;
    }
}
