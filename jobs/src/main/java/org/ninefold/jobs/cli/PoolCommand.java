package org.ninefold.jobs.cli;

import com.typesafe.config.ConfigRenderOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import org.ninefold.jobs.pipeline.Outcome;
import org.ninefold.jobs.pipeline.Pool;
import org.ninefold.jobs.pipeline.PseudonymKey;
import org.ninefold.jobs.publish.Claim;
import org.ninefold.jobs.publish.Retention;
import org.ninefold.jobs.publish.RunRecord;
import org.ninefold.jobs.publish.Snapshots;
import org.ninefold.study.Site;
import org.ninefold.study.Study;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ninefold pool}. */
@Command(
        name = "pool",
        mixinStandardHelpOptions = true,
        description = {
            "Reads every centre's extracts, harmonizes them, computes the study's outcomes and publishes one snapshot.",
            "In every case but success the previous snapshot stays current and whole."
        })
final class PoolCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private StudyOptions options;

    @Option(names = "--json", description = "print the summary as JSON")
    private boolean json;

    @Option(
            names = "--full",
            description =
                    "read every centre again, also those whose files and mapping have not changed; gives the same snapshot")
    private boolean full;

    @Override
    public Integer call() throws IOException {
        Study study = options.study();
        Site here = options.here();
        PseudonymKey key = PseudonymKey.of(here, study, System.getenv());
        SparkSession spark = Session.open("pool " + study.id());
        try {
            var directory = new org.apache.hadoop.fs.Path(options.directory(here, study));
            var snapshots = new Snapshots(directory, spark.sparkContext().hadoopConfiguration());
            RunRecord record = RunRecord.open(snapshots, study.id());
            var log = new RunLog(options.logFormat(), spec.commandLine().getErr(), record.run());
            try (Claim claim = snapshots.claim(record.holder(), InstantSource.system())) {
                claim.abandoned().ifPresent(dead -> log.stage("Taking over from a run that died: " + dead));
                Outcome outcome = new Pool(study, key, spark, snapshots, log, full).run();
                List<String> removed = new Retention(here.keep(), snapshots, record.start()).apply();
                record.close(ExitCode.DONE.code(), outcome.manifest().getString("snapshot"), List.of(), removed);
                log.done(ExitCode.DONE.code(), outcome.manifest());
                print(outcome, removed);
                return ExitCode.DONE.code();
            } catch (IOException | RuntimeException | Error e) {
                Failure failure = Failure.of(e);
                log.failed(failure);
                record.close(failure.exitCode().code(), null, failure.lines(), List.of());
                return failure.exitCode().code();
            }
        } finally {
            spark.stop();
        }
    }

    private void print(Outcome outcome, List<String> removed) {
        PrintWriter stdout = spec.commandLine().getOut();
        if (json) {
            stdout.println(outcome.manifest().root().render(ConfigRenderOptions.concise()));
        } else {
            stdout.print(Summary.of(outcome, removed));
            stdout.flush();
        }
    }
}
