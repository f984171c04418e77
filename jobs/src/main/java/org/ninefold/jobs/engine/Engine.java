package org.ninefold.jobs.engine;

import java.io.Closeable;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.ninefold.jobs.spark.RecordShuffle;

/** Where the tasks of a run are done. */
public interface Engine extends Closeable {
    /** What tasks know of file systems. */
    Configuration hadoop();

    /** How many tasks it does at a time. */
    int parallelism();

    /** Elements as rows of so many parts, as even as can be, in their order. */
    <T> Parts<T> parts(List<T> elements, int parts);

    /** Records brought to their buckets, a part each, in the order of lead, person, file and line. */
    Parts<RecordShuffle.Parcel> ordered(Parts<RecordShuffle.Parcel> parcels, int buckets);

    /** A name that nothing of another run has, nor what this one was given before. */
    String newName();

    /** What went wrong up to now and was made good. */
    TaskFailures failures();

    @Override
    void close();
}
