package org.ninefold.jobs.engine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;
import org.ninefold.jobs.spark.RecordShuffle;
import org.ninefold.results.TextOrder;

/** Does the tasks in this process: for data that fit into its memory, without the start of a Spark session. */
public final class LocalEngine implements Engine {
    private static final Comparator<RecordShuffle.Parcel> ORDER = Comparator.comparingLong(RecordShuffle.Parcel::lead)
            .thenComparing(RecordShuffle.Parcel::person, TextOrder.NULLS_FIRST)
            .thenComparing(RecordShuffle.Parcel::file, TextOrder.NULLS_FIRST)
            .thenComparingLong(RecordShuffle.Parcel::line);

    private static final AtomicLong NAMES = new AtomicLong();

    private final Configuration hadoop;
    private final int threads;
    private final ExecutorService pool;

    /** With so many threads. */
    public LocalEngine(Configuration hadoop, int threads) {
        this.hadoop = hadoop;
        this.threads = threads;
        this.pool = Executors.newFixedThreadPool(threads, task -> {
            var thread = new Thread(task, "ninefold-task");
            thread.setDaemon(true);
            return thread;
        });
    }

    @Override
    public Configuration hadoop() {
        return hadoop;
    }

    @Override
    public int parallelism() {
        return threads;
    }

    @Override
    public <T> Parts<T> parts(List<T> elements, int parts) {
        return new LocalParts<>(
                pool,
                IntStream.range(0, parts)
                        .mapToObj(i ->
                                LocalParts.source(elements.subList((int) ((long) i * elements.size() / parts), (int)
                                        ((i + 1L) * elements.size() / parts))))
                        .toList());
    }

    @Override
    public Parts<RecordShuffle.Parcel> ordered(Parts<RecordShuffle.Parcel> parcels, int buckets) {
        return parcels.exchanged(buckets, LocalEngine::addressed).map((attempt, rows) -> {
            var bucket = new ArrayList<RecordShuffle.Parcel>();
            rows.forEachRemaining(bucket::add);
            bucket.sort(ORDER);
            return bucket.iterator();
        });
    }

    private static Iterator<Addressed<RecordShuffle.Parcel>> addressed(
            Attempt attempt, Iterator<RecordShuffle.Parcel> rows) {
        var addressed = new ArrayList<Addressed<RecordShuffle.Parcel>>();
        rows.forEachRemaining(parcel -> addressed.add(new Addressed<>(parcel.bucket(), parcel)));
        return addressed.iterator();
    }

    @Override
    public String newName() {
        ProcessHandle process = ProcessHandle.current();
        long start =
                process.info().startInstant().map(Instant::toEpochMilli).orElse(0L); // in a container ids begin anew
        return "local-" + process.pid() + "-" + start + "-" + NAMES.incrementAndGet();
    }

    @Override
    public TaskFailures failures() {
        return new TaskFailures(0, 0, 0);
    }

    @Override
    public void close() {
        pool.shutdownNow();
    }
}
