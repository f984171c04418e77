package org.ninefold.jobs.pipeline;

import com.typesafe.config.Config;
import java.io.IOException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.ninefold.jobs.derive.Cohort;
import org.ninefold.jobs.extract.AtOnce;
import org.ninefold.jobs.extract.FileHash;
import org.ninefold.jobs.harmonize.KeptSubjects;
import org.ninefold.jobs.publish.Current;
import org.ninefold.jobs.publish.Footers;
import org.ninefold.jobs.publish.Manifest;
import org.ninefold.jobs.publish.Snapshots;
import org.ninefold.jobs.tables.SiteFile;
import org.ninefold.quality.Delivery;

/**
 * What a run takes over of centres whose files, mapping, key and software are those of the current snapshot. Where the study
 * is the same too, and the cut-off is or no date of the centre reaches either, all its tables are taken as they are; else
 * they are derived again from its standard tables. What comes out is as if its files had been read.
 *
 * @param sites ids of the centres whose tables are all taken
 * @param derived ids of the centres that are derived again
 * @param deliveries what both delivered
 * @param files what is taken of both
 * @param counts what the current snapshot counted of the sites; of none where its counts are not whole
 */
record Reuse(
        Set<String> sites, Set<String> derived, List<Delivery> deliveries, List<Taken> files, CountsBefore counts) {
    private static final String KEYS = "keys";
    private static final String READ = "read";
    private static final String DERIVE = "derive";

    static final Reuse NOTHING = new Reuse(Set.of(), Set.of(), List.of(), List.of(), CountsBefore.NOTHING);

    /** The tables of which a centre's subjects are made again. */
    private static final Set<String> OF_SUBJECTS = Set.of(
            Cohort.WORK + KeptSubjects.LEDGER, Cohort.WORK + KeptSubjects.TRAILER, Cohort.WORK + KeptSubjects.LIKENESS);

    /**
     * A file to take over.
     *
     * @param of its table and centre
     * @param path its path below the staging folder
     * @param from where it lies
     * @param sha256 the hash it must have
     */
    record Taken(SiteFile of, String path, Path from, String sha256) {

        /** Whether it lies beside the snapshots. */
        private boolean isWork() {
            return path.startsWith(Cohort.WORK);
        }

        private boolean ofSubjects() {
            return path.startsWith(KeptSubjects.HARMONIZED)
                    || path.startsWith(KeptSubjects.QUARANTINE)
                    || OF_SUBJECTS.contains(of.folder());
        }
    }

    /**
     * The hashes of a centre.
     *
     * @param read of all that decides on its standard tables
     * @param derive of all but the cut-off that decides on what is derived from them
     */
    record Key(String read, String derive) {}

    /**
     * What the current snapshot has of centres with these keys; nothing where there is none. A centre of which a file is
     * missing or changed is read.
     *
     * @param current with the hashes of its files
     */
    static Reuse of(Map<String, Key> keys, LocalDate cutoff, Current current, Snapshots snapshots) throws IOException {
        Configuration hadoop = snapshots.hadoop();
        Config before = current.manifest();
        if (current.hashes().isEmpty() || !before.hasPath(KEYS)) {
            return NOTHING;
        }
        LocalDate cutoffBefore = LocalDate.parse(before.getString("cutoff"));
        var sites = new TreeSet<String>();
        var derived = new TreeSet<String>();
        var files = new ArrayList<Taken>();
        Map<String, List<Taken>> bySite = bySite(before, snapshots);
        for (Map.Entry<String, Key> entry : keys.entrySet()) {
            String site = entry.getKey();
            Key key = entry.getValue();
            List<Taken> own = bySite.getOrDefault(site, List.of());
            if (!key.read.equals(Manifest.text(before, KEYS + "." + site + "." + READ))
                    || !whole(own, current, hadoop)) {
                continue;
            }
            LocalDate earlier = cutoff.isBefore(cutoffBefore) ? cutoff : cutoffBefore;
            boolean same = key.derive.equals(Manifest.text(before, KEYS + "." + site + "." + DERIVE))
                    && (cutoff.equals(cutoffBefore) || endsBefore(earlier, own, hadoop));
            (same ? sites : derived).add(site);
            files.addAll(own);
        }
        return new Reuse(
                sites,
                derived,
                Manifest.deliveries(before).stream()
                        .filter(delivery -> sites.contains(delivery.siteId()) || derived.contains(delivery.siteId()))
                        .toList(),
                files,
                CountsBefore.of(sites, (int) ChronoUnit.DAYS.between(cutoffBefore, cutoff), current, snapshots));
    }

    private static Map<String, List<Taken>> bySite(Config manifest, Snapshots snapshots) {
        String id = manifest.getString("snapshot");
        var bySite = new HashMap<String, List<Taken>>();
        for (String list : List.of("files", "work")) {
            Manifest.hashes(manifest, list).forEach((path, sha256) -> {
                SiteFile.of(path).ifPresent(file -> {
                    Path from = path.startsWith(Cohort.WORK)
                            ? new Path(snapshots.work(id), path.substring(Cohort.WORK.length()))
                            : new Path(snapshots.snapshot(id), path);
                    bySite.computeIfAbsent(file.siteId(), site -> new ArrayList<>())
                            .add(new Taken(file, path, from, sha256));
                });
            });
        }
        return bySite;
    }

    private static boolean whole(List<Taken> files, Current current, Configuration hadoop) throws IOException {
        for (Taken file : files) {
            // told before any is hashed
            if (file.isWork()
                    ? !file.from.getFileSystem(hadoop).exists(file.from)
                    : !file.sha256.equals(current.hashes().get(file.path))) {
                return false;
            }
        }
        List<Taken> work = files.stream().filter(Taken::isWork).toList();
        return !AtOnce.read(work, file -> FileHash.matches(file.from, file.sha256, hadoop))
                .contains(false);
    }

    /** Whether all dates of a centre are before a day: then no cut-off on or after that day changes its tables. */
    private static boolean endsBefore(LocalDate day, List<Taken> files, Configuration hadoop) throws IOException {
        for (Taken file : files) {
            if (file.of.folder().equals(Cohort.WORK + Cohort.LATEST)) {
                Optional<LocalDate> latest = Footers.latest(file.from, Cohort.DAY, hadoop);
                if (latest.isPresent() && !latest.get().isBefore(day)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** The same without some centres. */
    Reuse without(Set<String> turnedDown) {
        return new Reuse(
                minus(sites, turnedDown),
                minus(derived, turnedDown),
                deliveries.stream()
                        .filter(delivery -> !turnedDown.contains(delivery.siteId()))
                        .toList(),
                files.stream()
                        .filter(file -> !turnedDown.contains(file.of.siteId()))
                        .toList(),
                new CountsBefore(minus(counts.sites(), turnedDown), counts.later(), counts.snapshot(), counts.audit()));
    }

    private static Set<String> minus(Set<String> sites, Set<String> others) {
        var left = new TreeSet<>(sites);
        left.removeAll(others);
        return left;
    }

    /** Puts the tables of the centres that stay as they are into a staging folder. */
    void into(Path staging, Snapshots snapshots) throws IOException {
        for (Taken file : files) {
            if (sites.contains(file.of.siteId())) {
                snapshots.take(file.from, new Path(staging, file.path));
            }
        }
    }

    /** The hashes of the files that {@link #into} linked, by path: their bytes were compared with them. */
    Map<String, String> linked(Path staging, Snapshots snapshots) throws IOException {
        var hashes = new HashMap<String, String>();
        for (Taken file : files) {
            if (sites.contains(file.of.siteId()) && snapshots.same(file.from, new Path(staging, file.path))) {
                hashes.put(file.path, file.sha256);
            }
        }
        return hashes;
    }

    /** Ids of all centres whose files are not read. */
    Set<String> unread() {
        var all = new TreeSet<>(sites);
        all.addAll(derived);
        return all;
    }

    /** Where the subjects of the centres to derive again lie. */
    List<String> subjectFiles() {
        return files.stream()
                .filter(file -> derived.contains(file.of.siteId()) && file.ofSubjects())
                .map(file -> file.from.toString())
                .toList();
    }

    /** The hashes by centre, for the manifest. */
    static Manifest into(Manifest manifest, Map<String, Key> keys) {
        var hashes = new TreeMap<String, Object>();
        keys.forEach((site, key) -> hashes.put(site, Map.of(READ, key.read, DERIVE, key.derive)));
        return manifest.with(KEYS, hashes);
    }
}
