package org.ninefold.jobs.publish;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.file.OpenOption;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.util.Progressable;

/** The local disk, with every step that changes it told to {@link Faults} first. */
public final class CountingFileSystem extends LocalFileSystem implements LocalDisk {
    private static final URI DISK = URI.create("file:///");

    /** From now on this is the local disk for all of this process; as long as nothing is counted, it does what any disk does. */
    public static void install() throws IOException {
        FileSystem.closeAll();
        var conf = new Configuration();
        conf.set("fs.file.impl", CountingFileSystem.class.getName());
        if (!(FileSystem.get(DISK, conf) instanceof CountingFileSystem)) {
            throw new IllegalStateException("another file system came first");
        }
    }

    /** From now on the local disk is the usual one. */
    public static void remove() throws IOException {
        FileSystem.closeAll();
    }

    @Override
    public void initialize(URI name, Configuration conf) throws IOException {
        super.initialize(name, conf);
        setWriteChecksum(false);
    }

    private static String path(Path path) {
        return path.toUri().getPath();
    }

    @Override
    public FSDataOutputStream create(
            Path file,
            FsPermission permission,
            boolean overwrite,
            int bufferSize,
            short replication,
            long blockSize,
            Progressable progress)
            throws IOException {
        Faults.before("create", path(file));
        return closing(file, super.create(file, permission, overwrite, bufferSize, replication, blockSize, progress));
    }

    @Override
    public FSDataOutputStream createNonRecursive(
            Path file,
            FsPermission permission,
            boolean overwrite,
            int bufferSize,
            short replication,
            long blockSize,
            Progressable progress)
            throws IOException {
        Faults.before("create", path(file));
        return closing(
                file,
                super.createNonRecursive(file, permission, overwrite, bufferSize, replication, blockSize, progress));
    }

    /** A file that goes wrong as it is closed lacks its end. */
    private static FSDataOutputStream closing(Path file, FSDataOutputStream stream) throws IOException {
        return new FSDataOutputStream(
                new FilterOutputStream(stream) {
                    private boolean open = true;

                    @Override
                    public void write(byte[] bytes, int from, int length) throws IOException {
                        out.write(bytes, from, length);
                    }

                    @Override
                    public void close() throws IOException {
                        if (open) {
                            open = false;
                            try (OutputStream closed = out) {
                                Faults.before("close", path(file));
                                closed.flush();
                            }
                        }
                    }
                },
                null);
    }

    @Override
    public boolean mkdirs(Path folder) throws IOException {
        boolean refused = !exists(folder) && Faults.refused("mkdirs", path(folder));
        return !refused && super.mkdirs(folder);
    }

    @Override
    public boolean rename(Path from, Path to) throws IOException {
        return !Faults.refused("rename", path(to)) && super.rename(from, to);
    }

    /** File by file, so that it can end half-way. */
    @Override
    public boolean delete(Path path, boolean recursive) throws IOException {
        if (!exists(path)) {
            return false;
        }
        if (recursive && getFileStatus(path).isDirectory()) {
            for (FileStatus child : listStatus(path)) {
                if (!delete(child.getPath(), true)) {
                    return false;
                }
            }
        }
        return !Faults.refused("delete", path(path)) && super.delete(path, false);
    }

    @Override
    public void change(java.nio.file.Path path, int mode) throws IOException {
        Faults.before("chmod", path.toString());
        LocalDisk.super.change(path, mode);
    }

    @Override
    public FileChannel open(java.nio.file.Path file, OpenOption... how) throws IOException {
        Faults.before("open", file.toString());
        return LocalDisk.super.open(file, how);
    }

    @Override
    public void write(java.nio.file.Path file, String text, OpenOption... how) throws IOException {
        try (var channel = open(file, how)) {
            write(channel, text.substring(0, text.length() / 2));
            Faults.before("write", file.toString());
            write(channel, text);
            Faults.before("force", file.toString());
        }
    }

    /** Only counted: what a process sees of a disk does not depend on it, and a disk takes its time. */
    @Override
    public void force(java.nio.file.Path path) throws IOException {
        Faults.before("force", path.toString());
    }

    @Override
    public void move(java.nio.file.Path from, java.nio.file.Path to) throws IOException {
        Faults.before("move", to.toString());
        LocalDisk.super.move(from, to);
    }

    @Override
    public void link(java.nio.file.Path name, java.nio.file.Path file) throws IOException {
        Faults.before("link", name.toString());
        LocalDisk.super.link(name, file);
    }

    @Override
    public void symbolicLink(java.nio.file.Path name, java.nio.file.Path target) throws IOException {
        Faults.before("symlink", name.toString());
        LocalDisk.super.symbolicLink(name, target);
    }
}
