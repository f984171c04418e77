package org.ninefold.jobs.tables;

import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.ninefold.schema.Field;
import org.ninefold.schema.FieldType;
import org.ninefold.schema.Table;

/** Spelling of names, texts and types in Spark SQL. */
public final class Sql {
    private Sql() {}

    /** A column's name, quoted. */
    public static String name(String column) {
        return "`" + column.replace("`", "``") + "`";
    }

    /** A text literal. */
    public static String text(String value) {
        return "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }

    /** The Spark type of a standard type. */
    public static DataType type(FieldType type) {
        return switch (type) {
            case STRING -> DataTypes.StringType;
            case INTEGER -> DataTypes.IntegerType;
            case BIGINT -> DataTypes.LongType;
            case NUMBER -> DataTypes.DoubleType;
            case DATE -> DataTypes.DateType;
            case BOOLEAN -> DataTypes.BooleanType;
        };
    }

    /** A table's Spark schema, every column nullable. */
    public static StructType struct(Table table) {
        var struct = new StructType();
        for (Field field : table.fields()) {
            struct = struct.add(field.name(), type(field.type()), true);
        }
        return struct;
    }
}
