package org.ninefold.jobs;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.ninefold.jobs.engine.Engines;
import org.ninefold.jobs.engine.LocalEngine;
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

/** Runs the job as {@code ninefold pool} does, in this process unless a test has an engine of its own. */
public final class PoolRun {
    /** What tests know of file systems. */
    public static final Configuration HADOOP = new Configuration();

    /** Two threads of this process. */
    public static final Engines LOCAL = bytes -> new LocalEngine(HADOOP, 2);

    private static final Holder RUN = new Holder("2026-01-01T000000.000Z", "test", "1", "2026-01-01T00:00:00Z");

    private PoolRun() {}

    /** Pools the study of a file. */
    public static RunOutcome of(Path config, Path out, Progress progress) throws IOException {
        return of(StudyReader.read(config), out, progress);
    }

    /** Pools a study. */
    public static RunOutcome of(Study study, Path out, Progress progress) throws IOException {
        return of(study, out, progress, Recompute.CHANGED);
    }

    /** Pools the study of a file into a directory on any file system. */
    public static RunOutcome of(Path config, org.apache.hadoop.fs.Path out, Progress progress) throws IOException {
        return of(StudyReader.read(config), out, LOCAL, progress, Recompute.CHANGED);
    }

    /** Pools a study, or some of its centres. */
    public static RunOutcome of(Study study, Path out, Progress progress, Recompute recompute) throws IOException {
        return of(study, out, LOCAL, progress, recompute);
    }

    /** Pools a study, or some of its centres, where a test wants it. */
    public static RunOutcome of(Study study, Path out, Engines engines, Progress progress, Recompute recompute)
            throws IOException {
        return of(study, new org.apache.hadoop.fs.Path(out.toString()), engines, progress, recompute);
    }

    private static RunOutcome of(
            Study study, org.apache.hadoop.fs.Path out, Engines engines, Progress progress, Recompute recompute)
            throws IOException {
        PseudonymKey key = PseudonymKey.of(Site.read(null, Map.of()), study, Map.of());
        var snapshots = new Snapshots(out, HADOOP);
        try (OutputLock claim = snapshots.claim(RUN, InstantSource.system())) {
            claim.requireHeld();
            return new Pool(study, key, engines, snapshots, progress, recompute).run();
        }
    }
}
