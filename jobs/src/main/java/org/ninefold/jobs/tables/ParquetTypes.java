package org.ninefold.jobs.tables;

import java.util.Arrays;
import java.util.List;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Types;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.ninefold.schema.Field;
import org.ninefold.schema.FieldType;
import org.ninefold.schema.Table;

/** The Parquet schema of a flat table: STRING, INT, BIGINT, DOUBLE, BOOLEAN and DATE, all optional; nothing else. */
public final class ParquetTypes {
    private ParquetTypes() {}

    public static MessageType message(StructType struct) {
        var builder = Types.buildMessage();
        Arrays.stream(struct.fields()).forEach(field -> {
            DataType type = field.dataType();
            if (type.equals(DataTypes.StringType)) {
                builder.optional(PrimitiveTypeName.BINARY)
                        .as(LogicalTypeAnnotation.stringType())
                        .named(field.name());
            } else if (type.equals(DataTypes.DateType)) {
                builder.optional(PrimitiveTypeName.INT32)
                        .as(LogicalTypeAnnotation.dateType())
                        .named(field.name());
            } else {
                builder.optional(physical(type)).named(field.name());
            }
        });
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

    private static PrimitiveTypeName physical(DataType type) {
        if (type.equals(DataTypes.IntegerType)) {
            return PrimitiveTypeName.INT32;
        } else if (type.equals(DataTypes.LongType)) {
            return PrimitiveTypeName.INT64;
        } else if (type.equals(DataTypes.DoubleType)) {
            return PrimitiveTypeName.DOUBLE;
        } else if (type.equals(DataTypes.BooleanType)) {
            return PrimitiveTypeName.BOOLEAN;
        }
        throw new IllegalArgumentException("a published table has no columns of type " + type.catalogString());
    }
}
