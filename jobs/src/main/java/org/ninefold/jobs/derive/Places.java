package org.ninefold.jobs.derive;

import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import org.ninefold.jobs.harmonize.Harmonizer;
import org.ninefold.schema.Field;
import org.ninefold.schema.StandardSchema;
import org.ninefold.schema.Table;

/** Where columns stand in dossiers and in the rows of tables, and how cells are read there: absent ones are null. */
final class Places {
    /** The tables that centres map to. */
    static final List<Table> STANDARD = StandardSchema.standard().harmonized();

    private static final InternalRow[] NONE = {};
    private static final int[] STANDARD_COLUMNS =
            STANDARD.stream().mapToInt(table -> column(table.name())).toArray();
    /** How many fields the rows in a column of dossiers have; 0 where it has none. */
    private static final int[] WIDTHS = Arrays.stream(Harmonizer.DOSSIER.fields())
            .mapToInt(column ->
                    column.dataType() instanceof ArrayType array ? ((StructType) array.elementType()).size() : 0)
            .toArray();

    private Places() {}

    /** The place of a column of dossiers. */
    static int column(String name) {
        return Harmonizer.DOSSIER.fieldIndex(name);
    }

    /** The place of a standard table among them. */
    static int table(String name) {
        return STANDARD.stream().map(Table::name).toList().indexOf(name);
    }

    /** The rows of all standard tables of a dossier, in their order. */
    static InternalRow[][] standard(InternalRow dossier) {
        var rows = new InternalRow[STANDARD_COLUMNS.length][];
        Arrays.setAll(rows, i -> rows(dossier, STANDARD_COLUMNS[i]));
        return rows;
    }

    /** The place of a field in the rows of a standard table. */
    static int field(String table, String field) {
        return field(StandardSchema.standard().table(table), field);
    }

    /** The place of a field in the rows of a table. */
    static int field(Table table, String field) {
        List<String> names = table.fields().stream().map(Field::name).toList();
        if (!names.contains(field)) {
            throw new IllegalArgumentException("the table " + table.name() + " has no field " + field);
        }
        return names.indexOf(field);
    }

    /** The rows in a column of a dossier. */
    static InternalRow[] rows(InternalRow dossier, int column) {
        ArrayData array = dossier.getArray(column);
        int n = array.numElements();
        if (n == 0) {
            return NONE;
        }
        var rows = new InternalRow[n];
        int width = WIDTHS[column];
        Arrays.setAll(rows, i -> array.getStruct(i, width));
        return rows;
    }

    /** A whole number, or a date as days since 1970-01-01. */
    static Integer integer(InternalRow row, int place) {
        return row.isNullAt(place) ? null : row.getInt(place);
    }

    static Double number(InternalRow row, int place) {
        return row.isNullAt(place) ? null : row.getDouble(place);
    }

    static UTF8String text(InternalRow row, int place) {
        return row.isNullAt(place) ? null : row.getUTF8String(place);
    }

    /** The earlier of two days; null stands aside. */
    static Integer earlier(Integer a, Integer b) {
        return a == null ? b : b == null || a <= b ? a : b;
    }

    /** The later of two days; null stands aside. */
    static Integer later(Integer a, Integer b) {
        return a == null ? b : b == null || a >= b ? a : b;
    }

    /** Days from one to another; null without one of them. */
    static Integer days(Integer from, Integer to) {
        return from == null || to == null ? null : to - from;
    }

    /** The earliest date in a field; null where there is none. */
    static Integer earliest(InternalRow[] rows, int date) {
        Integer day = null;
        for (InternalRow row : rows) {
            day = earlier(day, integer(row, date));
        }
        return day;
    }

    /** The latest date in a field; null where there is none. */
    static Integer latest(InternalRow[] rows, int date) {
        Integer day = null;
        for (InternalRow row : rows) {
            day = later(day, integer(row, date));
        }
        return day;
    }
}
