package org.ninefold.jobs.publish;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.ninefold.jobs.extract.AtOnce;
import org.ninefold.jobs.extract.FileHash;

/** The files of a snapshot as they lie on the disk. */
public final class Inventory {
    private Inventory() {}

    /**
     * A file of a snapshot.
     *
     * @param path relative to the snapshot
     * @param bytes its size
     * @param rows its rows by the Parquet footer, or null for other files
     * @param sha256 hash of its bytes
     */
    public record Item(String path, long bytes, Long rows, String sha256) {}

    /** All files under the given folders of a snapshot, ordered by path; several are read at a time. */
    public static List<Item> of(Path snapshot, List<String> folders, Configuration conf) throws IOException {
        return of(snapshot, folders, Map.of(), conf);
    }

    /**
     * The same where the hashes of some files, by path, are known.
     *
     * @param known hashes that this process made of the very same files
     */
    static List<Item> of(Path snapshot, List<String> folders, Map<String, String> known, Configuration conf)
            throws IOException {
        FileSystem files = Snapshots.fileSystem(snapshot, conf);
        String root = files.makeQualified(snapshot).toUri().getPath() + "/";
        var found = new ArrayList<FileStatus>();
        for (String folder : folders) {
            Path path = new Path(snapshot, folder);
            if (!files.exists(path)) {
                continue;
            }
            FileStatus status = files.getFileStatus(path);
            if (status.isFile()) {
                found.add(status);
            } else {
                addAll(found, files, path);
            }
        }
        return AtOnce.read(found, status -> item(files, status, root, known, conf)).stream()
                .sorted(Comparator.comparing(Item::path))
                .toList();
    }

    /** Folder by folder: Hadoop's own listing of a whole tree starts a process for each file on a local disk. */
    private static void addAll(List<FileStatus> found, FileSystem files, Path folder) throws IOException {
        for (FileStatus status : files.listStatus(folder)) {
            if (status.isDirectory()) {
                addAll(found, files, status.getPath());
            } else {
                found.add(status);
            }
        }
    }

    private static Item item(
            FileSystem files, FileStatus status, String root, Map<String, String> known, Configuration conf)
            throws IOException {
        Path file = status.getPath();
        String path = file.toUri().getPath().substring(root.length());
        Long rows = file.getName().endsWith(".parquet") ? Footers.rows(file, conf) : null;
        String sha256 = known.get(path);
        if (sha256 == null) {
            try (InputStream stream = files.open(file)) {
                sha256 = FileHash.of(stream);
            }
        }
        return new Item(path, status.getLen(), rows, sha256);
    }
}
