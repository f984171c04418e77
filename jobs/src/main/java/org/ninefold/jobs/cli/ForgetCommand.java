package org.ninefold.jobs.cli;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.ninefold.jobs.pipeline.Forgetting;
import org.ninefold.jobs.pipeline.PseudonymKey;
import org.ninefold.jobs.publish.OutputLock;
import org.ninefold.jobs.publish.RunRecord;
import org.ninefold.jobs.publish.Snapshots;
import org.ninefold.study.ClosedFigures;
import org.ninefold.study.Site;
import org.ninefold.study.Study;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ninefold forget}. */
@Command(
        name = "forget",
        description = {
            "Takes patients who withdrew their consent out of the study: out of every kept snapshot now, and out of whatever"
                    + " their centre delivers from now on.",
            "It needs the key of the pseudonyms, and no Spark. Called again, it ends what a call began that died."
        })
final class ForgetCommand extends Subcommand {
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    @Mixin
    private StudyOptions options;

    @Option(names = "--center", required = true, paramLabel = "ID", description = "the centre that knows them")
    private String center;

    @Option(
            names = "--id-file",
            required = true,
            paramLabel = "FILE",
            description = "the centre's own numbers of the patients, one a line, UTF-8; not below the output directory")
    private Path idFile;

    @Override
    public Integer call() throws IOException {
        Study study = options.study();
        requireCenters("--center", List.of(center), study);
        Site here = options.here();
        PseudonymKey key = PseudonymKey.of(here, study, System.getenv());
        return run(study, here, key, Session.hadoop());
    }

    /** One call, from its record's opening to its end. */
    int run(Study study, Site here, PseudonymKey key, Configuration hadoop) throws IOException {
        Snapshots snapshots = options.snapshots(here, study, hadoop);
        if (!snapshots.isOutput()) {
            throw usage(
                    "--out: expected an output directory of ninefold pool, found no snapshot in " + snapshots.out());
        }
        List<String> numbers = numbers(snapshots);
        RunRecord record = RunRecord.open(snapshots, study.id(), "forget");
        var log = new RunLog(options.logFormat(), err(), record.run());
        try (OutputLock claim = snapshots.claim(record.holder(), InstantSource.system())) {
            claim.abandoned().ifPresent(dead -> log.stage("Taking over from a run that died: " + dead));
            Forgetting.Outcome outcome =
                    new Forgetting(key, snapshots, log).forget(center, numbers, here.closedFigures());
            boolean all = outcome.entry() == null || outcome.entry().otherKey().isEmpty();
            int code = (all ? ExitCode.DONE : ExitCode.FAILURE).code();
            List<String> lines = lines(outcome);
            record.ended(code, lines);
            log.done(code);
            print(Screen.of(lines));
            return code;
        } catch (IOException | RuntimeException e) {
            Failure failure = failure(e);
            log.failed(failure);
            log.close(record, failure, e);
            return failure.exitCode().code();
        }
    }

    private static Failure failure(Exception thrown) {
        Failure failure = Failure.of(thrown);
        return failure.exitCode() == ExitCode.FAILURE
                ? new Failure(
                        failure.exitCode(),
                        "Forgetting did not end; call ninefold forget again, or run pool, which ends it first if the register has it:",
                        failure.lines())
                : failure;
    }

    /** The numbers of the file; nothing that is said of it holds one of them. */
    private List<String> numbers(Snapshots snapshots) throws IOException {
        if (!Files.isRegularFile(idFile)) {
            throw usage("--id-file: expected a file, found none of that name");
        }
        if (isIn(snapshots.out(), idFile)) {
            throw usage("--id-file: expected a file outside of the output directory, found one in it; move it away");
        }
        try {
            List<String> lines = Files.readAllLines(idFile).stream()
                    .map(line -> line.replace(BYTE_ORDER_MARK, ""))
                    .filter(line -> !line.isBlank())
                    .toList();
            if (lines.isEmpty()) {
                throw usage("--id-file: expected a number of a patient in each line, found none");
            }
            return lines;
        } catch (CharacterCodingException e) {
            throw usage("--id-file: expected UTF-8, found other bytes; save it as UTF-8");
        }
    }

    /** Whether a file is below an output directory on this machine, whatever names lead to both. */
    private static boolean isIn(org.apache.hadoop.fs.Path out, Path file) throws IOException {
        return "file".equals(out.toUri().getScheme())
                && file.toRealPath().startsWith(Path.of(out.toUri().getPath()).toRealPath());
    }

    private List<String> lines(Forgetting.Outcome outcome) {
        var lines = new ArrayList<String>();
        lines.add("Patients    %d of %s%s%s"
                .formatted(
                        outcome.asked(),
                        center,
                        outcome.before() == 0 ? "" : ", %d forgotten before".formatted(outcome.before()),
                        outcome.unseen() == 0
                                ? ""
                                : ", %d in no kept snapshot: what is delivered of them later is left out"
                                        .formatted(outcome.unseen())));
        if (outcome.entry() == null) {
            lines.add("Done        nothing more: no kept snapshot has any of them");
            return lines;
        }
        boolean removed = outcome.entry().figures() == ClosedFigures.REMOVE;
        outcome.entry()
                .snapshots()
                .forEach(one -> lines.add("Snapshot    %s %s: %d rows of theirs in %d files"
                        .formatted(one.snapshot(), removed ? "removed" : "closed", one.rows(), one.files())));
        if (outcome.entry().snapshots().isEmpty()) {
            lines.add("Snapshot    none has any of them");
        }
        outcome.entry()
                .otherKey()
                .forEach(id -> lines.add(
                        "Warning     snapshot %s was not looked through: another key made its pseudonyms; call ninefold forget with that key, too, or remove it"
                                .formatted(id)));
        if (outcome.alike() > 0) {
            lines.add(
                    "Warning     %d of them may be known at another centre, too; if so, forget them there by that centre's number"
                            .formatted(outcome.alike()));
        }
        lines.add("Register    FORGOTTEN.json, entry " + outcome.entries());
        lines.add("Next        run pool: it counts without them; then remove the file of numbers");
        return lines;
    }
}
