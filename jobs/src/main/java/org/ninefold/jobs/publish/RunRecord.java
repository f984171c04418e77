package org.ninefold.jobs.publish;

import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.apache.hadoop.fs.Path;

/** The record of one run, {@code runs/<start>.json}: opened at the start, closed with the exit code. */
public final class RunRecord {
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HHmmss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final Snapshots snapshots;
    private final Path file;
    private final String studyId;
    private final Instant start;

    private RunRecord(Snapshots snapshots, String studyId, Instant start) {
        this.snapshots = snapshots;
        this.studyId = studyId;
        this.start = start;
        this.file = new Path(snapshots.out(), "runs/" + NAME.format(start).replace(":", "") + ".json");
    }

    /** Opens the record of a run that starts now. */
    public static RunRecord open(Snapshots snapshots, String studyId) throws IOException {
        var opened = new RunRecord(snapshots, studyId, Instant.now());
        snapshots.write(opened.file, opened.manifest().json());
        return opened;
    }

    /**
     * Closes the record.
     *
     * @param snapshot id of the snapshot that is current for it, or null
     * @param failure what failed, without values of the data
     */
    public void close(int exitCode, String snapshot, List<String> failure) throws IOException {
        Manifest closed = manifest().with("end", Instant.now().toString()).with("exit-code", exitCode);
        if (snapshot != null) {
            closed.with("snapshot", snapshot);
        }
        if (!failure.isEmpty()) {
            closed.with("failure", failure);
        }
        snapshots.write(file, closed.json());
    }

    private Manifest manifest() {
        return new Manifest().with("study", studyId).with("start", start.toString());
    }
}
