package org.ninefold.jobs.cli;

import org.apache.spark.SparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerExecutorAdded;

/**
 * Tells each executor the level of its log. Spark does so when the level is set, to the executors that it has then, and
 * to a later one before that reads its own logging configuration, which undoes it.
 */
final class QuietExecutors extends SparkListener {
    private final SparkContext spark;
    private final String level;

    QuietExecutors(SparkContext spark, String level) {
        this.spark = spark;
        this.level = level;
    }

    @Override
    public void onExecutorAdded(SparkListenerExecutorAdded added) {
        spark.setLogLevel(level);
    }
}
