package org.ninefold.jobs.extract;

import java.util.List;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * The columns of every extract as a table: five of the reader's own, then the file's columns as text. Each file ends
 * with a trailer, a row of its own that says how many records were read ({@link #RECORDS} is null in all others), so
 * that a record lost on the way is noticed.
 */
public final class ExtractColumns {
    /** Label of the file. */
    public static final String FILE = "__file";
    /** Line, or row of a Parquet file, counted from 1. */
    public static final String LINE = "__line";
    /** What is wrong with the record as a whole, or null. */
    public static final String PROBLEM = "__problem";
    /** In the trailer: number of records in the file. */
    public static final String RECORDS = "__records";

    /** A record whose number of cells is not the header's. */
    public static final String RAGGED = "RAGGED";

    private ExtractColumns() {}

    static StructType schema(List<String> header) {
        var schema = new StructType()
                .add(FILE, DataTypes.StringType, false)
                .add(LINE, DataTypes.LongType, false)
                .add(PROBLEM, DataTypes.StringType, true)
                .add(RECORDS, DataTypes.LongType, true);
        for (String column : header) {
            schema = schema.add(new StructField(column, DataTypes.StringType, true, Metadata.empty()));
        }
        return schema;
    }
}
