package org.ninefold.jobs.harmonize;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.ninefold.schema.Field;
import org.ninefold.schema.StandardSchema;

/** Rows of one person that several records tell, made one. */
final class RowMerge {
    private static final int INFUSIONS = StandardRow.place("infusion");
    private static final int NUMBER = StandardRow.place("infusion", "number");
    private static final int DAY = StandardRow.place("infusion", "date");
    private static final List<String> SUBJECT_FIELDS = fields(SubjectMerge.SUBJECT);
    private static final List<String> INFUSION_FIELDS = fields("infusion");
    private static final String IMPUTED = "imputed_dates";

    private RowMerge() {}

    private static List<String> fields(String table) {
        return StandardRow.fields(StandardSchema.standard().table(table)).stream()
                .map(Field::name)
                .toList();
    }

    /** Numbers of infusions that are told in ways that contradict each other. */
    static Set<Object> clashingInfusions(List<MappedRecord> fragments) {
        List<StandardRow> infusions = distinct(fragments, INFUSIONS);
        if (infusions.size() < 2) {
            return Set.of();
        }
        var clashes = new HashSet<Object>();
        infusionsByName(infusions).forEach((name, rows) -> {
            if (name.number() != null && infusion(rows) == null) {
                clashes.add(name.number());
            }
        });
        return clashes;
    }

    /** The fragments with each infusion that several records tell, if they do not contradict each other, told whole by all of them. */
    static List<MappedRecord> withWholeInfusions(List<MappedRecord> fragments) {
        List<StandardRow> infusions = distinct(fragments, INFUSIONS);
        Map<Name, List<StandardRow>> byName = infusionsByName(infusions);
        if (byName.size() == infusions.size()) {
            return fragments;
        }
        var whole = new HashMap<StandardRow, StandardRow>();
        byName.values().forEach(rows -> {
            StandardRow one = infusion(rows);
            rows.forEach(row -> whole.put(row, one == null ? row : one));
        });
        return fragments.stream()
                .map(fragment -> fragment.with(
                        INFUSIONS,
                        fragment.rows().get(INFUSIONS).stream().map(whole::get).toList()))
                .toList();
    }

    /** What tells infusions apart: the number, or the day of one that has none. */
    private record Name(Object number, Object day) {}

    private static Map<Name, List<StandardRow>> infusionsByName(List<StandardRow> infusions) {
        return infusions.stream()
                .collect(Collectors.groupingBy(row ->
                        row.cell(NUMBER) == null ? new Name(null, row.cell(DAY)) : new Name(row.cell(NUMBER), null)));
    }

    /** One infusion of several rows; null where they contradict each other. */
    private static StandardRow infusion(List<StandardRow> rows) {
        StandardRow merged = rows.get(0);
        for (StandardRow row : rows.subList(1, rows.size())) {
            merged = merged == null ? null : merged(merged, row, INFUSION_FIELDS);
        }
        return merged;
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
            merged = merged == null ? row.without() : merged(merged, row, SUBJECT_FIELDS);
            if (merged == null) {
                return null;
            }
        }
        return merged;
    }

    private static StandardRow merged(StandardRow some, StandardRow more, List<String> fields) {
        int place = fields.indexOf(IMPUTED);
        var cells = new Object[some.size()];
        var imputed = new StringJoiner(" ");
        for (int i = 0; i < cells.length; i++) {
            Object a = some.cell(i);
            Object b = more.cell(i);
            if (i == place) {
                continue;
            }
            ImputedDate ofA = ImputedDate.of((String) some.cell(place), fields.get(i));
            ImputedDate ofB = ImputedDate.of((String) more.cell(place), fields.get(i));
            boolean first = b == null || (a != null && isWithin(a, ofA, b, ofB));
            if (!first && a != null && !isWithin(b, ofB, a, ofA)) {
                return null;
            }
            cells[i] = first ? a : b;
            ImputedDate kept = first ? ofA : ofB;
            if (kept != null) {
                imputed.add(fields.get(i) + ":" + kept.code());
            }
        }
        cells[place] = imputed.length() == 0 ? null : imputed.toString();
        return new StandardRow(cells);
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
    static List<StandardRow> distinct(List<MappedRecord> fragments, int table) {
        var rows = new ArrayList<StandardRow>();
        for (MappedRecord fragment : fragments) {
            rows.addAll(fragment.rows().get(table));
        }
        return distinct(rows);
    }

    /** The same rows, distinct and ordered. */
    static List<StandardRow> distinct(List<StandardRow> rows) {
        return rows.size() < 2 ? rows : List.copyOf(new TreeSet<>(rows));
    }
}
