package org.ninefold.jobs.harmonize;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.ninefold.jobs.extract.Extract;
import org.ninefold.jobs.spark.SqlColumns;
import org.ninefold.study.FieldMapping;
import org.ninefold.study.Filter;
import org.ninefold.study.Reading;
import org.ninefold.study.Source;
import org.ninefold.study.TableMapping;
import org.ninefold.study.ValueSource;

/** What the mappings of a source refer to. */
final class Mappings {
    private Mappings() {}

    /** The mappings that read from an extract's source, in the order of the schema. */
    static List<TableMapping> of(Extract extract) {
        return extract.center().tables().stream()
                .filter(mapping -> mapping.from().equals(extract.source().id()))
                .toList();
    }

    /** All SQL over the source's columns: filters, conditions, fields. */
    static List<String> sql(Source source, List<TableMapping> mappings) {
        var sql = new ArrayList<String>();
        source.filters().stream().map(Filter::where).forEach(sql::add);
        for (TableMapping mapping : mappings) {
            if (mapping.where() != null) {
                sql.add(mapping.where());
            }
            for (FieldMapping field : mapping.fields()) {
                visit(field.value(), value -> {
                    if (value instanceof ValueSource.Sql expression) {
                        sql.add(expression.expression());
                    }
                });
            }
        }
        return sql;
    }

    /** For each column whether a field or some SQL reads it. */
    static boolean[] used(List<TableMapping> mappings, List<String> columns, SqlColumns sql) {
        var used = new boolean[columns.size()];
        for (int place : sql.used()) {
            used[place] = true;
        }
        for (TableMapping mapping : mappings) {
            for (FieldMapping field : mapping.fields()) {
                visit(field.value(), value -> {
                    if (value instanceof ValueSource.Column column) {
                        used[columns.indexOf(column.column())] = true;
                    }
                });
            }
        }
        return used;
    }

    /** Hands over a value and the values it is read with: a weight, a base date. */
    static void visit(ValueSource value, Consumer<ValueSource> visitor) {
        visitor.accept(value);
        Reading reading = value instanceof ValueSource.Column column
                ? column.reading()
                : value instanceof ValueSource.Sql sql ? sql.reading() : Reading.PLAIN;
        if (reading.perKg() != null) {
            visit(reading.perKg(), visitor);
        }
        if (reading.daysAfter() != null) {
            visit(reading.daysAfter(), visitor);
        }
    }
}
