package org.ninefold.jobs.pipeline;

/** Hears what a run is doing. */
@FunctionalInterface
public interface Progress {
    /** A stage begins. */
    void stage(String what);
}
