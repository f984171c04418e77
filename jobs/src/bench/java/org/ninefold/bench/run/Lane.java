package org.ninefold.bench.run;

import java.io.IOException;

/**
 * Something that is run again and again, in turn with others.
 *
 * @param what the case, such as "1000 patients, 9 centres": lanes of one case are compared with each other
 * @param who the contender: lanes of one contender are compared from case to case
 */
record Lane(String what, String who, Run run) {

    /** One run of it. */
    @FunctionalInterface
    interface Run {
        /** Runs once and says what it took; what is cleaned up before and after is not measured. */
        Measurement run() throws IOException, InterruptedException;
    }
}
