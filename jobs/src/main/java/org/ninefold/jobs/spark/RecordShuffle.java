package org.ninefold.jobs.spark;

import static org.apache.spark.sql.functions.col;

import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

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
        return spark.createDataFrame(parcels.map(RecordShuffle::row), ROW)
                .repartitionById(buckets, col("bucket"))
                .sortWithinPartitions("lead", "person", "file", "line")
                .toJavaRDD()
                .map(RecordShuffle::parcel);
    }

    private static Row row(Parcel parcel) {
        return RowFactory.create(parcel.bucket, parcel.lead, parcel.person, parcel.file, parcel.line, parcel.said);
    }

    private static Parcel parcel(Row row) {
        return new Parcel(
                row.getInt(0), row.getLong(1), row.getString(2), row.getString(3), row.getLong(4), row.getAs(5));
    }
}
