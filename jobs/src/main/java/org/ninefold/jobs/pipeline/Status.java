package org.ninefold.jobs.pipeline;

import com.typesafe.config.Config;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.ninefold.jobs.publish.Current;
import org.ninefold.jobs.publish.Holder;
import org.ninefold.jobs.publish.Register;
import org.ninefold.jobs.publish.RunRecord;
import org.ninefold.jobs.publish.Snapshots;

/**
 * How an output directory stands.
 *
 * @param current the current snapshot's manifest; null where there is no snapshot
 * @param age since it was published; null where there is none
 * @param problems sentences that say why the current snapshot is not whole, or what {@code forget} did not end; none if all is
 *     well
 * @param last the run that ended last, or died; null where there is none. One that was refused because another held the
 *     directory did not begin
 * @param exitCode of that run: as its record says; of a run that died 0 if it had published and 1 if not; 1 instead of 0
 *     where the current snapshot is not whole; 0 where no run has ended
 * @param refused the last run that was refused, if it was after that; null where there is none
 * @param starting a run that began less than a minute ago and has no claim yet, or none any more; null where there is none
 * @param running the run that holds the directory now; null where none does
 * @param seen whether that is known from the claim; else this account may not look at it, and the run that holds the
 *     directory is the last whose record is open
 * @param abandoned what a run that died left in staging
 */
public record Status(
        Config current,
        Duration age,
        List<String> problems,
        RunRecord.Entry last,
        int exitCode,
        RunRecord.Entry refused,
        RunRecord.Entry starting,
        Holder running,
        boolean seen,
        List<String> abandoned) {
    /** A run has a record before it has the claim. */
    private static final Duration STARTING = Duration.ofMinutes(1);

    /**
     * Looks at a directory.
     *
     * @param verify whether every file of the current snapshot is compared with its hash
     */
    public static Status of(Snapshots snapshots, boolean verify, Configuration hadoop, InstantSource clock)
            throws IOException {
        Instant now = clock.instant();
        Holder running = null;
        boolean seen = true;
        try {
            running = snapshots.holder(clock).orElse(null);
        } catch (AccessDeniedException e) {
            seen = false;
        }
        // after the claim: a run that ends between the two is told as running, not as one that died
        List<RunRecord.Entry> runs = RunRecord.all(snapshots);
        if (!seen) {
            running = open(runs);
        }
        RunRecord.Entry last = null;
        RunRecord.Entry refused = null;
        RunRecord.Entry starting = null;
        // what forget left undone is told by its register
        for (RunRecord.Entry run : runs.stream().filter(RunRecord.Entry::isPool).toList()) {
            boolean isRunning = running != null && run.run().equals(running.run());
            if (run.refused()) {
                refused = run;
            } else if (!isRunning && run.exitCode() == null && run.start().isAfter(now.minus(STARTING))) {
                starting = run;
            } else if (!isRunning && (last == null || !ended(run).isBefore(ended(last)))) {
                last = run;
            }
        }
        if (refused != null && last != null && ended(refused).isBefore(ended(last))) {
            refused = null;
        }
        List<String> abandoned = seen && running == null ? snapshots.staging().names() : List.of();
        var looked = Current.of(snapshots, verify, hadoop);
        Config current = looked.manifest();
        var problems = new ArrayList<String>();
        if (looked.problem() != null) {
            problems.add(looked.problem() + looked.remedy());
        }
        if (seen && running == null) {
            problems.addAll(forgetting(snapshots));
        }
        int exitCode = last == null ? 0 : exitCode(last, current);
        return new Status(
                current,
                current == null ? null : Duration.between(Instant.parse(current.getString("run.end")), now),
                problems,
                last,
                exitCode == 0 && !problems.isEmpty() ? 1 : exitCode,
                refused,
                starting,
                running,
                seen,
                abandoned);
    }

    /** What is against the register of the forgotten, which only the account of the job may read, as the claim. */
    private static List<String> forgetting(Snapshots snapshots) {
        try {
            return Register.read(snapshots).open().stream()
                    .map(entry ->
                            "patients of %s are to be forgotten, and this did not end; call ninefold forget again, or run pool, which ends it first"
                                    .formatted(entry.center()))
                    .toList();
        } catch (IOException e) {
            return List.of(e.getMessage());
        }
    }

    /** When a run ended; of one that died only the start is known, and others began after it was gone. */
    private static Instant ended(RunRecord.Entry run) {
        return run.end() == null ? run.start() : run.end();
    }

    /** The run that began last and has not ended, unless another ended after its start: then it died. */
    private static Holder open(List<RunRecord.Entry> runs) {
        RunRecord.Entry open = null;
        for (RunRecord.Entry run : runs) {
            if (!run.refused()) {
                open = run.end() == null ? run : open != null && ended(run).isAfter(open.start()) ? null : open;
            }
        }
        return open == null ? null : open.holder();
    }

    /** A run that died after it had published left its start in the manifest of the current snapshot. */
    private static int exitCode(RunRecord.Entry run, Config current) {
        if (run.exitCode() != null) {
            return run.exitCode();
        }
        boolean published = current != null
                && !Instant.parse(current.getString("run.start")).isBefore(run.start());
        return published ? 0 : 1;
    }
}
