package org.ninefold.jobs.publish;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.fs.Path;

/** The record of one run, {@code runs/<start>.json}: opened at the start, closed with the exit code. */
public final class RunRecord {
    private static final String FOLDER = "runs";
    private static final String ENDING = ".json";
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HHmmss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final Snapshots snapshots;
    private final String studyId;
    private final Instant start;

    private RunRecord(Snapshots snapshots, String studyId, Instant start) {
        this.snapshots = snapshots;
        this.studyId = studyId;
        this.start = start;
    }

    /** Opens the record of a run that starts now; of several that start in one millisecond each gets one of its own. */
    public static RunRecord open(Snapshots snapshots, String studyId) throws IOException {
        var opened = new RunRecord(snapshots, studyId, Instant.now().truncatedTo(ChronoUnit.MILLIS));
        while (!snapshots
                .texts()
                .create(file(snapshots, opened.run()), opened.manifest().json())) {
            opened = new RunRecord(snapshots, studyId, opened.start.plusMillis(1));
        }
        return opened;
    }

    /** The run's id. */
    public String run() {
        return NAME.format(start);
    }

    /** When the run began. */
    public Instant start() {
        return start;
    }

    /** The run as a holder of the output directory. */
    public Holder holder() {
        return Holder.here(run(), start.toString());
    }

    /**
     * Closes the record of a run that published.
     *
     * @param snapshot id of the snapshot that is current for it
     * @param removed what the run removed of what was old
     * @param undone what it could not tidy up
     */
    public void published(String snapshot, List<String> removed, List<String> undone) throws IOException {
        Manifest closed = closed(0).with("snapshot", snapshot);
        if (!removed.isEmpty()) {
            closed.with("removed", removed);
        }
        if (!undone.isEmpty()) {
            closed.with("undone", undone);
        }
        close(closed);
    }

    /**
     * Closes the record of a run that did not.
     *
     * @param failure what failed, without values of the data
     */
    public void failed(int exitCode, List<String> failure) throws IOException {
        close(closed(exitCode).with("failure", failure));
    }

    private Manifest closed(int exitCode) {
        return manifest().with("end", Instant.now().toString()).with("exit-code", exitCode);
    }

    private void close(Manifest closed) throws IOException {
        snapshots.texts().replace(file(snapshots, run()), closed.json());
    }

    private Manifest manifest() {
        return new Manifest().with("study", studyId).with("start", start.toString());
    }

    private static Path file(Snapshots snapshots, String run) {
        return new Path(snapshots.out(), FOLDER + "/" + run + ENDING);
    }

    /**
     * What a record says.
     *
     * @param run the run's id
     * @param start when it began
     * @param end when it ended; null where the record was not closed
     * @param exitCode how; null where the record was not closed
     * @param snapshot the snapshot that it made current; null where it made none
     */
    public record Entry(String run, Instant start, Instant end, Integer exitCode, String snapshot) {
        private static Entry of(String run, Config record) {
            return new Entry(
                    run,
                    Instant.from(NAME.parse(run)),
                    record.hasPath("end") ? Instant.parse(record.getString("end")) : null,
                    record.hasPath("exit-code") ? record.getInt("exit-code") : null,
                    record.hasPath("snapshot") ? record.getString("snapshot") : null);
        }
    }

    /** All records of a directory, in order of their start; one that was not written to its end counts as not closed. */
    public static List<Entry> all(Snapshots snapshots) throws IOException {
        var entries = new ArrayList<Entry>();
        for (String run : runs(snapshots)) {
            entries.add(Entry.of(run, parse(snapshots.texts().read(file(snapshots, run)))));
        }
        return entries;
    }

    private static Config parse(String json) {
        try {
            return Manifest.parse(json);
        } catch (ConfigException e) {
            return Manifest.parse("{}");
        }
    }

    private static List<String> runs(Snapshots snapshots) throws IOException {
        return snapshots.texts().names(new Path(snapshots.out(), FOLDER)).stream()
                .filter(name -> name.matches("\\d{4}-\\d\\d-\\d\\dT\\d{6}\\.\\d{3}Z\\.json"))
                .map(name -> name.substring(0, name.length() - ENDING.length()))
                .toList();
    }

    /** Deletes a record. */
    static void delete(Snapshots snapshots, String run) throws IOException {
        snapshots.texts().delete(file(snapshots, run));
    }
}
