package org.ninefold.jobs.engine;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.spark.HashPartitioner;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.util.TaskCompletionListener;
import scala.Tuple2;

/**
 * Parts that are partitions of an RDD.
 *
 * @param rdd the rows
 */
record SparkParts<T>(JavaRDD<T> rdd) implements Parts<T> {
    static <T> JavaRDD<T> rdd(Parts<T> parts) {
        return ((SparkParts<T>) parts).rdd;
    }

    @Override
    public int count() {
        return rdd.getNumPartitions();
    }

    @Override
    public <R> Parts<R> map(PartFunction<T, R> function) {
        return new SparkParts<>(
                rdd.mapPartitionsWithIndex((part, rows) -> function.apply(new OneAttempt(part), rows), true));
    }

    @Override
    public Parts<T> union(Parts<T> others) {
        return new SparkParts<>(rdd.union(rdd(others)));
    }

    @Override
    public <R> Parts<R> exchanged(int parts, PartFunction<T, Addressed<R>> function) {
        return new SparkParts<>(rdd(map(function))
                .mapToPair(one -> new Tuple2<>(one.part(), one.row()))
                .partitionBy(new HashPartitioner(parts))
                .values());
    }

    @Override
    public List<T> collect(String description) {
        rdd.context().setJobDescription(description);
        try {
            return rdd.collect();
        } finally {
            rdd.context().setJobDescription(null);
        }
    }

    /** The attempt that the thread works on. */
    private record OneAttempt(int part) implements Attempt {
        @Override
        public long id() {
            return TaskContext.get().taskAttemptId();
        }

        @Override
        public void onEnd(Closeable open) {
            TaskContext.get().addTaskCompletionListener((TaskCompletionListener) context -> {
                try {
                    open.close();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
