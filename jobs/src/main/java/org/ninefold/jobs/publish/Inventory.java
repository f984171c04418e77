package org.ninefold.jobs.publish;

import com.typesafe.config.Config;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.ninefold.jobs.extract.AtOnce;
import org.ninefold.jobs.extract.FileHash;

/** The files of a snapshot as they lie on the disk, and whether they are those of its manifest. */
public final class Inventory {
    /** Stands for the hash of a file that is there and cannot be read. */
    static final String UNREADABLE = "unreadable";

    /** What a snapshot is made of, beside its manifest. */
    public static final List<String> FOLDERS = List.of(Publication.DICTIONARY, "patient", Publication.AGGREGATE);

    private Inventory() {}

    /** A file by its path in a snapshot; its rows are those of the Parquet footer, null for other files. */
    public record Item(String path, long bytes, Long rows, String sha256) {}

    /** All files under the given folders, ordered by path; {@code known} are hashes that this process made of the very same files. */
    public static List<Item> of(Path snapshot, List<String> folders, Map<String, String> known, Configuration conf)
            throws IOException {
        var storage = new Storage(snapshot, conf);
        return AtOnce.read(
                files(storage, snapshot, folders), file -> item(storage, file.getValue(), file.getKey(), known));
    }

    /** Fails with the first file of a snapshot that is not as its manifest says. */
    public static void verify(Path snapshot, Config manifest, Configuration conf) throws IOException {
        verify(snapshot, manifest, FOLDERS, conf);
    }

    /** Checks the files of some folders of a snapshot. */
    static void verify(Path snapshot, Config manifest, List<String> folders, Configuration conf) throws IOException {
        Optional<String> difference = difference(snapshot, manifest, folders, hashes(snapshot, folders, conf));
        if (difference.isPresent()) {
            throw new IOException(difference.get() + Current.MOVE_AWAY);
        }
    }

    /** What the manifest says otherwise than {@code hashes} of what is found in these folders: the first file, and how many more. */
    static Optional<String> difference(
            Path snapshot, Config manifest, List<String> folders, Map<String, String> hashes) {
        var different = new ArrayList<String>();
        Map<String, String> listed = Manifest.hashes(manifest, "files");
        listed.forEach((path, sha256) -> {
            if (isIn(folders, path) && !sha256.equals(hashes.get(path))) {
                different.add(
                        path + (UNREADABLE.equals(hashes.get(path)) ? " cannot be read" : " is missing or changed"));
            }
        });
        hashes.keySet().stream()
                .filter(path -> !listed.containsKey(path))
                .forEach(path -> different.add(path + " is not in it"));
        if (different.isEmpty()) {
            return Optional.empty();
        }
        int more = different.size() - 1;
        return Optional.of("%s is not as its manifest says: %s%s"
                .formatted(
                        snapshot, different.get(0), more == 0 ? "" : ", and so on of %d files more".formatted(more)));
    }

    private static boolean isIn(List<String> folders, String path) {
        return folders.stream().anyMatch(folder -> path.equals(folder) || path.startsWith(folder + "/"));
    }

    /** The hashes of all files under the given folders by path, in order; several are read at a time. */
    static Map<String, String> hashes(Path snapshot, List<String> folders, Configuration conf) throws IOException {
        var storage = new Storage(snapshot, conf);
        var hashes = new TreeMap<String, String>();
        AtOnce.read(files(storage, snapshot, folders), file -> Map.entry(file.getKey(), hash(storage, file.getValue())))
                .forEach(file -> hashes.put(file.getKey(), file.getValue()));
        return hashes;
    }

    /** The paths of all files under the given folders, in order. */
    static List<String> paths(Path snapshot, List<String> folders, Configuration conf) throws IOException {
        return files(new Storage(snapshot, conf), snapshot, folders).stream()
                .map(Map.Entry::getKey)
                .toList();
    }

    /** A file that a disk has lost is one that was changed, to whoever looks. */
    private static String hash(Storage storage, FileStatus status) {
        try (InputStream stream = storage.files.open(status.getPath())) {
            return FileHash.of(stream);
        } catch (IOException e) {
            return UNREADABLE;
        }
    }

    /** All files under the given folders by path, in order. */
    private static List<Map.Entry<String, FileStatus>> files(Storage storage, Path snapshot, List<String> folders)
            throws IOException {
        int root = storage.files.makeQualified(snapshot).toUri().getPath().length() + 1;
        var found = new TreeMap<String, FileStatus>();
        for (String folder : folders) {
            for (FileStatus each : storage.below(new Path(snapshot, folder))) {
                if (!each.isDirectory()) {
                    found.put(each.getPath().toUri().getPath().substring(root), each);
                }
            }
        }
        return List.copyOf(found.entrySet());
    }

    /** A file as it is; {@code known} are hashes by path. */
    static Item item(Storage storage, FileStatus status, String path, Map<String, String> known) throws IOException {
        Path file = status.getPath();
        Long rows = path.endsWith(".parquet") ? Footers.rows(file, storage.conf) : null;
        String sha256 = known.get(path);
        if (sha256 == null) {
            try (InputStream stream = storage.files.open(file)) {
                sha256 = FileHash.of(stream);
            }
        }
        return new Item(path, status.getLen(), rows, sha256);
    }
}
