package org.ninefold.jobs.tables;

import java.util.List;
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

    /** The table whose schema {@link #message} made. */
    public static Table table(MessageType message) {
        return new Table(
                message.getName(),
                "a row",
                message.getFields().stream()
                        .map(column ->
                                Field.of(column.getName(), type(column.asPrimitiveType()), column.getName(), false))
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
