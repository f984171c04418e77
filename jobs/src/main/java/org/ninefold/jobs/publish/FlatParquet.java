package org.ninefold.jobs.publish;

import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.column.ParquetProperties.WriterVersion;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.hadoop.util.HadoopOutputFile;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Writes flat rows to one Parquet file. The bytes depend on the rows and their order alone: a footer lists the encodings
 * of a column in an order that differs from one Java process to the next, so every column has a single one (pages of
 * version 2, no dictionary).
 */
final class FlatParquet {
    private static final long ROW_GROUP_BYTES = 16L << 20;

    private FlatParquet() {}

    static ParquetWriter<InternalRow> writer(Path file, StructType struct, Configuration conf) throws IOException {
        return new Builder(file, struct, conf)
                .withConf(conf)
                .withWriterVersion(WriterVersion.PARQUET_2_0)
                .withDictionaryEncoding(false)
                .withCompressionCodec(CompressionCodecName.SNAPPY)
                .withRowGroupSize(ROW_GROUP_BYTES)
                .withWriteMode(ParquetFileWriter.Mode.OVERWRITE)
                .build();
    }

    private static final class Builder extends ParquetWriter.Builder<InternalRow, Builder> {
        private final StructType struct;

        Builder(Path file, StructType struct, Configuration conf) throws IOException {
            super(output(file, conf));
            this.struct = struct;
        }

        /** Executors open the file system here for the first time: it must not write side files of checksums. */
        private static OutputFile output(Path file, Configuration conf) throws IOException {
            Snapshots.fileSystem(file, conf);
            return HadoopOutputFile.fromPath(file, conf);
        }

        @Override
        protected Builder self() {
            return this;
        }

        @Override
        @SuppressWarnings("deprecation") // still abstract in parquet-java
        protected WriteSupport<InternalRow> getWriteSupport(Configuration conf) {
            return new RowSupport(struct);
        }
    }

    private static final class RowSupport extends WriteSupport<InternalRow> {
        private final StructType struct;
        private final String[] names;
        private final Kind[] kinds;
        private RecordConsumer consumer;

        RowSupport(StructType struct) {
            this.struct = struct;
            this.names = struct.fieldNames();
            this.kinds = Arrays.stream(struct.fields())
                    .map(field -> Kind.of(field.dataType()))
                    .toArray(Kind[]::new);
        }

        @Override
        public String getName() {
            return "ninefold";
        }

        @Override
        @SuppressWarnings("deprecation") // still abstract in parquet-java
        public WriteContext init(Configuration configuration) {
            return new WriteContext(ParquetTypes.message(struct), Map.of());
        }

        @Override
        public void prepareForWrite(RecordConsumer recordConsumer) {
            consumer = recordConsumer;
        }

        @Override
        public void write(InternalRow row) {
            consumer.startMessage();
            for (int i = 0; i < names.length; i++) {
                if (!row.isNullAt(i)) {
                    consumer.startField(names[i], i);
                    value(row, i);
                    consumer.endField(names[i], i);
                }
            }
            consumer.endMessage();
        }

        private void value(InternalRow row, int i) {
            switch (kinds[i]) {
                case TEXT ->
                    consumer.addBinary(
                            Binary.fromReusedByteArray(row.getUTF8String(i).getBytes()));
                case LONG -> consumer.addLong(row.getLong(i));
                case DOUBLE -> consumer.addDouble(row.getDouble(i));
                case BOOLEAN -> consumer.addBoolean(row.getBoolean(i));
                case INTEGER -> consumer.addInteger(row.getInt(i));
            }
        }

        /** What a column holds, told once and not for each value. */
        private enum Kind {
            TEXT,
            LONG,
            DOUBLE,
            BOOLEAN,
            INTEGER;

            static Kind of(DataType type) {
                if (type.equals(DataTypes.StringType)) {
                    return TEXT;
                } else if (type.equals(DataTypes.LongType)) {
                    return LONG;
                } else if (type.equals(DataTypes.DoubleType)) {
                    return DOUBLE;
                }
                return type.equals(DataTypes.BooleanType) ? BOOLEAN : INTEGER;
            }
        }
    }
}
