package org.ninefold.jobs.extract;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/** The records of one file in its order, every cell as text. */
public interface Records extends Closeable {

    /** Why reading ended before the end of the file. */
    enum Failure {
        /** Bytes that the encoding does not know. */
        UNDECODABLE,
        /** Anything else. */
        BROKEN
    }

    /** Names of the columns, without surrounding white space; empty for an empty file. */
    List<String> header();

    /** The type of each column as the format names it; {@code text} where it has none. */
    default List<String> types() {
        return header().stream().map(column -> "text").toList();
    }

    /** Moves to the next record; false at the end, or where reading failed. */
    boolean next() throws IOException;

    /** The cells of the current record as they stand; null for none. */
    List<String> cells();

    /**
     * The line, or row of a Parquet file, at which the current record begins, from 1; at the end that of the last record,
     * or of the bytes that could not be decoded.
     */
    long line();

    /** Why reading ended early, or null. */
    Failure failure();
}
