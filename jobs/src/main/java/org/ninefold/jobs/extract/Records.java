package org.ninefold.jobs.extract;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.ninefold.quality.Rule;

/** The records of one file in its order, every cell as text. */
public interface Records extends Closeable {

    /** Names of the columns, without surrounding white space; empty for an empty file. */
    List<String> header();

    /** Columns whose values have no text, and what they are instead; they are not in the header. */
    default Map<String, String> withoutText() {
        return Map.of();
    }

    /** The type of each column as the format names it; {@code text} where it has none. */
    default List<String> types() {
        return header().stream().map(column -> "text").toList();
    }

    /** Moves to the next record; false at the end, or where reading failed. */
    boolean next() throws IOException;

    /** The cells of the current record as they stand, one for each column unless there is a defect; null for none. */
    List<String> cells();

    /** The rule that the current record breaks as a whole, or null. */
    default Rule defect() {
        return null;
    }

    /**
     * The line, or row of a Parquet file, at which the current record begins, from 1; at the end that of the last record, 0
     * without one.
     */
    long line();

    /**
     * Why reading ended early, or null: the rest of a sentence that begins with the file. It names lines and columns, never
     * a value.
     */
    String failure();
}
