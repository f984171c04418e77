package org.ninefold.jobs.engine;

import java.io.IOException;

/** Starts the engine of a run, once it is known how much there is to do. */
@FunctionalInterface
public interface Engines {
    /**
     * An engine, which its taker closes.
     *
     * @param bytes size of the files that are read, as text
     * @throws org.ninefold.study.InvalidConfigurationException if the one that was asked for cannot take so much
     */
    Engine start(long bytes) throws IOException;
}
