package org.ninefold.jobs.engine;

import java.io.Closeable;

/** One try of a task, which works on one part. */
public interface Attempt {
    /** The part's place among those that the function was given for, from 0 on. */
    int part();

    /** A number that no other attempt of the run has. */
    long id();

    /** What is closed when the attempt ends, well or not. */
    void onEnd(Closeable open);
}
