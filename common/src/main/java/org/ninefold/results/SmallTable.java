package org.ninefold.results;

import java.util.Comparator;
import java.util.List;
import org.ninefold.schema.Table;

/**
 * A table small enough to be held whole, in canonical order: by its columns from left to right, nulls first, texts by
 * their UTF-8 bytes, numbers by size.
 *
 * @param schema its columns
 * @param rows its rows: for each column a String, Integer, Long, Double or null
 */
public record SmallTable(Table schema, List<List<Object>> rows) {

    public SmallTable {
        int width = schema.fields().size();
        for (List<Object> row : rows) {
            if (row.size() != width) {
                throw new IllegalArgumentException(
                        "a row of %s has %d cells, expected %d".formatted(schema.name(), row.size(), width));
            }
        }
        rows = rows.stream().sorted(SmallTable::compareRows).toList();
    }

    private static int compareRows(List<Object> a, List<Object> b) {
        for (int i = 0; i < a.size(); i++) {
            int order = compareCells(a.get(i), b.get(i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private static int compareCells(Object a, Object b) {
        if (a == b) {
            return 0;
        } else if (a == null || b == null) {
            return Boolean.compare(a != null, b != null);
        } else if (a instanceof String x && b instanceof String y) {
            return TextOrder.compare(x, y);
        } else if (a instanceof Double x && b instanceof Double y) {
            return Double.compare(x, y);
        }
        return Comparator.<Number>comparingLong(Number::longValue).compare((Number) a, (Number) b);
    }
}
