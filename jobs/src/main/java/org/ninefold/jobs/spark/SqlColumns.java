package org.ninefold.jobs.spark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import org.ninefold.record.RowExpressions;

/**
 * The SQL of a source's mappings, evaluated record by record over the cleaned texts. Values come back as text; an
 * expression that fails on a record gives none and says so.
 */
public final class SqlColumns implements RowExpressions {
    private final Map<String, Integer> places = new HashMap<>();
    private final List<RowSql> expressions = new ArrayList<>();
    /** For each expression the places of the columns that it reads. */
    private transient int[][] read;

    private transient int[] used;

    /** Compiles expressions over text columns; each has been checked before ({@link MappingCheck}). */
    public SqlColumns(List<String> sql, List<String> header) {
        for (String expression : sql) {
            if (!places.containsKey(expression)) {
                places.put(expression, expressions.size());
                expressions.add(text(expression, textColumns(header)));
            }
        }
    }

    /**
     * Compiles an expression whose value is wanted as text.
     *
     * @throws IllegalArgumentException if its value depends on more than the record
     */
    public static RowSql text(String sql, StructType columns) {
        return RowSql.of(SqlPlan.over(columns).select(List.of("cast((" + sql + ") as string) as value")));
    }

    /** A schema of text columns. */
    public static StructType textColumns(List<String> names) {
        var schema = new StructType();
        for (String name : names) {
            schema = schema.add(name, DataTypes.StringType);
        }
        return schema;
    }

    @Override
    public int place(String expression) {
        return places.get(expression);
    }

    /** The places of the columns that some expression reads. */
    public int[] used() {
        if (used == null) {
            read = expressions.stream()
                    .map(expression -> expression.columns().distinct().toArray())
                    .toArray(int[][]::new);
            used = Arrays.stream(read).flatMapToInt(Arrays::stream).distinct().toArray();
        }
        return used;
    }

    @Override
    public Values values(String[] texts) {
        var values = new Values(expressions.size());
        if (expressions.isEmpty()) {
            return values;
        }
        var row = new Object[texts.length];
        for (int i : used()) {
            row[i] = UTF8String.fromString(texts[i]);
        }
        for (int i = 0; i < expressions.size(); i++) {
            if (readsTooMuch(read[i], texts)) {
                values.fail(i);
                continue;
            }
            try {
                Object value = expressions.get(i).values(row)[0];
                values.put(i, value == null ? null : value.toString());
            } catch (RuntimeException e) {
                if (!RowSql.isOfARow(e)) {
                    throw e;
                }
                values.fail(i);
            }
        }
        return values;
    }

    /** What SQL makes of a cell was held against the memory for cells up to here. */
    private static boolean readsTooMuch(int[] columns, String[] texts) {
        for (int column : columns) {
            if (texts[column] != null && texts[column].length() > Growth.CELL) {
                return true;
            }
        }
        return false;
    }
}
