package org.ninefold.jobs.publish;

import java.io.IOException;
import java.time.LocalDate;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.HadoopReadOptions;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.ninefold.jobs.tables.ParquetTypes;
import org.ninefold.schema.Table;

/** What the footer of a Parquet file says of its rows, without reading them. */
public final class Footers {
    private Footers() {}

    /** The number of rows. */
    static long rows(Path file, Configuration conf) throws IOException {
        try (ParquetFileReader reader = open(file, conf)) {
            return reader.getRecordCount();
        }
    }

    /** The columns of a flat table. */
    static Table table(Path file, Configuration conf) throws IOException {
        try (ParquetFileReader reader = open(file, conf)) {
            return ParquetTypes.table(reader.getFooter().getFileMetaData());
        }
    }

    /** The latest day in a column of dates without nulls, which the footer must tell; empty for a file without rows. */
    public static Optional<LocalDate> latest(Path file, String column, Configuration conf) throws IOException {
        try (ParquetFileReader reader = open(file, conf)) {
            LocalDate latest = null;
            for (BlockMetaData block : reader.getFooter().getBlocks()) {
                for (ColumnChunkMetaData chunk : block.getColumns()) {
                    if (chunk.getPath().toDotString().equals(column)) {
                        LocalDate day = latest(chunk.getStatistics(), file);
                        latest = latest == null || day.isAfter(latest) ? day : latest;
                    }
                }
            }
            return Optional.ofNullable(latest);
        }
    }

    /** With these options, for without them parquet-java reads Hadoop's defaults again for each file. */
    private static ParquetFileReader open(Path file, Configuration conf) throws IOException {
        return ParquetFileReader.open(
                HadoopInputFile.fromPath(file, conf),
                HadoopReadOptions.builder(conf, file).build());
    }

    private static LocalDate latest(Statistics<?> statistics, Path file) throws IOException {
        if (!statistics.hasNonNullValue()) {
            throw new IOException("the footer of " + file.getName() + " has no statistics");
        }
        return LocalDate.ofEpochDay(((Number) statistics.genericGetMax()).longValue());
    }
}
