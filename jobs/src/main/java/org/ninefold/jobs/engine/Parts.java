package org.ninefold.jobs.engine;

import java.util.List;

/**
 * Rows in parts, each of which a task works on; nothing is done before they are collected. Values that travel are {@link
 * java.io.Serializable}.
 *
 * @param <T> the rows
 */
public interface Parts<T> {
    /** How many there are. */
    int count();

    /** What a function makes of each part. */
    <R> Parts<R> map(PartFunction<T, R> function);

    /** These, and behind them others of the same engine. */
    Parts<T> union(Parts<T> others);

    /** What a function makes of each part, brought to so many parts, in each of them in no order. */
    <R> Parts<R> exchanged(int parts, PartFunction<T, Addressed<R>> function);

    /**
     * Does all that has been asked for.
     *
     * @param description what it is, for those who watch the run
     * @return the rows of all parts, in their order
     */
    List<T> collect(String description);
}
