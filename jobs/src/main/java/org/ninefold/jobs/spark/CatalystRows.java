package org.ninefold.jobs.spark;

import java.util.List;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.catalyst.util.GenericArrayData;
import org.apache.spark.unsafe.types.UTF8String;
import org.ninefold.subject.MergedSubject;
import org.ninefold.subject.StandardRow;

/** Values as Spark's expressions take and give them. */
public final class CatalystRows {
    private CatalystRows() {}

    /** A String, Integer, Long, Double, Boolean or null as Spark has it. */
    public static Object value(Object plain) {
        return plain instanceof String text ? UTF8String.fromString(text) : plain;
    }

    /** What Spark has as a String, Integer, Long, Double, Boolean, null or {@code boolean[]}. */
    public static Object plain(Object value) {
        return value instanceof UTF8String text
                ? text.toString()
                : value instanceof ArrayData array ? array.toBooleanArray() : value;
    }

    /** Rows of a standard table behind their site and subject. */
    public static ArrayData array(MergedSubject merged, List<? extends StandardRow> rows) {
        Object site = value(merged.siteId());
        Object person = value(merged.person());
        var array = new Object[rows.size()];
        for (int i = 0; i < array.length; i++) {
            Object[] cells = rows.get(i).cells();
            var row = new Object[cells.length + 2];
            row[0] = site;
            row[1] = person;
            for (int j = 0; j < cells.length; j++) {
                row[j + 2] = value(cells[j]);
            }
            array[i] = new GenericInternalRow(row);
        }
        return new GenericArrayData(array);
    }
}
