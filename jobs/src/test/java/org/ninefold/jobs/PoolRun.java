package org.ninefold.jobs;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.ninefold.jobs.pipeline.Pool;
import org.ninefold.jobs.pipeline.Progress;
import org.ninefold.jobs.pipeline.PseudonymKey;
import org.ninefold.jobs.pipeline.Recompute;
import org.ninefold.jobs.pipeline.RunOutcome;
import org.ninefold.jobs.publish.Holder;
import org.ninefold.jobs.publish.OutputLock;
import org.ninefold.jobs.publish.Snapshots;
import org.ninefold.study.Site;
import org.ninefold.study.Study;
import org.ninefold.study.StudyReader;

/** Runs the job as {@code ninefold pool} does, in a session of the test's choice. */
public final class PoolRun {
    private static final Holder RUN = new Holder("2026-01-01T000000.000Z", "test", "1", "2026-01-01T00:00:00Z");

    private PoolRun() {}

    /** Pools the study of a file. */
    public static RunOutcome of(Path config, Path out, SparkSession spark, Progress progress) throws IOException {
        return of(StudyReader.read(config), out, spark, progress);
    }

    /** Pools a study. */
    public static RunOutcome of(Study study, Path out, SparkSession spark, Progress progress) throws IOException {
        return of(study, out, spark, progress, Recompute.CHANGED);
    }

    /** Pools the study of a file into a directory on any file system. */
    public static RunOutcome of(Path config, org.apache.hadoop.fs.Path out, SparkSession spark, Progress progress)
            throws IOException {
        return of(StudyReader.read(config), out, spark, progress, Recompute.CHANGED);
    }

    /** Pools a study, or some of its centres. */
    public static RunOutcome of(Study study, Path out, SparkSession spark, Progress progress, Recompute recompute)
            throws IOException {
        return of(study, new org.apache.hadoop.fs.Path(out.toString()), spark, progress, recompute);
    }

    private static RunOutcome of(
            Study study, org.apache.hadoop.fs.Path out, SparkSession spark, Progress progress, Recompute recompute)
            throws IOException {
        PseudonymKey key = PseudonymKey.of(Site.read(null, Map.of()), study, Map.of());
        var snapshots = new Snapshots(out, spark.sparkContext().hadoopConfiguration());
        try (OutputLock claim = snapshots.claim(RUN, InstantSource.system())) {
            claim.requireHeld();
            return new Pool(study, key, spark, snapshots, progress, recompute).run();
        }
    }
}
