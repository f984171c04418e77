package org.ninefold.jobs.publish;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.ninefold.jobs.tables.FlatParquet;
import org.ninefold.jobs.tables.OutputFiles;
import org.ninefold.jobs.tables.TableReader;
import org.ninefold.results.PlainText;
import org.ninefold.results.SmallTable;
import org.ninefold.schema.Table;

/** Writes tables that the driver holds: one file each, as Parquet or CSV. */
final class SmallTables {
    private SmallTables() {}

    static void parquet(SmallTable table, Path file, Configuration conf) throws IOException {
        try (FlatParquet writer = open(table.schema(), file, conf)) {
            append(table, writer);
        }
    }

    /** Opens a table that is written in parts, whose order is that of the whole: all rows of a part come before those of the next. */
    static FlatParquet open(Table schema, Path file, Configuration conf) throws IOException {
        new Storage(file, conf).make(file.getParent());
        return new FlatParquet(file, schema, conf);
    }

    static void append(SmallTable part, FlatParquet writer) throws IOException {
        for (List<Object> row : part.rows()) {
            writer.write(row.toArray());
        }
    }

    /** Reads a table that {@link #parquet} wrote; a column that an earlier version did not have is null. */
    static SmallTable read(Table schema, Path file, Configuration conf) throws IOException {
        var all = new ArrayList<List<Object>>();
        try (var rows = new TableReader(schema, file, conf)) {
            for (List<Object> row = rows.next(); row != null; row = rows.next()) {
                all.add(row);
            }
        }
        return new SmallTable(schema, all);
    }

    /**
     * A table as CSV in parts: RFC 4180 in UTF-8 with LF; null is an empty cell. Texts that a spreadsheet would run as
     * formulas stand behind an apostrophe, controls as their numbers; numbers are as they are.
     */
    static final class CsvAppender implements Closeable {
        private final OutputStream stream;
        private final CsvWriter writer;

        CsvAppender(List<String> columns, Path file, Configuration conf) throws IOException {
            stream = OutputFiles.system(file, conf).create(file, true);
            writer = CsvWriter.builder()
                    .lineDelimiter(LineDelimiter.LF)
                    .build(new OutputStreamWriter(stream, StandardCharsets.UTF_8));
            writer.writeRecord(columns);
        }

        void append(List<List<Object>> rows) {
            for (List<Object> row : rows) {
                writer.writeRecord(row.stream().map(CsvAppender::text).toList());
            }
        }

        private static String text(Object cell) {
            return cell instanceof String text ? PlainText.cell(text) : Objects.toString(cell, "");
        }

        @Override
        public void close() throws IOException {
            try (stream) { // a writer that finds no room leaves its stream open
                writer.close();
            }
        }
    }

    /** The same of rows that are no table. */
    static void csv(List<String> columns, List<List<Object>> rows, Path file, Configuration conf) throws IOException {
        try (var writer = new CsvAppender(columns, file, conf)) {
            writer.append(rows);
        }
    }
}
