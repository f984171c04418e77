package org.ninefold.jobs;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeoutException;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerEvent;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.execution.ui.SparkListenerSQLExecutionStart;

/** Hears the SQL executions of a Spark application. */
public final class SqlExecutions extends SparkListener implements AutoCloseable {
    private final List<String> descriptions = new CopyOnWriteArrayList<>();
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

    /** The descriptions of the executions up to now. */
    public List<String> descriptions() {
        try {
            spark.sparkContext().listenerBus().waitUntilEmpty();
        } catch (TimeoutException e) {
            throw new IllegalStateException(e);
        }
        return List.copyOf(descriptions);
    }

    @Override
    public void close() {
        spark.sparkContext().removeSparkListener(this);
    }
}
