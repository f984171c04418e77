package org.ninefold.jobs.publish;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.unsafe.types.UTF8String;
import org.ninefold.jobs.derive.PatientTable;
import org.ninefold.jobs.derive.SiteRows;

/** Writes the rows of one attempt, site by site: one open file a table. */
final class PatientWriter {
    /** A file holds so many rows before the next begins. */
    private static final int ROWS_A_FILE = 2_000_000;

    private final String folder;
    private final List<TableFiles> tables = new ArrayList<>();
    private final List<String> written = new ArrayList<>();
    private final Configuration conf;
    private UTF8String site;

    PatientWriter(String folder, List<PatientTable> tables, Configuration conf) {
        this.folder = folder;
        this.conf = conf;
        tables.forEach(table -> this.tables.add(new TableFiles(table)));
    }

    void write(SiteRows rows) throws IOException {
        if (!rows.site().equals(site)) {
            closeSite();
            site = rows.site().copy();
            for (TableFiles table : tables) {
                table.open(0);
            }
        }
        for (int i = 0; i < rows.tables().length; i++) {
            if (rows.tables()[i] != null) {
                tables.get(i).write(rows.tables()[i]);
            }
        }
    }

    /** Closes the files; what they are. */
    PatientSink.Written commit() throws IOException {
        closeSite();
        return new PatientSink.Written(folder, List.copyOf(written));
    }

    /** Closes the files and removes them. */
    void abort() throws IOException {
        try {
            closeSite();
        } finally {
            var own = new Path(folder);
            Snapshots.fileSystem(own, conf).delete(own, true);
        }
    }

    private void closeSite() throws IOException {
        IOException failed = null;
        for (TableFiles table : tables) {
            try {
                table.close();
            } catch (IOException e) {
                if (failed == null) {
                    failed = e;
                } else {
                    failed.addSuppressed(e);
                }
            }
        }
        if (failed != null) {
            throw failed;
        }
    }

    private final class TableFiles {
        private final PatientTable table;
        private ParquetWriter<InternalRow> writer;
        private int part;
        private int rows;

        TableFiles(PatientTable table) {
            this.table = table;
        }

        void open(int number) throws IOException {
            part = number;
            rows = 0;
            String file = String.format(Locale.ROOT, "%s/%s-%05d.parquet", table.folder(), site, part);
            writer = FlatParquet.writer(new Path(folder, file), table.row(), conf);
            written.add(file);
        }

        void write(InternalRow[] some) throws IOException {
            for (InternalRow row : some) {
                if (rows == ROWS_A_FILE) {
                    close();
                    open(part + 1);
                }
                writer.write(row);
                rows++;
            }
        }

        void close() throws IOException {
            if (writer != null) {
                ParquetWriter<InternalRow> closed = writer;
                writer = null; // one that fails is not closed again
                closed.close();
            }
        }
    }
}
