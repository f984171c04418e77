package org.ninefold.jobs.publish;

import java.io.IOException;
import java.nio.file.Files;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.FileUtil;
import org.apache.hadoop.fs.Path;

/** Folders and files that are made, moved and removed: what a file system refuses without a word is an error here. */
final class Folders {
    private final FileSystem files;
    private final LocalDisk disk;
    private final boolean local;

    Folders(FileSystem files) {
        this.files = files;
        this.disk = LocalDisk.of(files);
        this.local = isLocal(files);
    }

    static boolean isLocal(FileSystem files) {
        return "file".equals(files.getUri().getScheme());
    }

    static java.nio.file.Path nio(Path path) {
        return java.nio.file.Path.of(path.toUri().getPath());
    }

    /** Makes a folder and those above it. */
    void make(Path folder) throws IOException {
        if (!files.mkdirs(folder)) {
            throw new IOException("could not make the folder " + folder);
        }
    }

    /** Makes a folder that only some may enter; one that is there is theirs from now on. */
    void make(Path folder, Access access) throws IOException {
        make(folder);
        permit(folder, true, access);
    }

    /** The same where none is there yet; whoever made one decides who enters it. */
    void makeNew(Path folder, Access access) throws IOException {
        if (!files.exists(folder)) {
            make(folder, access);
        }
    }

    /** Says who may read a file or enter a folder. */
    void permit(Path path, boolean isFolder, Access access) throws IOException {
        if (local) {
            disk.permit(nio(path), access.mode(isFolder));
        } else {
            files.setPermission(path, access.permission(isFolder));
        }
    }

    /** Says who may enter a folder, if it is there, and read all that is in it. */
    void permitAll(Path folder, Access access) throws IOException {
        if (!files.exists(folder)) {
            return;
        }
        if (local) {
            try (Stream<java.nio.file.Path> paths = Files.walk(nio(folder))) {
                for (java.nio.file.Path path : paths.toList()) {
                    disk.permit(path, access.mode(Files.isDirectory(path)));
                }
            }
            return;
        }
        permit(folder, true, access);
        for (FileStatus status : files.listStatus(folder)) {
            if (status.isDirectory()) {
                permitAll(status.getPath(), access);
            } else if (!status.getPermission().equals(access.permission(false))) {
                permit(status.getPath(), false, access);
            }
        }
    }

    /** Removes a file or a folder with all that is in it; nothing where there is none. */
    void remove(Path path) throws IOException {
        if (!files.delete(path, true) && files.exists(path)) {
            throw new IOException("could not remove " + path);
        }
    }

    /** Removes a folder in which nothing is, if it is there. */
    void removeIfEmpty(Path folder) throws IOException {
        if (files.exists(folder) && files.listStatus(folder).length == 0) {
            remove(folder);
        }
    }

    /**
     * Moves a file or a folder, making the folder it goes to. On a local disk this is one step: Hadoop's own would copy where
     * the disk refuses.
     */
    void move(Path from, Path to) throws IOException {
        make(to.getParent());
        if (local) {
            disk.move(nio(from), nio(to));
        } else if (!files.rename(from, to)) {
            throw new IOException("could not move " + from + " to " + to);
        }
    }

    /** Gives a file a second name where links exist, else a copy. */
    void take(Path from, Path to, Configuration conf) throws IOException {
        make(to.getParent());
        if (local) {
            try {
                disk.link(nio(to), nio(from));
            } catch (UnsupportedOperationException e) {
                Files.copy(nio(from), nio(to));
            }
        } else if (!FileUtil.copy(files, from, files, to, false, conf)) {
            throw new IOException("could not copy " + from + " to " + to);
        }
    }

    /** Whether two names are one file, as those of a link are. */
    boolean same(Path a, Path b) throws IOException {
        return local && Files.isSameFile(nio(a), nio(b));
    }

    /** Brings a folder with all that is in it to the disk; other file systems do so on close. */
    void forceAll(Path folder) throws IOException {
        if (local) {
            try (Stream<java.nio.file.Path> paths = Files.walk(nio(folder))) {
                for (java.nio.file.Path path : paths.toList()) {
                    disk.force(path);
                }
            }
        }
    }

    /** Brings the names in a folder to the disk. */
    void force(Path folder) throws IOException {
        if (local) {
            disk.force(nio(folder));
        }
    }
}
