package org.ninefold.jobs.harmonize;

import java.util.Arrays;
import java.util.List;
import org.ninefold.schema.Field;
import org.ninefold.schema.StandardSchema;
import org.ninefold.schema.Table;

/**
 * A row of a standard table without its site and subject, which the dossier gives. Rows of one table are ordered by their
 * cells from left to right, nulls first.
 */
final class StandardRow implements Comparable<StandardRow> {
    private static final List<String> TABLES =
            StandardSchema.standard().harmonized().stream().map(Table::name).toList();
    /** For each table the names of the fields that a mapping gives. */
    private static final List<List<String>> FIELDS = StandardSchema.standard().harmonized().stream()
            .map(table -> fields(table).stream().map(Field::name).toList())
            .toList();

    private final Object[] cells;

    StandardRow(Object[] cells) {
        this.cells = cells;
    }

    /** The fields that a mapping gives: all but {@code site_id} and {@code subject_id}. */
    static List<Field> fields(Table table) {
        return table.fields().stream()
                .filter(field ->
                        !field.name().equals("site_id") && !field.name().equals("subject_id"))
                .toList();
    }

    /** The place of a table among the standard ones. */
    static int place(String table) {
        int place = TABLES.indexOf(table);
        if (place < 0) {
            throw new IllegalArgumentException("no standard table " + table);
        }
        return place;
    }

    /** The place of a field among the cells of a table's rows. */
    static int place(String table, String field) {
        int place = FIELDS.get(place(table)).indexOf(field);
        if (place < 0) {
            throw new IllegalArgumentException("the table " + table + " has no field " + field);
        }
        return place;
    }

    Object cell(int i) {
        return cells[i];
    }

    int size() {
        return cells.length;
    }

    /** The row without its last cell. */
    StandardRow without() {
        return new StandardRow(Arrays.copyOf(cells, cells.length - 1));
    }

    /** The row with one cell replaced. */
    StandardRow with(int i, Object value) {
        Object[] changed = cells.clone();
        changed[i] = value;
        return new StandardRow(changed);
    }

    @Override
    public int compareTo(StandardRow other) {
        for (int i = 0; i < cells.length; i++) {
            int order = compare(cells[i], other.cells[i]);
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    @SuppressWarnings("unchecked") // cells of one column have one type
    private static int compare(Object a, Object b) {
        if (a == null || b == null) {
            return Boolean.compare(a != null, b != null);
        }
        return ((Comparable<Object>) a).compareTo(b);
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof StandardRow other && Arrays.equals(cells, other.cells);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(cells);
    }

    /** No values: a row is of a patient. */
    @Override
    public String toString() {
        return "row of " + cells.length + " cells";
    }
}
