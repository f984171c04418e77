package org.ninefold.jobs.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.scheduler.SparkListenerStageSubmitted;
import org.apache.spark.sql.SparkSession;

/** Hears which stages Spark runs, and in which part of the job. */
final class StageLog extends SparkListener {
    /** Local property: the part of the job. */
    static final String PART = "ninefold.test.part";

    private final SparkSession spark;
    private final List<Stage> stages = new ArrayList<>();
    private int next;

    /**
     * A stage of Spark.
     *
     * @param id its id in the Spark application
     * @param part the part of the job that it belongs to
     */
    record Stage(int id, String part) {}

    StageLog(SparkSession spark) {
        this.spark = spark;
        spark.sparkContext().addSparkListener(this);
    }

    @Override
    public synchronized void onJobStart(SparkListenerJobStart job) {
        job.stageInfos().foreach(stage -> {
            next = Math.max(next, stage.stageId() + 1);
            return null;
        });
    }

    @Override
    public synchronized void onStageSubmitted(SparkListenerStageSubmitted submitted) {
        if (submitted.stageInfo().attemptNumber() == 0) {
            stages.add(new Stage(
                    submitted.stageInfo().stageId(), submitted.properties().getProperty(PART)));
        }
    }

    /** The id of the next stage. */
    int next() {
        caughtUp();
        synchronized (this) {
            return next;
        }
    }

    /** The stages up to now. */
    List<Stage> stages() {
        caughtUp();
        synchronized (this) {
            return List.copyOf(stages);
        }
    }

    private void caughtUp() {
        try {
            spark.sparkContext().listenerBus().waitUntilEmpty();
        } catch (TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }
}
