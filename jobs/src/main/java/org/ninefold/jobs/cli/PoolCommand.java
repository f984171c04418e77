package org.ninefold.jobs.cli;

import com.typesafe.config.ConfigRenderOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.ninefold.jobs.pipeline.Pool;
import org.ninefold.jobs.pipeline.Progress;
import org.ninefold.jobs.pipeline.PseudonymKey;
import org.ninefold.jobs.pipeline.Recompute;
import org.ninefold.jobs.pipeline.RunOutcome;
import org.ninefold.jobs.publish.OutputHeldException;
import org.ninefold.jobs.publish.OutputLock;
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
    private static final String NO_RECORD = "could not write the record of the run: ";

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

    @Option(
            names = "--centers",
            paramLabel = "ID",
            split = ",",
            description =
                    "open only the files of these centres and take the others over from the current snapshot, whatever they delivered since (default: all)")
    private List<String> centers = List.of();

    @Override
    public Integer call() throws IOException {
        Study study = options.study();
        StudyOptions.requireCenters("--centers", centers, study, spec);
        Site here = options.here();
        PseudonymKey key = PseudonymKey.of(here, study, System.getenv());
        return run(study, here, Session.hadoop(), (snapshots, log) -> new Pool(
                        study,
                        key,
                        options.engines("pool " + study.id(), snapshots),
                        snapshots,
                        log,
                        new Recompute(full, centers))
                .run());
    }

    /** What a run computes and publishes between its claim and its record. */
    interface Pooling {
        RunOutcome run(Snapshots snapshots, Progress progress) throws IOException;
    }

    /** One run, from its record's opening to its end; once it has published, nothing makes a failure of it. */
    int run(Study study, Site here, Configuration hadoop, Pooling pooling) throws IOException {
        var snapshots = new Snapshots(new Path(options.directory(here, study)), hadoop);
        RunRecord record = RunRecord.open(snapshots, study.id());
        var log = new RunLog(options.logFormat(), spec.commandLine().getErr(), record.run());
        RunOutcome outcome = null;
        List<String> removed = List.of();
        try (OutputLock claim = snapshots.claim(record.holder(), InstantSource.system())) {
            claim.abandoned().ifPresent(dead -> log.stage("Taking over from a run that died: " + dead));
            outcome = pooling.run(snapshots, log);
            removed = new Retention(here.keep(), snapshots, record.start()).apply();
            record.published(id(outcome), removed, snapshots.undone(), log.warnings());
        } catch (Exception | Error e) { // Spark throws checked exceptions that it does not declare
            Failure failure = Failure.of(e);
            if (outcome == null) {
                log.failed(failure);
                log.undone(snapshots.undone());
                close(record, e, failure, log);
                return failure.exitCode().code();
            }
            var sentence = "after the run had published: " + failure.lines().get(0);
            log.undone(List.of(sentence));
            close(
                    record,
                    outcome,
                    removed,
                    Stream.concat(snapshots.undone().stream(), Stream.of(sentence))
                            .toList(),
                    log);
        }
        log.undone(snapshots.undone());
        log.done(ExitCode.DONE.code(), outcome.manifest());
        print(outcome, removed, log.warnings());
        return ExitCode.DONE.code();
    }

    /** The exit code tells what happened, also where the record cannot be written. */
    private static void close(RunRecord record, Throwable thrown, Failure failure, RunLog log) {
        boolean refused = thrown instanceof OutputHeldException held && held.refused();
        try {
            record.failed(failure.exitCode().code(), failure.lines(), refused, log.warnings());
        } catch (IOException e) {
            log.undone(List.of(NO_RECORD + e.getMessage()));
        }
    }

    /** The record of a run that has published is closed as such, whatever failed after that. */
    private static void close(
            RunRecord record, RunOutcome outcome, List<String> removed, List<String> undone, RunLog log) {
        try {
            record.published(id(outcome), removed, undone, log.warnings());
        } catch (IOException e) {
            log.undone(List.of(NO_RECORD + e.getMessage()));
        }
    }

    private static String id(RunOutcome outcome) {
        return outcome.manifest().getString("snapshot");
    }

    private void print(RunOutcome outcome, List<String> removed, List<String> beside) {
        PrintWriter stdout = spec.commandLine().getOut();
        if (json) {
            stdout.println(outcome.manifest().root().render(ConfigRenderOptions.concise()));
        } else {
            stdout.print(PoolScreen.of(outcome, removed, beside));
            stdout.flush();
        }
    }
}
