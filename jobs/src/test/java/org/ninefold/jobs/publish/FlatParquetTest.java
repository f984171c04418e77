package org.ninefold.jobs.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.util.Progressable;
import org.apache.parquet.column.ParquetProperties.WriterVersion;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.hadoop.metadata.FileMetaData;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ninefold.jobs.OpenFiles;
import org.ninefold.jobs.harmonize.AccountColumns;
import org.ninefold.jobs.spark.CatalystRows;
import org.ninefold.jobs.tables.FlatParquet;
import org.ninefold.jobs.tables.ParquetTypes;
import org.ninefold.schema.Field;
import org.ninefold.schema.StandardSchema;
import org.ninefold.schema.Table;

/** Rows handed over column by column give the file that Parquet's own writer of records gives. */
class FlatParquetTest {
    private static final Table TABLE = AccountColumns.table(
            "flat",
            "text",
            "day:DATE",
            "long:BIGINT",
            "double:NUMBER",
            "boolean:BOOLEAN",
            "integer:INTEGER",
            "never",
            "wide");

    @TempDir
    private Path folder;

    /** A row of a number; one in five cells is null, and {@code wide} fills pages before their rows are too many. */
    private static Object[] row(int number) {
        var random = new Random(number);
        Object[] cells = {
            "text " + number / 100,
            17_000 + random.nextInt(4_000),
            random.nextLong(),
            random.nextGaussian(),
            random.nextBoolean(),
            number,
            null,
            new String(letters(random), StandardCharsets.US_ASCII)
        };
        for (int i = 0; i < cells.length; i++) {
            cells[i] = random.nextInt(5) == 0 ? null : cells[i];
        }
        return cells;
    }

    private static byte[] letters(Random random) {
        var letters = new byte[random.nextInt(1_000)];
        for (int i = 0; i < letters.length; i++) {
            letters[i] = (byte) ('0' + random.nextInt(64));
        }
        return letters;
    }

    private org.apache.hadoop.fs.Path file(String name) {
        return new org.apache.hadoop.fs.Path(folder.resolve(name).toUri());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 63, 64, 65, 100, 20_001, 90_000})
    void itsBytesAreThoseOfParquetsWriterOfRecords(int rows) throws IOException {
        try (var own = new FlatParquet(file("own"), TABLE, new Configuration(false));
                ParquetWriter<InternalRow> records = new Records(folder.resolve("records")).build()) {
            for (int i = 0; i < rows; i++) {
                own.write(row(i));
                records.write(new GenericInternalRow(
                        Arrays.stream(row(i)).map(CatalystRows::value).toArray()));
            }
        }
        assertThat(folder.resolve("own")).hasSameBinaryContentAs(folder.resolve("records"));
        try (var reader = ParquetFileReader.open(HadoopInputFile.fromPath(file("own"), new Configuration(false)))) {
            assertThat(reader.getRecordCount()).isEqualTo(rows);
            assertThat(reader.getRowGroups().size() > 1)
                    .as("several row groups")
                    .isEqualTo(rows == 90_000);
        }
    }

    @Test
    void aColumnHasItsBriefLabelInTheFooter() throws IOException {
        Table adae = StandardSchema.standard().table("adae");
        new FlatParquet(file("own"), adae, new Configuration(false)).close();

        try (var reader = ParquetFileReader.open(HadoopInputFile.fromPath(file("own"), new Configuration(false)))) {
            FileMetaData said = reader.getFooter().getFileMetaData();
            assertThat(said.getKeyValueMetaData())
                    .containsEntry("label.USUBJID", "Unique Subject Identifier")
                    .containsEntry("label.AETRT", "Treatment given for it");
            assertThat(ParquetTypes.table(said).fields())
                    .extracting(Field::brief)
                    .containsExactlyElementsOf(
                            adae.fields().stream().map(Field::brief).toList());
        }
    }

    @Test
    void afterAFailureItTakesNoMoreAndCloses() throws IOException {
        Object[] row = {"a", "no day", 1L, 1.0, true, 1, null, null};
        var own = new FlatParquet(file("own"), TABLE, new Configuration(false));
        assertThatThrownBy(() -> {
                    for (int i = 0; i < 64; i++) {
                        own.write(row);
                    }
                })
                .isInstanceOf(ClassCastException.class);
        assertThatThrownBy(() -> own.write(row)).isInstanceOf(IOException.class);
        assertThat(OpenFiles.of(folder.resolve("own"))).hasSize(1);
        own.close();
        own.close();
        assertThat(OpenFiles.of(folder.resolve("own"))).isEmpty();
        assertThat(folder.resolve("own")).as("a file without its end").hasSize(4);
    }

    @Test
    void aClosedFileTakesNoMore() throws IOException {
        var own = new FlatParquet(file("own"), TABLE, new Configuration(false));
        own.write(row(1));
        own.close();
        assertThatThrownBy(() -> own.write(row(2))).isInstanceOf(IOException.class);
    }

    /** A row group of many kilobytes meets the end of the disk before the file's own end does. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 10_000, 90_000})
    void onAFullDiskItIsClosed(int rows) throws IOException {
        Path full = Files.createSymbolicLink(folder.resolve("full"), Path.of("/dev/full"));
        assertThatThrownBy(() -> {
                    try (var own = new FlatParquet(file("full"), TABLE, new Configuration(false))) {
                        for (int i = 0; i < rows; i++) {
                            own.write(row(i));
                        }
                    }
                })
                .hasStackTraceContaining("No space left");
        assertThat(OpenFiles.of(full)).isEmpty();
    }

    /** Parquet's writer of files leaves its stream open where that fails with an {@code IOException}, as those of a cluster do. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 90_000})
    void whereAStreamFailsItIsClosed(int rows) {
        var conf = new Configuration(false);
        conf.set("fs.breaking.impl", Breaking.class.getName());
        Breaking.open = false;
        assertThatThrownBy(() -> {
                    try (var own = new FlatParquet(new org.apache.hadoop.fs.Path("breaking:/own"), TABLE, conf)) {
                        assertThat(Breaking.open).isTrue();
                        for (int i = 0; i < rows; i++) {
                            own.write(row(i));
                        }
                    }
                })
                .hasStackTraceContaining("the connection is gone");
        assertThat(Breaking.open).isFalse();
    }

    /** A file system that takes no more than the first bytes of a file. */
    public static final class Breaking extends RawLocalFileSystem {
        private static final int TAKEN = 4;
        private static boolean open;

        @Override
        public URI getUri() {
            return URI.create("breaking:///");
        }

        @Override
        public FSDataOutputStream create(
                org.apache.hadoop.fs.Path file,
                boolean overwrite,
                int bufferSize,
                short replication,
                long blockSize,
                Progressable progress)
                throws IOException {
            open = true;
            return new FSDataOutputStream(
                    new OutputStream() {
                        private int taken;

                        @Override
                        public void write(int one) throws IOException {
                            if (++taken > TAKEN) {
                                throw new IOException("the connection is gone");
                            }
                        }

                        @Override
                        public void close() {
                            open = false;
                        }
                    },
                    null);
        }
    }

    /** Parquet's writer of records, set as ours is. */
    private static final class Records extends ParquetWriter.Builder<InternalRow, Records> {
        Records(Path file) {
            super((OutputFile) new LocalOutputFile(file));
            withWriterVersion(WriterVersion.PARQUET_2_0);
            withDictionaryEncoding(false);
            withCompressionCodec(CompressionCodecName.SNAPPY);
            withRowGroupSize(16L << 20);
        }

        @Override
        protected Records self() {
            return this;
        }

        @Override
        @SuppressWarnings("deprecation") // still abstract in parquet-java
        protected WriteSupport<InternalRow> getWriteSupport(Configuration conf) {
            return new Cells();
        }
    }

    private static final class Cells extends WriteSupport<InternalRow> {
        private RecordConsumer consumer;

        @Override
        public String getName() {
            return "ninefold";
        }

        @Override
        @SuppressWarnings("deprecation") // still abstract in parquet-java
        public WriteContext init(Configuration configuration) {
            return new WriteContext(ParquetTypes.message(TABLE), Map.of());
        }

        @Override
        public void prepareForWrite(RecordConsumer recordConsumer) {
            consumer = recordConsumer;
        }

        @Override
        public void write(InternalRow row) {
            consumer.startMessage();
            IntStream.range(0, TABLE.fields().size())
                    .filter(i -> !row.isNullAt(i))
                    .forEach(i -> {
                        String name = TABLE.fields().get(i).name();
                        consumer.startField(name, i);
                        switch (name) {
                            case "text", "never", "wide" ->
                                consumer.addBinary(Binary.fromReusedByteArray(
                                        row.getUTF8String(i).getBytes()));
                            case "long" -> consumer.addLong(row.getLong(i));
                            case "double" -> consumer.addDouble(row.getDouble(i));
                            case "boolean" -> consumer.addBoolean(row.getBoolean(i));
                            default -> consumer.addInteger(row.getInt(i));
                        }
                        consumer.endField(name, i);
                    });
            consumer.endMessage();
        }
    }
}
