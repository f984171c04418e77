package org.ninefold.jobs.publish;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.FileUtil;
import org.apache.hadoop.fs.Options;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.permission.FsPermission;
import org.ninefold.jobs.tables.OutputFiles;

/**
 * What is made, written, moved and removed in an output directory, on a local disk by the disk's own means, else by Hadoop's. What
 * a file system refuses without a word is an error here.
 */
final class Storage {
    private static final OpenOption[] ANEW = {StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW};
    private static final OpenOption[] OVER = {
        StandardOpenOption.WRITE, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING
    };

    final FileSystem files;
    final LocalDisk disk;
    final boolean local;
    final Configuration conf;

    /** That of the file system on which a place is. */
    Storage(Path place, Configuration conf) throws IOException {
        this.files = OutputFiles.system(place, conf);
        this.disk = LocalDisk.of(files);
        this.local = isLocal(files);
        this.conf = conf;
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
            files.setPermission(path, new FsPermission((short) access.mode(isFolder)));
        }
    }

    /** Says who may enter a folder, if it is there, and read all that is in it. */
    void permitAll(Path folder, Access access) throws IOException {
        for (FileStatus each : below(folder)) {
            permit(each.getPath(), each.isDirectory(), access);
        }
    }

    /**
     * A file, or a folder followed by all that is in it; none where there is nothing. Folder by folder, for Hadoop's own listing of
     * a whole tree starts a process for each file on a local disk.
     */
    List<FileStatus> below(Path place) throws IOException {
        var found = new ArrayList<FileStatus>();
        if (files.exists(place)) {
            add(files.getFileStatus(place), found);
        }
        return found;
    }

    private void add(FileStatus status, List<FileStatus> found) throws IOException {
        found.add(status);
        if (status.isDirectory()) {
            for (FileStatus each : files.listStatus(status.getPath())) {
                add(each, found);
            }
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

    /** Removes a file that is there. */
    void delete(Path file) throws IOException {
        if (!files.delete(file, false)) {
            throw new IOException("could not delete " + file);
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
    void take(Path from, Path to) throws IOException {
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

    /** Brings a folder with all that is in it to the disk; other file systems do so on close. */
    void forceAll(Path folder) throws IOException {
        if (local) {
            for (FileStatus each : below(folder)) {
                force(each.getPath());
            }
        }
    }

    /** Brings a file, or the names in a folder, to the disk. */
    void force(Path path) throws IOException {
        if (local) {
            disk.force(nio(path));
        }
    }

    String read(Path file) throws IOException {
        try (InputStream stream = files.open(file)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Writes a text in one atomic step, to the disk; readers see the text before or this one. */
    void replace(Path file, String text, Access access) throws IOException {
        replace(file, new Path(file.getParent(), "." + file.getName() + ".next"), text, access);
    }

    /** The same, written first into a file {@code fresh} beside it that nobody else uses at the time. */
    void replace(Path file, Path fresh, String text, Access access) throws IOException {
        write(fresh, text, true, access);
        swap(fresh, file);
    }

    /** Puts a file into the place of another in one atomic step. */
    void swap(Path fresh, Path file) throws IOException {
        if (local) {
            disk.move(nio(fresh), nio(file));
            force(file.getParent());
        } else {
            FileContext.getFileContext(files.getUri(), conf).rename(fresh, file, Options.Rename.OVERWRITE);
        }
    }

    /** Writes a text into a file that is not there yet; false where it is. */
    boolean create(Path file, String text, Access access) throws IOException {
        try {
            write(file, text, false, access);
            return true;
        } catch (FileAlreadyExistsException | org.apache.hadoop.fs.FileAlreadyExistsException e) {
            return false;
        }
    }

    private void write(Path file, String text, boolean overwrite, Access access) throws IOException {
        if (local) {
            disk.write(nio(file), text, overwrite ? OVER : ANEW);
        } else {
            try (OutputStream stream = files.create(file, overwrite)) {
                stream.write(text.getBytes(StandardCharsets.UTF_8));
            }
        }
        permit(file, false, access);
    }
}
