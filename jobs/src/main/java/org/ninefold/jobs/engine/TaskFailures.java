package org.ninefold.jobs.engine;

import java.util.Map;

/**
 * What went wrong under a run that Spark made good by doing the work again.
 *
 * @param failedTasks attempts of tasks that failed, those that ran on a lost executor included
 * @param lostExecutors executors that ended without being told to
 * @param retriedStages how often a stage was run again because its input was lost
 */
public record TaskFailures(long failedTasks, long lostExecutors, long retriedStages) {

    /** Whether there were any. */
    public boolean any() {
        return failedTasks + lostExecutors + retriedStages > 0;
    }

    /** The counts by their names in manifest and log. */
    public Map<String, Long> entries() {
        return Map.of("failed-tasks", failedTasks, "lost-executors", lostExecutors, "retried-stages", retriedStages);
    }
}
