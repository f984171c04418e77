package org.ninefold.jobs.engine;

import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.spark.Resubmitted$;
import org.apache.spark.Success$;
import org.apache.spark.TaskCommitDenied;
import org.apache.spark.TaskEndReason;
import org.apache.spark.TaskKilled;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerExecutorRemoved;
import org.apache.spark.scheduler.SparkListenerStageSubmitted;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.sql.SparkSession;

/** Counts the setbacks of a run, from when it is made until it is closed. */
final class TaskFailureListener extends SparkListener implements AutoCloseable {
    private static final long PATIENCE_MILLIS = 10_000;

    private final SparkSession spark;
    private final AtomicLong failedTasks = new AtomicLong();
    private final AtomicLong lostExecutors = new AtomicLong();
    private final AtomicLong retriedStages = new AtomicLong();

    private TaskFailureListener(SparkSession spark) {
        this.spark = spark;
    }

    static TaskFailureListener of(SparkSession spark) {
        var listener = new TaskFailureListener(spark);
        spark.sparkContext().addSparkListener(listener);
        return listener;
    }

    @Override
    public void onTaskEnd(SparkListenerTaskEnd end) {
        if (failed(end.reason())) {
            failedTasks.incrementAndGet();
        }
    }

    /** Attempts that Spark ended itself, because another was first, did not fail; nor did one whose result was lost later. */
    private static boolean failed(TaskEndReason reason) {
        return !(reason instanceof Success$
                || reason instanceof Resubmitted$
                || reason instanceof TaskKilled
                || reason instanceof TaskCommitDenied);
    }

    @Override
    public void onExecutorRemoved(SparkListenerExecutorRemoved removed) {
        if (!onPurpose(removed.reason())) {
            lostExecutors.incrementAndGet();
        }
    }

    /** Dynamic allocation gives idle executors back; a cluster manager can take one out of service in good order. */
    private static boolean onPurpose(String reason) {
        return reason.equals("Executor killed by driver.")
                || reason.startsWith("Executor decommission")
                || reason.contains("Finished decommissioning");
    }

    @Override
    public void onStageSubmitted(SparkListenerStageSubmitted submitted) {
        if (submitted.stageInfo().attemptNumber() > 0) {
            retriedStages.incrementAndGet();
        }
    }

    /** The counts up to now. */
    TaskFailures counts() {
        try {
            spark.sparkContext().listenerBus().waitUntilEmpty(PATIENCE_MILLIS);
        } catch (TimeoutException e) {
            // What has been heard by now is told; a run does not fail for what it counts beside its work.
        }
        return new TaskFailures(failedTasks.get(), lostExecutors.get(), retriedStages.get());
    }

    @Override
    public void close() {
        spark.sparkContext().removeSparkListener(this);
    }
}
