package org.ninefold.jobs.extract;

import java.io.Serializable;

/**
 * Lines of a file that one task reads: the byte at which they begin, how many stand before them, and the number of the last of
 * them, {@link Long#MAX_VALUE} where they go to the end of the file.
 */
public record Part(long offset, long linesBefore, long lastLine) implements Serializable {
    /** All lines. */
    public static final Part WHOLE = new Part(0, 0, Long.MAX_VALUE);
}
