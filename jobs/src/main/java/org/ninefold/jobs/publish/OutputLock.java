package org.ninefold.jobs.publish;

import java.io.IOException;
import java.util.Optional;

/** The right to write an output directory; one run has it at a time. */
public sealed interface OutputLock extends AutoCloseable permits FileOutputLock, LeaseOutputLock {

    /** The run that had the claim before and died with it; what it left behind is nobody's. */
    Optional<Holder> abandoned();

    /**
     * Passes while the claim stands.
     *
     * @throws OutputHeldException if it was lost
     */
    void requireHeld() throws IOException;

    @Override
    void close() throws IOException;
}
