package org.ninefold.jobs.cli;

import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.ninefold.jobs.pipeline.Pool;
import org.ninefold.jobs.pipeline.Progress;
import org.ninefold.jobs.pipeline.PseudonymKey;
import org.ninefold.jobs.pipeline.Recompute;
import org.ninefold.jobs.pipeline.RunOutcome;
import org.ninefold.jobs.publish.OutputLock;
import org.ninefold.jobs.publish.Retention;
import org.ninefold.jobs.publish.RunRecord;
import org.ninefold.jobs.publish.Snapshots;
import org.ninefold.study.Site;
import org.ninefold.study.Study;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ninefold pool}. */
@Command(
        name = "pool",
        description = {
            "Reads every centre's extracts, harmonizes them, computes the study's outcomes and publishes one snapshot.",
            "In every case but success the previous snapshot stays current and whole."
        })
final class PoolCommand extends Subcommand {
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
        requireCenters("--centers", centers, study);
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
        Snapshots snapshots = options.snapshots(here, study, hadoop);
        RunRecord record = RunRecord.open(snapshots, study.id(), RunRecord.POOL);
        var log = new RunLog(options.logFormat(), err(), record.run());
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
                log.close(record, failure, e);
                return failure.exitCode().code();
            }
            var sentence = "after the run had published: " + failure.lines().get(0);
            log.undone(List.of(sentence));
            List<String> undone = Stream.concat(snapshots.undone().stream(), Stream.of(sentence))
                    .toList();
            close(record, outcome, removed, undone, log);
        }
        log.undone(snapshots.undone());
        log.done(ExitCode.DONE.code(), outcome.manifest());
        print(json ? Screen.json(outcome.manifest().root()) + "\n" : PoolScreen.of(outcome, removed, log.warnings()));
        return ExitCode.DONE.code();
    }

    /** The record of a run that has published is closed as such, whatever failed after that. */
    private static void close(
            RunRecord record, RunOutcome outcome, List<String> removed, List<String> undone, RunLog log) {
        log.close(() -> record.published(id(outcome), removed, undone, log.warnings()));
    }

    private static String id(RunOutcome outcome) {
        return outcome.manifest().getString("snapshot");
    }
}
