package org.ninefold.jobs.pipeline;

import com.typesafe.config.Config;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.ninefold.jobs.publish.Holder;
import org.ninefold.jobs.publish.Manifest;
import org.ninefold.jobs.publish.Publication;
import org.ninefold.jobs.publish.RunRecord;
import org.ninefold.jobs.publish.Snapshots;

/**
 * How an output directory stands.
 *
 * @param current the current snapshot's manifest; null where there is no snapshot
 * @param age since it was published; null where there is none
 * @param problems sentences that say why the current snapshot is not whole; none if it is
 * @param last the last run that ended, or died; null where there is none
 * @param exitCode of that run: as its record says; of a run that died 0 if it had published and 1 if not; 1 instead of 0
 *     where the current snapshot is not whole; 0 where no run has ended
 * @param running the run that holds the directory now; null where none does
 * @param abandoned what a run that died left in staging
 */
public record Status(
        Config current,
        Duration age,
        List<String> problems,
        RunRecord.Entry last,
        int exitCode,
        Holder running,
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
        Holder running = snapshots.holder(clock).orElse(null);
        List<String> abandoned = running == null ? snapshots.staged() : List.of();
        RunRecord.Entry last = null;
        for (RunRecord.Entry run : RunRecord.all(snapshots)) {
            boolean isRunning = running != null && run.run().equals(running.run());
            boolean starting = run.exitCode() == null && run.start().isAfter(now.minus(STARTING));
            if (!isRunning && !starting) {
                last = run;
            }
        }
        var problems = new ArrayList<String>();
        Config current = current(snapshots, verify, hadoop, problems);
        int exitCode = last == null ? 0 : exitCode(last, current);
        return new Status(
                current,
                current == null ? null : Duration.between(Instant.parse(current.getString("run.end")), now),
                problems,
                last,
                exitCode == 0 && !problems.isEmpty() ? 1 : exitCode,
                running,
                abandoned);
    }

    private static Config current(Snapshots snapshots, boolean verify, Configuration hadoop, List<String> problems)
            throws IOException {
        Optional<String> id = snapshots.current();
        Optional<String> json = snapshots.currentManifest();
        if (id.isEmpty()) {
            return null;
        } else if (json.isEmpty()) {
            problems.add("CURRENT names %s, which is not there; put it back or run again".formatted(id.get()));
            return null;
        }
        Config manifest = Manifest.parse(json.get());
        try {
            snapshots.verifyPointer(id.get(), json.get());
            if (verify) {
                Publication.verify(snapshots.snapshot(id.get()), manifest, hadoop);
            }
        } catch (IOException e) {
            problems.add(Objects.requireNonNullElse(e.getMessage(), e.getClass().getName()));
        }
        return manifest;
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
