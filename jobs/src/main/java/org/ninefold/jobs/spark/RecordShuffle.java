package org.ninefold.jobs.spark;

import static org.apache.spark.sql.functions.col;

import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Brings the records of a bucket together, in the order of lead, person, file and line. The lead alone decides nearly always,
 * and Spark compares it without looking at the rows.
 */
public final class RecordShuffle {
    private static final StructType ROW = new StructType()
            .add("bucket", DataTypes.IntegerType)
            .add("lead", DataTypes.LongType)
            .add("person", DataTypes.StringType)
            .add("file", DataTypes.StringType)
            .add("line", DataTypes.LongType)
            .add("said", DataTypes.BinaryType);

    private RecordShuffle() {}

    /**
     * A record as it travels.
     *
     * @param bucket where it goes
     * @param lead what it is ordered by first
     * @param person whose it is
     * @param file label of its file
     * @param line line of the record
     * @param said all else
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Parcel(int bucket, long lead, String person, String file, long line, byte[] said) {}

    /** The records of so many buckets, a partition each, in their order. */
    public static JavaRDD<Parcel> ordered(JavaRDD<Parcel> parcels, int buckets, SparkSession spark) {
        JavaRDD<InternalRow> rows = parcels.map(RecordShuffle::row);
        // Rows without conversion: Spark offers this to Java only behind its session's implementation.
        Dataset<Row> table =
                ((org.apache.spark.sql.classic.SparkSession) spark).internalCreateDataFrame(rows.rdd(), ROW, false);
        Dataset<Row> ordered =
                table.repartitionById(buckets, col("bucket")).sortWithinPartitions("lead", "person", "file", "line");
        return ((org.apache.spark.sql.classic.Dataset<Row>) ordered)
                .queryExecution()
                .toRdd()
                .toJavaRDD()
                .map(RecordShuffle::parcel);
    }

    private static InternalRow row(Parcel parcel) {
        return new GenericInternalRow(new Object[] {
            parcel.bucket,
            parcel.lead,
            UTF8String.fromString(parcel.person),
            UTF8String.fromString(parcel.file),
            parcel.line,
            parcel.said
        });
    }

    private static Parcel parcel(InternalRow row) {
        return new Parcel(
                row.getInt(0),
                row.getLong(1),
                row.getUTF8String(2).toString(),
                row.getUTF8String(3).toString(),
                row.getLong(4),
                row.getBinary(5));
    }
}
