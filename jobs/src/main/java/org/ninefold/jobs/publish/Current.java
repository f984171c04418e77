package org.ninefold.jobs.publish;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/**
 * The snapshot that {@code CURRENT} names, as it stands on the disk.
 *
 * @param id its id; null where there is none
 * @param manifest its manifest; null where there is none that can be read
 * @param problem why it is not whole, a sentence without an end; null if nothing is known against it
 * @param remedy what to do then; null without a problem
 * @param hashes of its files as they are now, by path; empty where they were not compared with the manifest
 */
public record Current(String id, Config manifest, String problem, String remedy, Map<String, String> hashes) {
    /** What to do about a snapshot that somebody changed. */
    static final String MOVE_AWAY = "; move the snapshot away and run again";

    private static final String LOOK_AFTER = "; look after its disk and its permissions";
    private static final String PUT_BACK = "; put it back or run again";

    /** Looks at the current snapshot; {@code verify} compares every file of it with its hash. */
    public static Current of(Snapshots snapshots, boolean verify, Configuration conf) throws IOException {
        String id = snapshots.current().orElse(null);
        if (id == null) {
            return new Current(null, null, null, null, Map.of());
        }
        Optional<String> json = snapshots.manifest(id);
        if (json.isEmpty()) {
            return new Current(id, null, "CURRENT names %s, which is not there".formatted(id), PUT_BACK, Map.of());
        }
        Config manifest = parse(json.get());
        if (manifest == null || !snapshots.pointer.names(json.get())) {
            return new Current(id, manifest, otherManifest(snapshots, id), MOVE_AWAY, Map.of());
        } else if (!verify) {
            return new Current(id, manifest, null, null, Map.of());
        }
        Path folder = snapshots.snapshot(id);
        try {
            Map<String, String> hashes = Inventory.hashes(folder, Inventory.FOLDERS, conf);
            return Inventory.difference(folder, manifest, Inventory.FOLDERS, hashes)
                    .map(problem -> new Current(id, manifest, problem, MOVE_AWAY, hashes))
                    .orElse(new Current(id, manifest, null, null, hashes));
        } catch (IOException e) { // a folder that a disk has lost, or that this account may not enter
            String problem = "%s cannot be read: %s".formatted(folder, e.getMessage());
            return new Current(id, manifest, problem, LOOK_AFTER, Map.of());
        }
    }

    /** Fails, if a snapshot is the current one, where its manifest is not the one that {@code CURRENT} names. */
    public static void verify(Snapshots snapshots, String id, String manifest) throws IOException {
        if (snapshots.pointer.namesByAnother(id, manifest)) {
            throw new IOException(otherManifest(snapshots, id) + MOVE_AWAY);
        }
    }

    private static String otherManifest(Snapshots snapshots, String id) {
        return "%s of %s is not the manifest that %s names"
                .formatted(Snapshots.MANIFEST, snapshots.snapshot(id), Pointer.FILE);
    }

    private static Config parse(String json) {
        try {
            return Manifest.parse(json);
        } catch (ConfigException e) {
            return null;
        }
    }

    /** Whether it is there and nothing is known against it. */
    public boolean isWhole() {
        return manifest != null && problem == null;
    }

    /** Fails with the problem and what to do, if there is one. */
    public void requireWhole() throws IOException {
        if (problem != null) {
            throw new IOException(problem + remedy);
        }
    }
}
