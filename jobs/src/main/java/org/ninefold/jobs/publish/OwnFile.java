package org.ninefold.jobs.publish;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.ninefold.jobs.tables.OutputFiles;

/**
 * Files that a command writes where its caller says: never into a snapshot, whatever name leads into it, and never through a
 * link or into a file that has another name.
 */
public final class OwnFile {
    private OwnFile() {}

    /** The snapshot in which a place is, or would be; empty where there is none. */
    public static Optional<Path> snapshotAround(Path place, Configuration conf) throws IOException {
        return around(place, Snapshots.MANIFEST, conf);
    }

    /** The output directory in which a place is, or would be; empty where there is none. */
    public static Optional<Path> outputAround(Path place, Configuration conf) throws IOException {
        return around(place, Pointer.FILE, conf);
    }

    /** The folder around a place that has a file of this name. */
    private static Optional<Path> around(Path place, String marker, Configuration conf) throws IOException {
        FileSystem files = OutputFiles.system(place, conf);
        Path own = files.makeQualified(place);
        Path folder = Storage.isLocal(files)
                ? new Path(own.toUri().getScheme(), null, real(own).toString())
                : own;
        for (; folder != null; folder = folder.getParent()) {
            if (files.exists(new Path(folder, marker))) {
                return Optional.of(folder);
            }
        }
        return Optional.empty();
    }

    /** Where a place is, with what of it is not there yet below what is. */
    private static java.nio.file.Path real(Path place) throws IOException {
        java.nio.file.Path whole = Storage.nio(place);
        java.nio.file.Path there = whole;
        while (!Files.exists(there)) {
            there = there.getParent();
        }
        return there.toRealPath().resolve(there.relativize(whole));
    }

    /** Writes a whole text on a local disk; a link there is replaced. */
    public static void write(java.nio.file.Path file, String text) throws IOException {
        java.nio.file.Path fresh = file.resolveSibling("." + file.getFileName() + ".next");
        Files.deleteIfExists(fresh);
        LocalDisk.SYSTEM.write(fresh, text, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);
        LocalDisk.SYSTEM.move(fresh, file);
    }

    /** Makes sure that what is written next by this name is a file of its own. */
    static void free(Path file, FileSystem files) throws IOException {
        if (Storage.isLocal(files)) {
            Files.deleteIfExists(Storage.nio(file));
        }
    }
}
