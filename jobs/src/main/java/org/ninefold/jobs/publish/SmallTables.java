package org.ninefold.jobs.publish;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import org.ninefold.jobs.harmonize.Sql;
import org.ninefold.results.SmallTable;
import org.ninefold.schema.Field;
import org.ninefold.schema.Table;

/** Writes tables that the driver holds: one file each, as Parquet or CSV. */
final class SmallTables {
    private SmallTables() {}

    static void parquet(SmallTable table, Path file, Configuration conf) throws IOException {
        StructType struct = Sql.struct(table.schema());
        new Folders(Snapshots.fileSystem(file, conf)).make(file.getParent());
        try (var writer = FlatParquet.writer(file, struct, conf)) {
            for (List<Object> row : table.rows()) {
                Object[] cells = row.stream()
                        .map(cell -> cell instanceof String text ? UTF8String.fromString(text) : cell)
                        .toArray();
                writer.write(new GenericInternalRow(cells));
            }
        }
    }

    /** Reads a table that {@link #parquet} wrote; a column that an earlier version did not have is null. */
    static SmallTable read(Table schema, Path file, Configuration conf) throws IOException {
        var rows = new ArrayList<List<Object>>();
        try (ParquetReader<Group> reader = ParquetReader.builder(new GroupReadSupport(), file)
                .withConf(conf)
                .build()) {
            for (Group group = reader.read(); group != null; group = reader.read()) {
                var row = new ArrayList<Object>();
                for (Field field : schema.fields()) {
                    boolean there = group.getType().containsField(field.name())
                            && group.getFieldRepetitionCount(field.name()) > 0;
                    row.add(there ? cell(group, field) : null);
                }
                rows.add(row);
            }
        }
        return new SmallTable(schema, rows);
    }

    private static Object cell(Group group, Field field) {
        return switch (field.type()) {
            case STRING -> group.getString(field.name(), 0);
            case INTEGER, DATE -> group.getInteger(field.name(), 0);
            case BIGINT -> group.getLong(field.name(), 0);
            case NUMBER -> group.getDouble(field.name(), 0);
            case BOOLEAN -> group.getBoolean(field.name(), 0);
        };
    }

    /** RFC 4180 in UTF-8 with LF; null is an empty cell. */
    static void csv(SmallTable table, Path file, Configuration conf) throws IOException {
        csv(table.schema().fields().stream().map(Field::name).toList(), table.rows(), file, conf);
    }

    /** The same of rows that are no table. */
    static void csv(List<String> columns, List<List<Object>> rows, Path file, Configuration conf) throws IOException {
        try (var stream = Snapshots.fileSystem(file, conf).create(file, true);
                var text = new OutputStreamWriter(stream, StandardCharsets.UTF_8);
                var writer = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
            writer.writeRecord(columns);
            for (List<Object> row : rows) {
                writer.writeRecord(
                        row.stream().map(cell -> Objects.toString(cell, "")).toList());
            }
        }
    }
}
