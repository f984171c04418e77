package org.ninefold.jobs.harmonize;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeSet;
import org.ninefold.schema.Field;
import org.ninefold.schema.StandardSchema;

/** Rows of one person that several records tell, made one. */
final class Told {
    private static final int IMPUTED = StandardRow.place(Dossier.SUBJECT, "imputed_dates");
    private static final List<String> SUBJECT_FIELDS =
            StandardRow.fields(StandardSchema.standard().table(Dossier.SUBJECT)).stream()
                    .map(Field::name)
                    .toList();

    private Told() {}

    /** Numbers of infusions that are told in different ways. */
    static Set<Object> clashingInfusions(List<Fragment> fragments) {
        List<StandardRow> infusions = distinct(fragments, StandardRow.place("infusion"));
        if (infusions.size() < 2) {
            return Set.of();
        }
        Map<Object, StandardRow> told = new HashMap<>();
        var clashes = new HashSet<Object>();
        for (StandardRow row : infusions) {
            Object number = row.cell(0);
            if (number != null && told.put(number, row) != null) {
                clashes.add(number);
            }
        }
        return clashes;
    }

    /** An infusion without a number gets its place in the order of dates. */
    static List<StandardRow> numbered(List<StandardRow> infusions) {
        var numbered = new ArrayList<StandardRow>();
        for (StandardRow row : infusions) {
            numbered.add(row.cell(0) == null ? row.with(0, numbered.size() + 1) : row);
        }
        return numbered;
    }

    /**
     * One subject of several rows: what one leaves open another may fill, and of an imputed date and one within its month or
     * year the more precise is true; null where they contradict each other.
     */
    static StandardRow merged(List<StandardRow> subjects) {
        if (subjects.size() == 1) {
            return subjects.get(0).without();
        }
        StandardRow merged = null;
        var origins = new HashSet<Object>();
        for (StandardRow row : subjects) {
            if (!origins.add(row.cell(row.size() - 1))) {
                return null;
            }
            merged = merged == null ? row.without() : merged(merged, row);
            if (merged == null) {
                return null;
            }
        }
        return merged;
    }

    private static StandardRow merged(StandardRow some, StandardRow more) {
        var cells = new Object[some.size()];
        var imputed = new StringJoiner(" ");
        for (int i = 0; i < cells.length; i++) {
            Object a = some.cell(i);
            Object b = more.cell(i);
            if (i == IMPUTED) {
                continue;
            }
            ImputedDate ofA = imputed(some, i);
            ImputedDate ofB = imputed(more, i);
            boolean first = b == null || (a != null && isWithin(a, ofA, b, ofB));
            if (!first && a != null && !isWithin(b, ofB, a, ofA)) {
                return null;
            }
            cells[i] = first ? a : b;
            ImputedDate kept = first ? ofA : ofB;
            if (kept != null) {
                imputed.add(SUBJECT_FIELDS.get(i) + ":" + kept.code());
            }
        }
        cells[IMPUTED] = imputed.length() == 0 ? null : imputed.toString();
        return new StandardRow(cells);
    }

    /** How a date of a subject was completed, null where it was not; of other fields null. */
    private static ImputedDate imputed(StandardRow subject, int field) {
        return ImputedDate.of((String) subject.cell(IMPUTED), SUBJECT_FIELDS.get(field));
    }

    /** Whether a value says what another says, or a date of the days that another, imputed one can be, itself more precise. */
    private static boolean isWithin(Object value, ImputedDate imputed, Object other, ImputedDate otherImputed) {
        if (otherImputed == null || !(value instanceof Integer day) || !(other instanceof Integer otherDay)) {
            return imputed == null && value.equals(other);
        }
        int from = imputed == null ? day : imputed.earliest(day);
        int to = imputed == null ? day : imputed.latest(day);
        return from >= otherImputed.earliest(otherDay) && to <= otherImputed.latest(otherDay);
    }

    /** The rows that records give for a table, distinct and ordered. */
    static List<StandardRow> distinct(List<Fragment> fragments, int table) {
        var rows = new ArrayList<StandardRow>();
        for (Fragment fragment : fragments) {
            rows.addAll(fragment.rows().get(table));
        }
        return distinct(rows);
    }

    /** The same rows, distinct and ordered. */
    static List<StandardRow> distinct(List<StandardRow> rows) {
        return rows.size() < 2 ? rows : List.copyOf(new TreeSet<>(rows));
    }
}
