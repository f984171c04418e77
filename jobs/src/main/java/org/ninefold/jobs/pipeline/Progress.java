package org.ninefold.jobs.pipeline;

import org.ninefold.jobs.engine.TaskFailures;

/** Hears what a run is doing. */
@FunctionalInterface
public interface Progress {
    /** A stage begins. */
    void stage(String what);

    /** Something is wrong beside the run, which goes on: a sentence, perhaps not for the first time. */
    default void warning(String sentence) {}

    /** The run has ended, well or badly, and this is what went wrong under it. */
    default void setbacks(TaskFailures setbacks) {}
}
