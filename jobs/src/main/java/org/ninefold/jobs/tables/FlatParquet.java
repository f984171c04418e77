package org.ninefold.jobs.tables;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.column.ColumnWriteStore;
import org.apache.parquet.column.ColumnWriter;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.column.ParquetProperties.WriterVersion;
import org.apache.parquet.compression.CompressionCodecFactory.BytesInputCompressor;
import org.apache.parquet.hadoop.CodecFactory;
import org.apache.parquet.hadoop.ColumnChunkPageWriteStore;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetOutputFormat;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.hadoop.util.HadoopOutputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.MessageType;
import org.ninefold.schema.Field;
import org.ninefold.schema.FieldType;
import org.ninefold.schema.Table;

/**
 * Writes flat rows to one Parquet file. The bytes depend on the rows and their order alone: a footer lists the encodings
 * of a column in an order that differs from one Java process to the next, so every column has a single one (pages of
 * version 2, no dictionary).
 *
 * <p>Some rows at a time are handed to Parquet's writers of columns, one column after the other: a row of a patient has up to a
 * hundred cells, and by Parquet's own writer of records each of them goes to other places of memory than the one before.
 * Pages and row groups end where they would by that writer.
 */
public final class FlatParquet implements Closeable {
    private static final long ROW_GROUP_BYTES = 16L << 20;
    /** Rows of a batch: enough for a column to stay at hand, few enough to hold a batch for each table. */
    private static final int AT_A_TIME = 64;

    private static final int DEFINED = 1;

    private static final ParquetProperties PROPERTIES = ParquetProperties.builder()
            .withWriterVersion(WriterVersion.PARQUET_2_0)
            .withDictionaryEncoding(false)
            .build();
    private static final int LEAST_ROWS_TO_A_CHECK = PROPERTIES.getMinRowCountForPageSizeCheck();
    private static final int MOST_ROWS_TO_A_CHECK = PROPERTIES.getMaxRowCountForPageSizeCheck();

    private final MessageType schema;
    private final FieldType[] kinds;
    private final LastText[] texts;
    private final Map<String, String> said;
    private final CodecFactory codecs;
    private final BytesInputCompressor compressor;
    private final ClosableOutput output;
    private final ParquetFileWriter file;
    /** Rows that no column has yet, all of the open row group. */
    private final Object[][] waiting = new Object[AT_A_TIME][];

    private int waits;
    private ColumnChunkPageWriteStore pages;
    private ColumnWriteStore columns;
    private ColumnWriter[] writers;
    private int rowGroup;
    private long rows;
    private long rowsAtNextCheck = LEAST_ROWS_TO_A_CHECK;
    private long rowGroupBytes = ROW_GROUP_BYTES;
    private boolean broken;
    private boolean closed;

    /** Opens a file; one that is there is replaced. */
    public FlatParquet(Path path, Table table, Configuration conf) throws IOException {
        // executors open the file system here for the first time: it must not write side files of checksums
        OutputFiles.system(path, conf);
        schema = ParquetTypes.message(table);
        said = ParquetTypes.labels(table);
        said.put(ParquetWriter.OBJECT_MODEL_NAME_PROP, "ninefold");
        kinds = table.fields().stream().map(Field::type).toArray(FieldType[]::new);
        texts = new LastText[kinds.length];
        Arrays.setAll(texts, i -> new LastText());
        codecs = new CodecFactory(conf, PROPERTIES.getPageSizeThreshold());
        compressor = codecs.getCompressor(CompressionCodecName.SNAPPY);
        output = new ClosableOutput(HadoopOutputFile.fromPath(path, conf));
        file = new ParquetFileWriter(
                output,
                schema,
                ParquetFileWriter.Mode.OVERWRITE,
                ROW_GROUP_BYTES,
                ParquetWriter.MAX_PADDING_SIZE_DEFAULT,
                ParquetOutputFormat.createEncryptionProperties(
                        conf, path, new WriteSupport.WriteContext(schema, Map.of())),
                PROPERTIES);
        Opening.orClosed(output, () -> {
            file.start();
            return null;
        });
        beginRowGroup();
    }

    private void beginRowGroup() {
        pages = new ColumnChunkPageWriteStore(
                compressor,
                schema,
                PROPERTIES.getAllocator(),
                PROPERTIES.getColumnIndexTruncateLength(),
                PROPERTIES.getPageWriteChecksumEnabled(),
                file.getEncryptor(),
                rowGroup);
        columns = PROPERTIES.newColumnWriteStore(schema, pages, pages);
        writers = schema.getColumns().stream().map(columns::getColumnWriter).toArray(ColumnWriter[]::new);
    }

    /** Writes a row: for each column a cell of its type, days for dates, or null; it must stay as it is until the file is closed. */
    public void write(Object[] row) throws IOException {
        if (broken || closed) {
            throw new IOException("a file that is closed or could not be written takes no more rows");
        }
        broken = true;
        waiting[waits++] = row;
        rows++;
        boolean check = rows >= rowsAtNextCheck;
        if (check || waits == AT_A_TIME || columns.isColumnFlushNeeded()) {
            handOver();
        }
        columns.endRecord(); // ends pages where a check of their sizes is due; else it counts rows only
        if (check) {
            endRowGroupIfLarge();
        }
        broken = false;
    }

    /** Hands the waiting rows to the columns. */
    private void handOver() {
        for (int i = 0; i < writers.length; i++) {
            for (int row = 0; row < waits; row++) {
                Object cell = waiting[row][i];
                if (cell == null) {
                    writers[i].writeNull(0, 0);
                } else {
                    value(cell, i);
                }
            }
        }
        Arrays.fill(waiting, 0, waits, null);
        waits = 0;
    }

    private void value(Object cell, int i) {
        ColumnWriter column = writers[i];
        switch (kinds[i]) {
            case STRING -> column.write(texts[i].of((String) cell), 0, DEFINED);
            case BIGINT -> column.write((Long) cell, 0, DEFINED);
            case NUMBER -> column.write((Double) cell, 0, DEFINED);
            case BOOLEAN -> column.write((Boolean) cell, 0, DEFINED);
            case INTEGER, DATE -> column.write((Integer) cell, 0, DEFINED);
        }
    }

    /** A row group ends two rows of middling size before its limit; the next check is half way there. */
    private void endRowGroupIfLarge() throws IOException {
        long bytes = columns.getBufferedSize();
        long bytesOfRow = bytes / rows;
        if (bytes > rowGroupBytes - 2 * bytesOfRow) {
            endRowGroup();
            beginRowGroup();
            rowsAtNextCheck = LEAST_ROWS_TO_A_CHECK;
        } else {
            long halfWay = (rows + (long) (rowGroupBytes / (float) bytesOfRow)) / 2;
            rowsAtNextCheck = Math.min(Math.max(LEAST_ROWS_TO_A_CHECK, halfWay), rows + MOST_ROWS_TO_A_CHECK);
        }
    }

    private void endRowGroup() throws IOException {
        try {
            if (rows > 0) {
                file.startBlock(rows);
                columns.flush();
                pages.flushToFileWriter(file);
                file.endBlock();
                rowGroup++;
                rows = 0;
                rowGroupBytes = Math.min(file.getNextRowGroupSize(), ROW_GROUP_BYTES);
            }
        } finally {
            columns.close();
            pages.close();
        }
    }

    /** Ends the file; one that could not be written is left without its end. The buffers of columns are plain arrays. */
    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        try (output) {
            if (!broken) {
                handOver();
                endRowGroup();
                file.end(said); // closes the stream, too
            }
        } finally {
            codecs.release();
        }
    }

    /** The last text of a column and its bytes: most texts repeat from row to row. */
    private static final class LastText {
        private String text;
        private Binary bytes;

        Binary of(String next) {
            if (!next.equals(text)) {
                text = next;
                bytes = Binary.fromConstantByteArray(next.getBytes(StandardCharsets.UTF_8));
            }
            return bytes;
        }
    }
}
