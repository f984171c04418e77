package org.ninefold.jobs.extract;

import java.io.Serializable;

/**
 * Lines of a file that one task reads.
 *
 * @param offset the byte at which they begin
 * @param linesBefore how many lines stand before them
 * @param lastLine the last of them, {@link Long#MAX_VALUE} where they go to the end of the file
 */
public record Part(long offset, long linesBefore, long lastLine) implements Serializable {
    /** All lines. */
    public static final Part WHOLE = new Part(0, 0, Long.MAX_VALUE);
}
