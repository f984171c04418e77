package org.ninefold.subject;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** A row of a standard table without its site and subject, which the course gives. */
public sealed interface StandardRow permits SubjectRow, Infusion, Response, Event, AdverseEvent, Measurement {
    /** The cells in the order of the schema, behind site and subject; dates as days since 1970-01-01. */
    Object[] cells();

    /** What it is ordered and told apart by: its cells. */
    default Object[] key() {
        return cells();
    }

    /** Which dates were completed and how, as {@link ImputedDate} has it; null where none was. */
    String imputedDates();

    /** The same rows, distinct, ordered by their cells from left to right, nulls first. */
    static <R extends StandardRow> List<R> distinct(List<R> rows) {
        if (rows.size() < 2) {
            return rows;
        }
        var sorted = new ArrayList<Keyed<R>>(rows.size());
        rows.forEach(row -> sorted.add(new Keyed<>(row, row.key())));
        sorted.sort(Keyed.ORDER);
        var distinct = new ArrayList<R>(rows.size());
        Keyed<R> before = null;
        for (Keyed<R> one : sorted) {
            if (before == null || Keyed.ORDER.compare(before, one) != 0) {
                distinct.add(one.row);
                before = one;
            }
        }
        return List.copyOf(distinct);
    }

    /** A row and what it is ordered by. */
    @SuppressWarnings("ArrayRecordComponent") // never compared by equality
    record Keyed<R>(R row, Object[] key) {
        @SuppressWarnings({"unchecked", "rawtypes"}) // cells of one field have one type
        private static final Comparator<Object> CELLS = (Comparator) Comparator.nullsFirst(Comparator.naturalOrder());

        private static final Comparator<Keyed<?>> ORDER = (a, b) -> Arrays.compare(a.key, b.key, CELLS);
    }
}
