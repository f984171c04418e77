package org.ninefold.jobs.cluster;

import java.util.Map;
import org.apache.spark.TaskContext;
import org.apache.spark.api.plugin.DriverPlugin;
import org.apache.spark.api.plugin.ExecutorPlugin;
import org.apache.spark.api.plugin.PluginContext;
import org.apache.spark.api.plugin.SparkPlugin;

/** A plugin of Spark that ends an executor's process, without a word to anybody, in the stage that a test names. */
public final class LosingExecutors implements SparkPlugin {
    /** Local property: the id of the stage whose first attempt at its first task takes its executor along. */
    static final String STAGE = "ninefold.test.lose-stage";
    /** Local property: when, a name of {@link Moment}. */
    static final String MOMENT = "ninefold.test.lose-moment";

    private static final int KILLED = 137;

    /** When an executor ends. */
    enum Moment {
        /** Before the task has done anything. */
        START,
        /** After the task has done everything, files closed included, and before the driver knows. */
        END
    }

    @Override
    public DriverPlugin driverPlugin() {
        return null;
    }

    @Override
    public ExecutorPlugin executorPlugin() {
        return new Loser();
    }

    private static final class Loser implements ExecutorPlugin {
        /** The task that a thread runs; Spark has forgotten it when it tells of its success. */
        private static final ThreadLocal<TaskContext> RUNNING = new ThreadLocal<>();

        @Override
        public void init(PluginContext context, Map<String, String> extra) {}

        @Override
        public void onTaskStart() {
            RUNNING.set(TaskContext.get());
            loseAt(Moment.START, RUNNING.get());
        }

        @Override
        public void onTaskSucceeded() {
            loseAt(Moment.END, RUNNING.get());
        }

        private static void loseAt(Moment moment, TaskContext task) {
            if (Integer.toString(task.stageId()).equals(task.getLocalProperty(STAGE))
                    && moment.name().equals(task.getLocalProperty(MOMENT))
                    && task.partitionId() == 0
                    && task.attemptNumber() == 0
                    && task.stageAttemptNumber() == 0) {
                Runtime.getRuntime().halt(KILLED);
            }
        }
    }
}
