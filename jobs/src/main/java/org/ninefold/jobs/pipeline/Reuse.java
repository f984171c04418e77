package org.ninefold.jobs.pipeline;

import com.typesafe.config.Config;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.ninefold.jobs.extract.FileHash;
import org.ninefold.jobs.publish.Manifest;
import org.ninefold.jobs.publish.Snapshots;
import org.ninefold.quality.Delivery;

/**
 * The centres whose files, mapping, study, key and software are those of the current snapshot: their tables are taken over
 * as they are, and the run's own tables of them too, so that everything after them is as if they had been read again.
 *
 * @param sites ids of the centres
 * @param deliveries what they delivered
 * @param files what is taken: path below the staging folder, where it lies, and the hash it must have
 */
record Reuse(Set<String> sites, List<Delivery> deliveries, List<Taken> files) {
    /** The key in the manifest under which each centre's hash stands. */
    static final String KEYS = "keys";

    private static final String WORK = "work/";

    static final Reuse NOTHING = new Reuse(Set.of(), List.of(), List.of());

    private static final Pattern OF_A_SITE = Pattern.compile(
            "(?:patient/(?:harmonized|adam)/[a-z]+(?:_[a-z]+)*|patient/quarantine|work/[a-z]+)/([A-Za-z0-9_]+)-\\d+\\.parquet");

    /** A file to take over. */
    record Taken(String path, Path from, String sha256) {}

    /**
     * What the current snapshot has of centres with these keys; nothing where there is none, or its own tables are gone.
     *
     * @param keys for each centre the hash of all that decides on its tables
     */
    static Reuse of(Map<String, String> keys, Snapshots snapshots, Configuration hadoop) throws IOException {
        Optional<Config> current = snapshots.currentManifest().map(Manifest::parse);
        if (current.isEmpty() || !current.get().hasPath(KEYS)) {
            return NOTHING;
        }
        Config before = current.get();
        String id = before.getString("snapshot");
        var sites = new TreeSet<String>();
        Config old = before.getConfig(KEYS);
        keys.forEach((site, key) -> {
            if (old.hasPath(site) && old.getString(site).equals(key)) {
                sites.add(site);
            }
        });
        var files = new ArrayList<Taken>();
        files.addAll(taken(before, "files", sites, path -> new Path(snapshots.snapshot(id), path)));
        files.addAll(taken(before, "work", sites, path -> new Path(snapshots.work(id), path.substring(WORK.length()))));
        if (sites.isEmpty() || !whole(files, hadoop)) {
            return NOTHING;
        }
        return new Reuse(
                sites,
                Manifest.deliveries(before).stream()
                        .filter(delivery -> sites.contains(delivery.siteId()))
                        .toList(),
                files);
    }

    private static List<Taken> taken(Config manifest, String list, Set<String> sites, Function<String, Path> from) {
        var taken = new ArrayList<Taken>();
        for (Config file : manifest.getConfigList(list)) {
            String path = file.getString("path");
            Matcher of = OF_A_SITE.matcher(path);
            if (of.matches() && sites.contains(of.group(1))) {
                taken.add(new Taken(path, from.apply(path), file.getString("sha256")));
            }
        }
        return taken;
    }

    /** Whether every file is there and has its hash: else the centres are read again. */
    private static boolean whole(List<Taken> files, Configuration hadoop) throws IOException {
        for (Taken file : files) {
            FileSystem from = file.from.getFileSystem(hadoop);
            if (!from.exists(file.from)) {
                return false;
            }
            try (InputStream stream = from.open(file.from)) {
                if (!FileHash.of(stream).equals(file.sha256)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Puts the files into a staging folder. */
    void into(Path staging, Snapshots snapshots) throws IOException {
        for (Taken file : files) {
            snapshots.take(file.from, new Path(staging, file.path));
        }
    }

    /** The hashes by centre, for the manifest. */
    static Map<String, Object> entry(Map<String, String> keys) {
        return new TreeMap<>(keys);
    }
}
