package org.ninefold.jobs.tables;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.parquet.hadoop.metadata.FileMetaData;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Types;
import org.ninefold.schema.Field;
import org.ninefold.schema.FieldType;
import org.ninefold.schema.Table;

/** The Parquet schema of a flat table: STRING, INT, BIGINT, DOUBLE, BOOLEAN and DATE, all optional; nothing else. */
public final class ParquetTypes {
    private static final String LABEL = "label.";

    private ParquetTypes() {}

    /** The schema of a table. */
    public static MessageType message(Table table) {
        var builder = Types.buildMessage();
        for (Field field : table.fields()) {
            var column = builder.optional(physical(field.type()));
            switch (field.type()) {
                case STRING -> column.as(LogicalTypeAnnotation.stringType());
                case DATE -> column.as(LogicalTypeAnnotation.dateType());
                default -> {} // what it is physically
            }
            column.named(field.name());
        }
        return builder.named("ninefold");
    }

    /** What a file says of its table beside the schema: the brief label of each column that has one, under {@code label.} and its name. */
    static Map<String, String> labels(Table table) {
        return table.fields().stream()
                .filter(field -> !field.brief().equals(field.name()))
                .collect(Collectors.toMap(field -> LABEL + field.name(), Field::brief, (a, b) -> a, TreeMap::new));
    }

    /** The table that a file has whose schema {@link #message} made. */
    public static Table table(FileMetaData file) {
        Map<String, String> said = file.getKeyValueMetaData();
        MessageType message = file.getSchema();
        return new Table(
                message.getName(),
                "a row",
                message.getFields().stream()
                        .map(column -> Field.of(
                                column.getName(),
                                type(column.asPrimitiveType()),
                                said.getOrDefault(LABEL + column.getName(), column.getName()),
                                false))
                        .toList(),
                List.of());
    }

    private static FieldType type(PrimitiveType column) {
        boolean day = column.getLogicalTypeAnnotation() instanceof LogicalTypeAnnotation.DateLogicalTypeAnnotation;
        return switch (column.getPrimitiveTypeName()) {
            case BINARY -> FieldType.STRING;
            case INT32 -> day ? FieldType.DATE : FieldType.INTEGER;
            case INT64 -> FieldType.BIGINT;
            case DOUBLE -> FieldType.NUMBER;
            case BOOLEAN -> FieldType.BOOLEAN;
            default -> throw new IllegalArgumentException("a published table has no columns of type " + column);
        };
    }

    private static PrimitiveTypeName physical(FieldType type) {
        return switch (type) {
            case STRING -> PrimitiveTypeName.BINARY;
            case INTEGER, DATE -> PrimitiveTypeName.INT32;
            case BIGINT -> PrimitiveTypeName.INT64;
            case NUMBER -> PrimitiveTypeName.DOUBLE;
            case BOOLEAN -> PrimitiveTypeName.BOOLEAN;
        };
    }
}
