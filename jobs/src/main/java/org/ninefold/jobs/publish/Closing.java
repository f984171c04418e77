package org.ninefold.jobs.publish;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.ninefold.jobs.extract.FileHash;
import org.ninefold.jobs.harmonize.KeptSubjects;
import org.ninefold.jobs.tables.FlatParquet;
import org.ninefold.jobs.tables.SiteFile;
import org.ninefold.jobs.tables.TableReader;
import org.ninefold.schema.Table;

/**
 * Takes persons out of a kept snapshot. Its files are written beside first, without their rows; then the manifest says so; then what
 * describes single subjects goes; and the files take their places last, so that a call that died finds again what is to be done. A
 * file is never written through: its bytes may be another snapshot's, too.
 *
 * @param search finds whom it takes out
 */
public record Closing(Snapshots snapshots, PersonSearch search, Configuration conf) {
    private static final String PATIENT = "patient";
    private static final String PAGE = PATIENT + "/report.html";
    private static final String SUBJECTS = KeptSubjects.HARMONIZED + "subject/";
    private static final String ALIKE = KeptSubjects.QUARANTINE + "/same-person.parquet";

    /**
     * Where a snapshot has rows of the persons: how many by the file's path there, how many of its subjects they are, the persons'
     * tokens, and those of whoever may be known at another centre, too.
     */
    public record Found(
            String snapshot, SortedMap<String, Long> byFile, long subjects, Set<String> persons, Set<String> alike) {
        public Found {
            byFile = Collections.unmodifiableSortedMap(new TreeMap<>(byFile));
            persons = Set.copyOf(persons);
            alike = Set.copyOf(alike);
        }

        int files() {
            return byFile.size();
        }

        long rows() {
            return byFile.values().stream().mapToLong(Long::longValue).sum();
        }

        public boolean isEmpty() {
            return byFile.isEmpty();
        }

        /** The same for the register. */
        public RegisterEntry.Touched touched() {
            return new RegisterEntry.Touched(snapshot, files(), rows());
        }
    }

    /** Whether a file describes single subjects without naming them. */
    static boolean isOfSubjects(String path) {
        return path.startsWith(Publication.VALUES + "/") || path.equals(PAGE);
    }

    /** Looks through the tables of patients. */
    public Found find(String id) throws IOException {
        var byFile = new TreeMap<String, Long>();
        var persons = new TreeSet<String>();
        var alike = new TreeSet<String>();
        long subjects = 0;
        for (String path : Inventory.paths(snapshots.snapshot(id), List.of(PATIENT), conf)) {
            if (!mayHold(path)) {
                continue;
            }
            var found = new ArrayList<String>();
            Path file = new Path(snapshots.snapshot(id), path);
            try (var rows = new TableReader(columns(file), file, conf)) {
                for (List<Object> row = rows.next(); row != null; row = rows.next()) {
                    Optional.ofNullable(search.in(row)).ifPresent(found::add);
                }
            }
            if (!found.isEmpty()) {
                byFile.put(path, (long) found.size());
                persons.addAll(found);
                subjects += path.startsWith(SUBJECTS) ? found.size() : 0;
                alike.addAll(path.equals(ALIKE) ? found : List.of());
            }
        }
        return new Found(id, byFile, subjects, persons, alike);
    }

    /** Tables of other centres have no pseudonyms of this one. */
    private boolean mayHold(String path) {
        return path.endsWith(".parquet")
                && !isOfSubjects(path)
                && SiteFile.of(path)
                        .map(SiteFile::siteId)
                        .orElse(search.center())
                        .equals(search.center());
    }

    private Table columns(Path file) throws IOException {
        try {
            return Footers.table(file, conf);
        } catch (RuntimeException e) { // parquet-java's word for a file that is none of its own
            throw new IOException(
                    file + " cannot be read as Parquet, so that nobody knows whose rows it has; put it back, or remove"
                            + " its snapshot",
                    e);
        }
    }

    /** Takes the persons out, and leaves what was counted of them. */
    public void close(Found found, RegisterEntry entry) throws IOException {
        Path folder = snapshots.snapshot(found.snapshot());
        String text = snapshots.manifest(found.snapshot()).orElseThrow();
        Config manifest = manifest(found.snapshot(), text);
        Map<String, String> listed = Manifest.hashes(manifest, "files");
        var fresh = new HashMap<String, Inventory.Item>();
        for (String path : found.byFile().keySet()) {
            Path file = new Path(folder, path);
            rewrite(file);
            if (listed.containsKey(path) && FileHash.matches(file, listed.get(path), conf)) {
                FileStatus written = snapshots.storage.files.getFileStatus(next(file));
                fresh.put(path, Inventory.item(snapshots.storage, written, path, Map.of()));
            }
        }
        Optional<String> replaced = ClosedManifest.replaced(manifest, entry);
        String before = replaced.orElseGet(() -> FileHash.of(text.getBytes(StandardCharsets.UTF_8)));
        snapshots.close(
                found.snapshot(),
                before,
                replaced.isPresent() ? text : ClosedManifest.of(manifest, before, entry, found, fresh));
        Storage storage = snapshots.storage;
        storage.remove(new Path(folder, Publication.VALUES));
        storage.remove(new Path(folder, PAGE));
        for (String path : found.byFile().keySet()) {
            Path file = new Path(folder, path);
            storage.swap(next(file), file);
        }
    }

    private static Config manifest(String id, String text) throws IOException {
        try {
            return Manifest.parse(text);
        } catch (ConfigException e) {
            throw new IOException(
                    "MANIFEST.json of snapshot %s is not as it was written; put it back, or remove its folder"
                            .formatted(id),
                    e);
        }
    }

    private static Path next(Path file) {
        return new Path(file.getParent(), "." + file.getName() + ".next");
    }

    private void rewrite(Path file) throws IOException {
        Path fresh = next(file);
        Table table = columns(file);
        try (var rows = new TableReader(table, file, conf);
                var writer = new FlatParquet(fresh, table, conf)) {
            for (List<Object> row = rows.next(); row != null; row = rows.next()) {
                if (search.in(row) == null) {
                    writer.write(row.toArray());
                }
            }
        }
        snapshots.storage.permit(fresh, false, Access.OWNER);
        snapshots.storage.force(fresh);
    }

    /** Removes what runs kept of the centre for the next: counts cannot be told apart by persons. */
    public void removeWork() throws IOException {
        snapshots.keptWork.removeSite(search.center());
    }
}
