package org.ninefold.jobs.harmonize;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ninefold.quality.Rule;
import org.ninefold.quality.Severity;
import org.ninefold.schema.Field;
import org.ninefold.schema.StandardSchema;

/** What remains of the rows that a subject's records give, while their dates are held against each other. */
final class RowsUntilDeath {
    private static final int INFUSIONS = StandardRow.place("infusion");
    private static final int NUMBER = StandardRow.place("infusion", "number");
    private static final int INFUSED = StandardRow.place("infusion", "date");
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

    /** For each fragment the rows that remain of it, by table. */
    private final List<List<List<StandardRow>>> rows;

    RowsUntilDeath(List<MappedRecord> fragments) {
        rows = new ArrayList<>(fragments.size());
        for (MappedRecord fragment : fragments) {
            rows.add(fragment.rows());
        }
    }

    /** The rows that remain of a table. */
    List<StandardRow> rows(int table) {
        var remaining = new ArrayList<StandardRow>();
        for (List<List<StandardRow>> tables : rows) {
            remaining.addAll(tables.get(table));
        }
        return remaining;
    }

    /** Whether nothing remains of a fragment, by its place: it is quarantined. */
    boolean emptied(int fragment) {
        for (List<StandardRow> table : rows.get(fragment)) {
            if (!table.isEmpty()) {
                return false;
            }
        }
        return true;
    }

    /** The rows that remain of a table of a fragment, by its place. */
    List<StandardRow> rows(int fragment, int table) {
        return rows.get(fragment).get(table);
    }

    /** Leaves out, or without its date, what a record says of the days after a death; what was found. */
    List<Finding> endAt(int died, int fragment) {
        var kept = new ArrayList<>(rows.get(fragment));
        var found = new ArrayList<Finding>();
        for (Dated dated : DATED) {
            kept.set(dated.tablePlace(), untilDeath(dated, kept.get(dated.tablePlace()), died, found));
        }
        rows.set(fragment, kept);
        return found;
    }

    private static List<StandardRow> untilDeath(Dated dated, List<StandardRow> told, int died, List<Finding> found) {
        var kept = new ArrayList<StandardRow>();
        for (StandardRow row : told) {
            Integer day = day(row, dated.place());
            if (day == null || day <= died) {
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

    /** The dates of the infusions by their numbers, and that of the first one under null; none where there is no infusion. */
    Map<Integer, Integer> infused() {
        var infused = new HashMap<Integer, Integer>();
        for (List<List<StandardRow>> tables : rows) {
            for (StandardRow row : tables.get(INFUSIONS)) {
                infused.putIfAbsent(day(row, NUMBER), day(row, INFUSED));
            }
        }
        infused.put(null, firstInfusion());
        return infused;
    }

    /** The date of the first infusion, or null. */
    Integer firstInfusion() {
        Integer first = null;
        for (List<List<StandardRow>> tables : rows) {
            for (StandardRow row : tables.get(INFUSIONS)) {
                Integer day = day(row, INFUSED);
                first = first == null || day < first ? day : first;
            }
        }
        return first;
    }

    /** The earliest date of the subject's other tables; later than all where there is none. */
    int earliest() {
        int earliest = Integer.MAX_VALUE;
        for (List<List<StandardRow>> tables : rows) {
            for (Dated dated : DATED) {
                for (StandardRow row : tables.get(dated.tablePlace())) {
                    Integer day = day(row, dated.place());
                    earliest = day == null ? earliest : Math.min(earliest, day);
                }
            }
        }
        return earliest;
    }

    /** The latest date of the subject's other tables; earlier than all where there is none. */
    int latest() {
        int latest = Integer.MIN_VALUE;
        for (List<List<StandardRow>> tables : rows) {
            for (Dated dated : DATED) {
                for (StandardRow row : tables.get(dated.tablePlace())) {
                    Integer day = day(row, dated.place());
                    latest = day == null ? latest : Math.max(latest, day);
                }
            }
        }
        return latest;
    }

    private static Integer day(StandardRow row, int place) {
        return (Integer) row.cell(place);
    }
}
