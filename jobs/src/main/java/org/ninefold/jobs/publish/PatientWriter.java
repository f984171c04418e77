package org.ninefold.jobs.publish;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.connector.write.DataWriter;
import org.apache.spark.sql.connector.write.WriterCommitMessage;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.StructType;

/** Writes the rows of one task, site by site: one open file a table. */
final class PatientWriter implements DataWriter<InternalRow> {
    private final String folder;
    private final List<TableFiles> tables = new ArrayList<>();
    private final List<String> written = new ArrayList<>();
    private final int rowsAFile;
    private final Configuration conf;
    private String site;

    PatientWriter(String folder, StructType schema, int rowsAFile, Configuration conf) {
        this.folder = folder;
        this.rowsAFile = rowsAFile;
        this.conf = conf;
        for (int column : PatientSink.tables(schema)) {
            var array = (ArrayType) schema.fields()[column].dataType();
            tables.add(new TableFiles(schema.fieldNames()[column], column, (StructType) array.elementType()));
        }
    }

    @Override
    public void write(InternalRow row) throws IOException {
        String next = row.getUTF8String(0).toString();
        if (!next.equals(site)) {
            closeSite();
            site = next;
            for (TableFiles table : tables) {
                table.open(0);
            }
        }
        for (TableFiles table : tables) {
            table.write(row);
        }
    }

    @Override
    public WriterCommitMessage commit() throws IOException {
        closeSite();
        return new PatientSink.Written(folder, List.copyOf(written));
    }

    @Override
    public void abort() throws IOException {
        try {
            close();
        } finally {
            var own = new Path(folder);
            Snapshots.fileSystem(own, conf).delete(own, true);
        }
    }

    @Override
    public void close() throws IOException {
        closeSite();
    }

    private void closeSite() throws IOException {
        for (TableFiles table : tables) {
            table.close();
        }
    }

    private final class TableFiles {
        private final String name;
        private final int column;
        private final StructType struct;
        private ParquetWriter<InternalRow> writer;
        private int part;
        private int rows;

        TableFiles(String name, int column, StructType struct) {
            this.name = name;
            this.column = column;
            this.struct = struct;
        }

        void open(int number) throws IOException {
            part = number;
            rows = 0;
            String file = String.format(Locale.ROOT, "%s/%s-%05d.parquet", name, site, part);
            writer = FlatParquet.writer(new Path(folder, file), struct, conf);
            written.add(file);
        }

        void write(InternalRow row) throws IOException {
            if (row.isNullAt(column)) {
                return;
            }
            ArrayData elements = row.getArray(column);
            for (int i = 0; i < elements.numElements(); i++) {
                if (rows == rowsAFile) {
                    close();
                    open(part + 1);
                }
                writer.write(elements.getStruct(i, struct.size()));
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
