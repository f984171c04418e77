package org.ninefold.jobs.publish;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Options;
import org.apache.hadoop.fs.Path;

/** Small texts in an output directory, each written whole: on a local disk by the disk's own means, else by Hadoop's. */
final class TextFiles {
    private final FileSystem files;
    private final Configuration conf;
    private final Folders folders;
    private final LocalDisk disk;
    private final boolean local;

    TextFiles(FileSystem files, Configuration conf) {
        this.files = files;
        this.conf = conf;
        this.folders = new Folders(files);
        this.disk = LocalDisk.of(files);
        this.local = Folders.isLocal(files);
    }

    boolean local() {
        return local;
    }

    String read(Path path) throws IOException {
        FileStatus status = files.getFileStatus(path);
        var bytes = new byte[Math.toIntExact(status.getLen())];
        try (var stream = files.open(path)) {
            stream.readFully(0, bytes);
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** Writes a file in one atomic step, to the disk; readers see the text before or this one. */
    void replace(Path path, String text, Access access) throws IOException {
        replace(path, new Path(path.getParent(), "." + path.getName() + ".next"), text, access);
    }

    /**
     * The same by a name of the caller's choice, which nobody else uses at the time.
     *
     * @param fresh beside the file, where the text is written first
     */
    void replace(Path path, Path fresh, String text, Access access) throws IOException {
        if (local) {
            disk.write(
                    Folders.nio(fresh),
                    text,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING);
            folders.permit(fresh, false, access);
        } else {
            put(fresh, text, true, access);
        }
        swap(fresh, path);
    }

    /** Puts a file into the place of another in one atomic step. */
    void swap(Path fresh, Path path) throws IOException {
        if (local) {
            disk.move(Folders.nio(fresh), Folders.nio(path));
            disk.force(Folders.nio(path.getParent()));
        } else {
            FileContext.getFileContext(files.getUri(), conf).rename(fresh, path, Options.Rename.OVERWRITE);
        }
    }

    /** Writes a file that is not there yet; false where it is. */
    boolean create(Path path, String text, Access access) throws IOException {
        try {
            if (local) {
                disk.write(Folders.nio(path), text, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);
                folders.permit(path, false, access);
            } else {
                put(path, text, false, access);
            }
            return true;
        } catch (FileAlreadyExistsException | org.apache.hadoop.fs.FileAlreadyExistsException e) {
            return false;
        }
    }

    private void put(Path path, String text, boolean overwrite, Access access) throws IOException {
        try (OutputStream stream = files.create(path, overwrite)) {
            stream.write(text.getBytes(StandardCharsets.UTF_8));
        }
        folders.permit(path, false, access);
    }

    /** The link for people; the pointer is the truth, so that a file system without links is no failure. */
    void link(Path path, java.nio.file.Path target) throws IOException {
        java.nio.file.Path link = Folders.nio(path);
        java.nio.file.Path next = link.resolveSibling("." + link.getFileName() + ".next");
        if (!local || (Files.exists(link, LinkOption.NOFOLLOW_LINKS) && !Files.isSymbolicLink(link))) {
            return;
        }
        try {
            Files.deleteIfExists(next);
            disk.symbolicLink(next, target);
            disk.move(next, link);
        } catch (UnsupportedOperationException e) {
            Files.deleteIfExists(next);
        }
    }

    /** Removes the link for people, if it leads there. */
    void unlink(Path path, java.nio.file.Path target) throws IOException {
        java.nio.file.Path link = Folders.nio(path);
        if (local && Files.isSymbolicLink(link) && Files.readSymbolicLink(link).equals(target)) {
            Files.delete(link);
        }
    }

    void delete(Path path) throws IOException {
        if (!files.delete(path, false)) {
            throw new IOException("could not delete " + path);
        }
    }

    /** The names in a folder, sorted; none where there is no folder. */
    List<String> names(Path folder) throws IOException {
        var names = new ArrayList<String>();
        if (files.exists(folder)) {
            for (FileStatus status : files.listStatus(folder)) {
                names.add(status.getPath().getName());
            }
        }
        names.sort(null);
        return names;
    }
}
