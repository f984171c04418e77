package org.ninefold.jobs.tables;

import java.io.Closeable;
import java.io.IOException;

/** What is done with something open. */
@FunctionalInterface
public interface Opening<T> {
    /** Does it. */
    T open() throws IOException;

    /** Does it, and where that fails closes what is open; what goes wrong with that stands beside the failure. */
    static <T> T orClosed(Closeable below, Opening<T> opening) throws IOException {
        try {
            return opening.open();
        } catch (Throwable e) { // a full disk is an Error of Hadoop's; Spark's exceptions are checked ones, undeclared
            try {
                below.close();
            } catch (IOException beside) {
                e.addSuppressed(beside);
            }
            throw e;
        }
    }
}
