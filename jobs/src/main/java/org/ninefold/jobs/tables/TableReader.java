package org.ninefold.jobs.tables;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.filter2.compat.FilterCompat;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.api.ReadSupport;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.io.InputFile;
import org.ninefold.schema.Table;

/** Reads a table that {@link FlatParquet} wrote, row by row; a column that the file does not have is null. */
public final class TableReader implements Closeable {
    private final ParquetReader<List<Object>> reader;

    /** Opens a file, for the columns of a schema. */
    public TableReader(Table schema, Path file, Configuration conf) throws IOException {
        this(schema, FilterCompat.NOOP, file, conf);
    }

    /** The same for those of the pages in which a filter finds a row. */
    public TableReader(Table schema, FilterCompat.Filter filter, Path file, Configuration conf) throws IOException {
        reader = new Reading(HadoopInputFile.fromPath(file, conf), schema)
                .withFilter(filter)
                .useRecordFilter(false)
                .build();
    }

    /** A builder that knows the settings when it is made: one that is told them later reads Hadoop's defaults before. */
    private static final class Reading extends ParquetReader.Builder<List<Object>> {
        private final Table schema;

        Reading(InputFile file, Table schema) {
            super(file);
            this.schema = schema;
        }

        @Override
        protected ReadSupport<List<Object>> getReadSupport() {
            return new FlatRows(schema);
        }
    }

    /** The next row, its cells in the order of the schema; null behind the last. */
    public List<Object> next() throws IOException {
        return reader.read();
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
