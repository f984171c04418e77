package org.ninefold.jobs.engine;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.ninefold.jobs.spark.RecordShuffle;

/** Does the tasks on Spark: for data of any size, on one machine or a cluster. */
public final class SparkEngine implements Engine {
    private static final AtomicLong NAMES = new AtomicLong();

    private final SparkSession spark;
    private final JavaSparkContext context;
    private final TaskFailureListener failures;
    private final Runnable end;

    /**
     * On a session.
     *
     * @param end what is done when it is closed
     */
    public SparkEngine(SparkSession spark, Runnable end) {
        this.end = end;
        this.spark = spark;
        this.context = JavaSparkContext.fromSparkContext(spark.sparkContext());
        this.failures = TaskFailureListener.of(spark);
    }

    @Override
    public Configuration hadoop() {
        return context.hadoopConfiguration();
    }

    @Override
    public int parallelism() {
        return context.defaultParallelism();
    }

    @Override
    public <T> Parts<T> parts(List<T> elements, int parts) {
        return new SparkParts<>(context.parallelize(elements, parts));
    }

    @Override
    public Parts<RecordShuffle.Parcel> ordered(Parts<RecordShuffle.Parcel> parcels, int buckets) {
        context.sc().setJobDescription("records");
        try {
            return new SparkParts<>(RecordShuffle.ordered(SparkParts.rdd(parcels), buckets, spark));
        } finally {
            context.sc().setJobDescription(null);
        }
    }

    /** An application that a cluster starts again has the same id, and counts from the same beginning. */
    @Override
    public String newName() {
        return context.sc().applicationId() + "-" + context.startTime() + "-" + NAMES.incrementAndGet();
    }

    @Override
    public TaskFailures failures() {
        return failures.counts();
    }

    @Override
    public void close() {
        try (failures) {
            end.run();
        }
    }
}
