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
import org.ninefold.study.InvalidConfigurationException;
import org.ninefold.study.Origin;
import org.ninefold.study.Problem;

/** Where the tasks of a run are done; the tables are the same. */
enum EngineChoice {
    /** In this process what is small, unless a master is set; else on Spark. */
    AUTO,
    /** In this process. */
    LOCAL,
    /** On Spark. */
    SPARK;

    /** What is small. */
    private static final long SMALL = 16L << 20;
    /** What this process takes when it is told to. */
    private static final long MOST = 64L << 20;

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
        if (this == LOCAL && bytes > MOST) {
            throw new InvalidConfigurationException(List.of(new Problem(
                    new Origin("--engine", 0, ""),
                    "expected extracts of at most %d MB for the engine local, found %d MB; leave the option out, or say spark"
                            .formatted(MOST >> 20, bytes >> 20))));
        }
        return this == LOCAL || (this == AUTO && bytes <= SMALL && !Session.hasMaster());
    }

    private static Engine spark(String name, Snapshots snapshots) throws IOException {
        Scratch scratch = snapshots.staging().scratch();
        try {
            SparkSession session = Session.open(name, scratch);
            return new SparkEngine(session, () -> {
                try (scratch) {
                    session.stop();
                }
            });
        } catch (Throwable e) { // Spark throws checked exceptions that it does not declare
            scratch.close();
            throw e;
        }
    }
}
