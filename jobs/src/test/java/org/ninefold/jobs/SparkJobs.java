package org.ninefold.jobs;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeoutException;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.sql.SparkSession;

/** Hears the jobs of a Spark application. */
public final class SparkJobs extends SparkListener implements AutoCloseable {
    private final List<String> descriptions = new CopyOnWriteArrayList<>();
    private final SparkSession spark;

    private SparkJobs(SparkSession spark) {
        this.spark = spark;
    }

    /** Hears from now on, until closed. */
    public static SparkJobs of(SparkSession spark) {
        var executions = new SparkJobs(spark);
        spark.sparkContext().addSparkListener(executions);
        return executions;
    }

    @Override
    public void onJobStart(SparkListenerJobStart start) {
        descriptions.add(start.properties().getProperty("spark.job.description", ""));
    }

    /** The descriptions of the jobs up to now, empty where they have none. */
    public List<String> descriptions() {
        await();
        return List.copyOf(descriptions);
    }

    private void await() {
        try {
            spark.sparkContext().listenerBus().waitUntilEmpty();
        } catch (TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        spark.sparkContext().removeSparkListener(this);
    }
}
