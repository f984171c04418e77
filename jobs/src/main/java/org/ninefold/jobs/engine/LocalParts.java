package org.ninefold.jobs.engine;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * Parts whose tasks are threads of this process. Elements and functions are copied for each attempt, as on Spark, so that
 * attempts share nothing; rows that are brought to other parts are handed on as they are.
 */
record LocalParts<T>(ExecutorService pool, List<Source<T>> sources) implements Parts<T> {
    private static final AtomicLong ATTEMPTS = new AtomicLong();

    /** What gives the rows of a part. */
    interface Source<T> {
        Iterator<T> rows(OneAttempt attempt) throws IOException;
    }

    /** Elements of which each attempt has copies. */
    static <T> Source<T> source(List<T> elements) {
        var packed = new Packed<>(new ArrayList<>(elements));
        return attempt -> packed.copy().iterator();
    }

    /** Rows that lie here, a list a part. */
    static <T> Parts<T> of(ExecutorService pool, List<List<T>> rows) {
        return new LocalParts<>(
                pool,
                rows.stream().map(own -> (Source<T>) attempt -> own.iterator()).toList());
    }

    @Override
    public int count() {
        return sources.size();
    }

    @Override
    public <R> Parts<R> map(PartFunction<T, R> function) {
        var packed = new Packed<>(function);
        var mapped = new ArrayList<Source<R>>();
        for (int i = 0; i < sources.size(); i++) {
            int part = i;
            mapped.add(attempt ->
                    packed.copy().apply(attempt.at(part), sources.get(part).rows(attempt)));
        }
        return new LocalParts<>(pool, mapped);
    }

    @Override
    public Parts<T> union(Parts<T> others) {
        return new LocalParts<>(
                pool,
                Stream.concat(sources.stream(), ((LocalParts<T>) others).sources.stream())
                        .toList());
    }

    @Override
    public <R> Parts<R> exchanged(int parts, PartFunction<T, Addressed<R>> function) {
        var all = new ArrayList<List<R>>();
        for (int i = 0; i < parts; i++) {
            all.add(new ArrayList<>());
        }
        map(function).collect("exchange").forEach(one -> all.get(one.part()).add(one.row()));
        return of(pool, all);
    }

    @Override
    public List<T> collect(String description) {
        List<Future<List<T>>> all =
                sources.stream().map(source -> pool.submit(() -> rows(source))).toList();
        var rows = new ArrayList<T>();
        for (Future<List<T>> part : all) {
            rows.addAll(done(part));
        }
        return rows;
    }

    private static <T> List<T> rows(Source<T> source) throws IOException {
        try (var attempt = new OneAttempt(0, ATTEMPTS.incrementAndGet(), new ArrayDeque<>())) {
            var rows = new ArrayList<T>();
            source.rows(attempt).forEachRemaining(rows::add);
            return rows;
        }
    }

    private static <T> T done(Future<T> part) {
        try {
            return part.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while tasks were running", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            } else if (e.getCause() instanceof Error failure) {
                throw failure;
            } else if (e.getCause() instanceof IOException failure) {
                throw new UncheckedIOException(failure);
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    /** A value of which copies are made. */
    private static final class Packed<T extends Serializable> {
        private final byte[] bytes;

        Packed(T original) {
            var out = new ByteArrayOutputStream();
            try (var objects = new ObjectOutputStream(out)) {
                objects.writeObject(original);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            bytes = out.toByteArray();
        }

        @SuppressWarnings("unchecked")
        T copy() throws IOException {
            try (var objects = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
                return (T) objects.readObject();
            } catch (ClassNotFoundException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** An attempt, seen from one of the functions that are applied to its part. */
    record OneAttempt(int part, long id, Deque<Closeable> open) implements Attempt, Closeable {
        OneAttempt at(int place) {
            return new OneAttempt(place, id, open);
        }

        @Override
        public void onEnd(Closeable more) {
            open.push(more);
        }

        @Override
        public void close() throws IOException {
            while (!open.isEmpty()) {
                open.pop().close();
            }
        }
    }
}
