package org.ninefold.subject;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.ninefold.schema.Field;

/** Rows of one person that several records tell, made one. */
final class RowMerge {
    private RowMerge() {}

    /** Numbers of infusions that are told in ways that contradict each other. */
    static Set<Integer> clashingInfusions(List<MappedRecord> records) {
        List<Infusion> infusions = distinct(records, StandardRows::infusions);
        if (infusions.size() < 2) {
            return Set.of();
        }
        var clashes = new HashSet<Integer>();
        infusionsByName(infusions).forEach((name, rows) -> {
            if (name.number() != null && infusion(rows) == null) {
                clashes.add(name.number());
            }
        });
        return clashes;
    }

    /** The records with each infusion that several of them tell, if they do not contradict each other, told whole by all of them. */
    static List<MappedRecord> withWholeInfusions(List<MappedRecord> records) {
        List<Infusion> infusions = distinct(records, StandardRows::infusions);
        Map<Name, List<Infusion>> byName = infusionsByName(infusions);
        if (byName.size() == infusions.size()) {
            return records;
        }
        var whole = new HashMap<Infusion, Infusion>();
        byName.values().forEach(rows -> {
            Infusion one = infusion(rows);
            rows.forEach(row -> whole.put(row, one == null ? row : one));
        });
        return records.stream()
                .map(record -> record.with(StandardTable.INFUSION.put(
                        record.rows(),
                        record.rows().infusions().stream().map(whole::get).toList())))
                .toList();
    }

    /** What tells infusions apart: the number, or the day of one that has none. */
    private record Name(Integer number, Integer day) {}

    private static Map<Name, List<Infusion>> infusionsByName(List<Infusion> infusions) {
        return infusions.stream()
                .collect(Collectors.groupingBy(
                        row -> row.number() == null ? new Name(null, row.date()) : new Name(row.number(), null)));
    }

    /** One infusion of several rows; null where they contradict each other. */
    private static Infusion infusion(List<Infusion> rows) {
        Infusion merged = rows.get(0);
        for (Infusion row : rows.subList(1, rows.size())) {
            merged = merged == null ? null : (Infusion) merged(merged, row, StandardTable.INFUSION);
        }
        return merged;
    }

    /** An infusion without a number gets its place in the order of dates. */
    static List<Infusion> numbered(List<Infusion> infusions) {
        var numbered = new ArrayList<Infusion>();
        for (Infusion row : infusions) {
            numbered.add(
                    row.number() == null
                            ? (Infusion) StandardTable.INFUSION.with(row, "number", numbered.size() + 1)
                            : row);
        }
        return numbered;
    }

    /**
     * One subject of several rows: what one leaves open another may fill, and of an imputed date and one within its month or
     * year the more precise is true; null where they contradict each other.
     */
    static SubjectRow merged(List<SubjectRow> subjects) {
        if (subjects.size() == 1) {
            return subjects.get(0).from(null);
        }
        SubjectRow merged = null;
        var mappings = new HashSet<String>();
        for (SubjectRow row : subjects) {
            if (!mappings.add(row.mapping())) {
                return null;
            }
            merged = merged == null ? row.from(null) : (SubjectRow) merged(merged, row, StandardTable.SUBJECT);
            if (merged == null) {
                return null;
            }
        }
        return merged;
    }

    private static StandardRow merged(StandardRow some, StandardRow more, StandardTable table) {
        Object[] ofSome = some.cells();
        Object[] ofMore = more.cells();
        var cells = new Object[ofSome.length];
        var imputed = new StringJoiner(" ");
        for (int i = 0; i < cells.length; i++) {
            Field field = table.fields().get(i);
            if (field.name().equals(StandardTable.IMPUTED_DATES)) {
                continue;
            }
            Object a = ofSome[i];
            Object b = ofMore[i];
            ImputedDate ofA = ImputedDate.of(some.imputedDates(), field.name());
            ImputedDate ofB = ImputedDate.of(more.imputedDates(), field.name());
            boolean first = b == null || (a != null && isWithin(a, ofA, b, ofB));
            if (!first && a != null && !isWithin(b, ofB, a, ofA)) {
                return null;
            }
            cells[i] = first ? a : b;
            ImputedDate kept = first ? ofA : ofB;
            if (kept != null) {
                imputed.add(field.name() + ":" + kept.code());
            }
        }
        cells[table.place(StandardTable.IMPUTED_DATES)] = imputed.length() == 0 ? null : imputed.toString();
        return table.row(cells);
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
    static <R extends StandardRow> List<R> distinct(List<MappedRecord> records, Function<StandardRows, List<R>> table) {
        var rows = new ArrayList<R>();
        for (MappedRecord record : records) {
            rows.addAll(table.apply(record.rows()));
        }
        return StandardRow.distinct(rows);
    }
}
