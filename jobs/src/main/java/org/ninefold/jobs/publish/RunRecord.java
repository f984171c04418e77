package org.ninefold.jobs.publish;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.fs.Path;

/**
 * The record of one run, {@code runs/<start>.json}: opened at the start, closed with the exit code.
 *
 * @param command {@link #POOL} or another
 * @param start when the run began
 */
public record RunRecord(Snapshots snapshots, String studyId, String command, Instant start) {
    /** The command that publishes. */
    public static final String POOL = "pool";

    private static final String FOLDER = "runs";
    private static final String ENDING = ".json";
    private static final String REFUSED = "refused";
    private static final String WARNINGS = "warnings";
    private static final String COMMAND = "command";
    private static final Config NOTHING = Manifest.parse("{}");
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HHmmss.SSS'Z'").withZone(ZoneOffset.UTC);

    /** Opens the record of {@link #POOL} or another command that starts now; of several in one millisecond each gets its own. */
    public static RunRecord open(Snapshots snapshots, String studyId, String command) throws IOException {
        var opened = new RunRecord(snapshots, studyId, command, Instant.now().truncatedTo(ChronoUnit.MILLIS));
        snapshots.make(FOLDER);
        while (!snapshots.storage.create(opened.file(), opened.manifest().json(), Access.MEMBERS)) {
            opened = new RunRecord(snapshots, studyId, command, opened.start.plusMillis(1));
        }
        return opened;
    }

    /** The run's id. */
    public String run() {
        return NAME.format(start);
    }

    /** The run as a holder of the output directory. */
    public Holder holder() {
        return Holder.here(run(), start.toString());
    }

    /** Closes the record of a run that published: what it removed of what was old, could not tidy up, was warned of. */
    public void published(String snapshot, List<String> removed, List<String> undone, List<String> warnings)
            throws IOException {
        Manifest closed = closed(0).with("snapshot", snapshot);
        close(closed, Map.of("removed", removed, "undone", undone, WARNINGS, warnings));
    }

    /** Closes the record of a command that publishes nothing, with sentences that say what it did. */
    public void ended(int exitCode, List<String> sentences) throws IOException {
        close(closed(exitCode).with("did", sentences), Map.of());
    }

    /** Closes the record of a run that did not, for failures without values of the data; a refused one did not begin. */
    public void failed(int exitCode, List<String> failure, boolean refused, List<String> warnings) throws IOException {
        Manifest closed = closed(exitCode).with("failure", failure);
        if (refused) {
            closed.with(REFUSED, true);
        }
        close(closed, Map.of(WARNINGS, warnings));
    }

    private Manifest closed(int exitCode) {
        return manifest().with("end", Instant.now().toString()).with("exit-code", exitCode);
    }

    private void close(Manifest closed, Map<String, List<String>> beside) throws IOException {
        beside.forEach((key, sentences) -> {
            if (!sentences.isEmpty()) {
                closed.with(key, sentences);
            }
        });
        snapshots.storage.replace(file(), closed.json(), Access.MEMBERS);
    }

    private Manifest manifest() {
        Holder here = holder();
        var manifest = new Manifest();
        if (!command.equals(POOL)) {
            manifest.with(COMMAND, command);
        }
        return manifest.with("study", studyId)
                .with("start", start.toString())
                .with("host", here.host())
                .with("process", here.process());
    }

    private Path file() {
        return file(snapshots, run());
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
     * @param refused whether it did not begin, because another run held the directory
     * @param isPool whether it is one of {@code pool}, which alone publishes
     * @param holder who it is
     */
    public record Entry(
            String run,
            Instant start,
            Instant end,
            Integer exitCode,
            String snapshot,
            boolean refused,
            boolean isPool,
            Holder holder) {
        private static Entry of(String run, Instant start, String json) {
            try {
                Config record = Manifest.parse(json);
                Instant end = record.hasPath("end") ? Instant.parse(record.getString("end")) : null;
                return new Entry(
                        run,
                        start,
                        end,
                        record.hasPath("exit-code") ? record.getInt("exit-code") : null,
                        Manifest.text(record, "snapshot"),
                        record.hasPath(REFUSED) && record.getBoolean(REFUSED),
                        !record.hasPath(COMMAND),
                        Holder.of(run, start.toString(), record));
            } catch (ConfigException | DateTimeException e) {
                return new Entry(run, start, null, null, null, false, true, Holder.of(run, start.toString(), NOTHING));
            }
        }
    }

    /**
     * All records of a directory, in order of their start; one that was not written to its end counts as not closed. Other files
     * are none.
     */
    public static List<Entry> all(Snapshots snapshots) throws IOException {
        var entries = new ArrayList<Entry>();
        for (String name : snapshots.storage.names(new Path(snapshots.out(), FOLDER))) {
            if (!name.endsWith(ENDING)) {
                continue;
            }
            String run = name.substring(0, name.length() - ENDING.length());
            Instant start;
            try {
                start = Instant.from(NAME.parse(run));
            } catch (DateTimeException e) {
                continue;
            }
            entries.add(Entry.of(run, start, snapshots.storage.read(file(snapshots, run))));
        }
        return entries;
    }

    /** Deletes a record. */
    static void delete(Snapshots snapshots, String run) throws IOException {
        snapshots.storage.delete(file(snapshots, run));
    }
}
