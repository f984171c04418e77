package org.ninefold.jobs.harmonize;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ninefold.jobs.extract.Extract;
import org.ninefold.jobs.spark.SqlColumns;
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
        return Stream.concat(
                        source.filters().stream().map(Filter::where),
                        mappings.stream()
                                .flatMap(mapping -> Stream.concat(
                                        Stream.ofNullable(mapping.where()),
                                        values(mapping, ValueSource.Sql.class).map(ValueSource.Sql::expression))))
                .toList();
    }

    /** The columns that fields are read from, as often as they are. */
    static Stream<String> columns(List<TableMapping> mappings) {
        return mappings.stream()
                .flatMap(mapping -> values(mapping, ValueSource.Column.class))
                .map(ValueSource.Column::column);
    }

    /** For each column whether a field or some SQL reads it. */
    static boolean[] used(List<TableMapping> mappings, List<String> columns, SqlColumns sql) {
        var used = new boolean[columns.size()];
        IntStream.concat(Arrays.stream(sql.used()), columns(mappings).mapToInt(columns::indexOf))
                .forEach(place -> used[place] = true);
        return used;
    }

    private static <T extends ValueSource> Stream<T> values(TableMapping mapping, Class<T> kind) {
        return mapping.fields().stream()
                .flatMap(field -> values(field.value()))
                .filter(kind::isInstance)
                .map(kind::cast);
    }

    /** A value and the values that it is read with: a weight, a base date. */
    static Stream<ValueSource> values(ValueSource value) {
        Reading reading = value instanceof ValueSource.Column column
                ? column.reading()
                : value instanceof ValueSource.Sql sql ? sql.reading() : Reading.PLAIN;
        Stream<ValueSource> with = Stream.of(reading.perKg(), reading.daysAfter())
                .filter(Objects::nonNull)
                .flatMap(Mappings::values);
        return Stream.concat(Stream.of(value), with);
    }
}
