package org.ninefold.jobs.cli;

import java.io.IOException;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.ninefold.jobs.engine.Engine;
import org.ninefold.jobs.engine.Engines;
import org.ninefold.jobs.engine.LocalEngine;
import org.ninefold.jobs.engine.SparkEngine;
import org.ninefold.jobs.publish.Scratch;
import org.ninefold.jobs.publish.Snapshots;
import org.ninefold.jobs.tables.Opening;
import org.ninefold.study.InvalidConfigurationException;
import org.ninefold.study.Origin;
import org.ninefold.study.Problem;

/** Where the tasks of a run are done; the tables are the same. */
enum EngineChoice {
    /** In this process what its memory holds, unless a master is set; else on Spark. */
    AUTO,
    /** In this process. */
    LOCAL,
    /** On Spark. */
    SPARK;

    /** A twelfth of the heap: of a million patients the records on their way take four times the size of the extracts. */
    private static final int PART_OF_HEAP = 12;

    /**
     * The engines of a command.
     *
     * @param name what the command does, for those who watch Spark
     */
    Engines of(String name, Snapshots snapshots) {
        return bytes -> isLocal(bytes)
                ? new LocalEngine(snapshots.hadoop(), Runtime.getRuntime().availableProcessors())
                : spark(name, snapshots);
    }

    private boolean isLocal(long bytes) {
        long most = most();
        if (this == LOCAL && bytes > most) {
            throw new InvalidConfigurationException(List.of(new Problem(
                    new Origin("--engine", 0, ""),
                    ("expected extracts of at most %d MB for the engine local, a %dth of the heap, found %d MB; leave the option"
                                    + " out, say spark, or give more heap by NINEFOLD_HEAP")
                            .formatted(most >> 20, PART_OF_HEAP, bytes >> 20))));
        }
        return this == LOCAL || (this == AUTO && bytes <= most && !Session.hasMaster());
    }

    /** The size of extracts that this process takes. */
    static long most() {
        return Runtime.getRuntime().maxMemory() / PART_OF_HEAP;
    }

    private static Engine spark(String name, Snapshots snapshots) throws IOException {
        Scratch scratch = snapshots.staging().scratch();
        return Opening.orClosed(scratch, () -> {
            SparkSession session = Session.open(name, scratch);
            return new SparkEngine(session, () -> {
                try (scratch) {
                    session.stop();
                }
            });
        });
    }
}
