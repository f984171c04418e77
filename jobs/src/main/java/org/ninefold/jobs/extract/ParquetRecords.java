package org.ninefold.jobs.extract;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;

/** The records of a Parquet file: dates as {@code yyyy-MM-dd}, times as ISO instants in UTC, numbers in plain decimals. */
public final class ParquetRecords implements Records {
    private final ParquetReader<Group> reader;
    private final MessageType schema;
    private final List<String> header;
    private Group current;
    private long row;

    /** Opens a file. */
    public ParquetRecords(Path file, Configuration conf) throws IOException {
        try (var footer = ParquetFileReader.open(HadoopInputFile.fromPath(file, conf))) {
            schema = footer.getFileMetaData().getSchema();
        }
        header = schema.getFields().stream()
                .map(Type::getName)
                .map(String::strip)
                .toList();
        reader = ParquetReader.builder(new GroupReadSupport(), file)
                .withConf(conf)
                .build();
    }

    @Override
    public List<String> header() {
        return header;
    }

    /** The columns' types, in the order of the header. */
    public List<Type> types() {
        return schema.getFields();
    }

    @Override
    public boolean next() throws IOException {
        current = reader.read();
        if (current == null) {
            return false;
        }
        row++;
        return true;
    }

    @Override
    public List<String> cells() {
        var cells = new ArrayList<String>(header.size());
        for (int i = 0; i < header.size(); i++) {
            cells.add(current.getFieldRepetitionCount(i) == 0 ? null : text(current, i, schema.getType(i)));
        }
        return cells;
    }

    @Override
    public long line() {
        return row;
    }

    @Override
    public Failure failure() {
        return null;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }

    private static String text(Group group, int i, Type type) {
        if (!type.isPrimitive()) {
            return group.getValueToString(i, 0);
        }
        LogicalTypeAnnotation logical = type.getLogicalTypeAnnotation();
        return switch (type.asPrimitiveType().getPrimitiveTypeName()) {
            case INT32 -> integer(group.getInteger(i, 0), logical);
            case INT64 -> integer(group.getLong(i, 0), logical);
            case DOUBLE -> plain(new BigDecimal(Double.toString(group.getDouble(i, 0))));
            case FLOAT -> plain(new BigDecimal(Float.toString(group.getFloat(i, 0))));
            case BOOLEAN -> Boolean.toString(group.getBoolean(i, 0));
            case BINARY, FIXED_LEN_BYTE_ARRAY ->
                logical instanceof DecimalLogicalTypeAnnotation decimal
                        ? plain(new BigDecimal(
                                new BigInteger(group.getBinary(i, 0).getBytes()), decimal.getScale()))
                        : group.getBinary(i, 0).toStringUsingUTF8();
            case INT96 -> group.getValueToString(i, 0);
        };
    }

    private static String integer(long value, LogicalTypeAnnotation logical) {
        if (logical instanceof LogicalTypeAnnotation.DateLogicalTypeAnnotation) {
            return LocalDate.ofEpochDay(value).toString();
        } else if (logical instanceof DecimalLogicalTypeAnnotation decimal) {
            return plain(BigDecimal.valueOf(value, decimal.getScale()));
        } else if (logical instanceof TimestampLogicalTypeAnnotation timestamp) {
            return switch (timestamp.getUnit()) {
                case MILLIS -> Instant.ofEpochMilli(value).toString();
                case MICROS ->
                    Instant.ofEpochSecond(Math.floorDiv(value, 1_000_000L), Math.floorMod(value, 1_000_000L) * 1_000)
                            .toString();
                case NANOS ->
                    Instant.ofEpochSecond(Math.floorDiv(value, 1_000_000_000L), Math.floorMod(value, 1_000_000_000L))
                            .toString();
            };
        }
        return Long.toString(value);
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
