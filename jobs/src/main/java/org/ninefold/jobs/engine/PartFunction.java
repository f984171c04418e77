package org.ninefold.jobs.engine;

import java.io.IOException;
import java.io.Serializable;
import java.util.Iterator;

/**
 * What is done with the rows of a part. Each attempt works with a copy of it, made by serialization.
 *
 * @param <T> rows taken
 * @param <R> rows given
 */
@FunctionalInterface
public interface PartFunction<T, R> extends Serializable {
    /** The rows that it makes of those of a part; they may be made when they are asked for. */
    Iterator<R> apply(Attempt attempt, Iterator<T> rows) throws IOException;
}
