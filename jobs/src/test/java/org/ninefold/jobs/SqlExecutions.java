package org.ninefold.jobs;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerEvent;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.execution.ui.SparkListenerSQLExecutionStart;

/** Hears the SQL executions and jobs of a Spark application. */
public final class SqlExecutions extends SparkListener implements AutoCloseable {
    private final List<String> descriptions = new CopyOnWriteArrayList<>();
    private final AtomicInteger jobs = new AtomicInteger();
    private final SparkSession spark;

    private SqlExecutions(SparkSession spark) {
        this.spark = spark;
    }

    /** Hears from now on, until closed. */
    public static SqlExecutions of(SparkSession spark) {
        var executions = new SqlExecutions(spark);
        spark.sparkContext().addSparkListener(executions);
        return executions;
    }

    @Override
    public void onOtherEvent(SparkListenerEvent event) {
        if (event instanceof SparkListenerSQLExecutionStart start) {
            descriptions.add(start.description());
        }
    }

    @Override
    public void onJobStart(SparkListenerJobStart start) {
        jobs.incrementAndGet();
    }

    /** The descriptions of the executions up to now. */
    public List<String> descriptions() {
        await();
        return List.copyOf(descriptions);
    }

    /** How many jobs there were up to now, those of the executions among them. */
    public int jobs() {
        await();
        return jobs.get();
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
