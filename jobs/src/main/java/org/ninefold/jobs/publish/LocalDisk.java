package org.ninefold.jobs.publish;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.apache.hadoop.fs.FileSystem;

/** The steps on a local disk that Hadoop's file systems do not offer; one that has its own is asked for them. */
interface LocalDisk {
    /** What Java calls the attribute. */
    String MODE = "unix:mode";
    /** Who a program runs as, or whose group a folder hands down: {@code chmod} leaves it to folders. */
    int SET_ID = 06000;

    int PERMISSION = 07777;
    Set<PosixFilePermission> OWN = PosixFilePermissions.fromString("rw-------");

    /** The disk itself. */
    LocalDisk SYSTEM = new LocalDisk() {};

    /** The steps of a local file system. */
    static LocalDisk of(FileSystem files) {
        return files instanceof LocalDisk own ? own : SYSTEM;
    }

    /** Opens a file; one that is made is at first its owner's alone. */
    default FileChannel open(Path file, OpenOption... how) throws IOException {
        return hasModes(file)
                ? FileChannel.open(file, Set.of(how), PosixFilePermissions.asFileAttribute(OWN))
                : FileChannel.open(file, how);
    }

    /** Gives a file or a folder a mode that it does not have yet; a folder goes on handing down its group. */
    default void permit(Path path, int mode) throws IOException {
        if (!hasModes(path)) {
            return;
        }
        int before = (Integer) Files.getAttribute(path, MODE) & PERMISSION;
        int after = mode | (Files.isDirectory(path) ? before & SET_ID : 0);
        if (after != before) {
            change(path, after);
        }
    }

    /** Changes a mode. */
    default void change(Path path, int mode) throws IOException {
        Files.setAttribute(path, MODE, mode);
    }

    /** Whether the file system of a path knows modes. */
    static boolean hasModes(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("unix");
    }

    /** Brings to the disk what was written to a file, or which names a folder has. */
    default void force(Path path) throws IOException {
        boolean folder = Files.isDirectory(path);
        try (var channel = FileChannel.open(path, folder ? StandardOpenOption.READ : StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    /** Moves a file or a folder in one step, or fails; a file that is there is replaced. */
    default void move(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Gives a file a second name. */
    default void link(Path name, Path file) throws IOException {
        Files.createLink(name, file);
    }

    /** Makes a symbolic link. */
    default void symbolicLink(Path name, Path target) throws IOException {
        Files.createSymbolicLink(name, target);
    }

    /** Writes a text from the beginning of a channel. */
    default void write(FileChannel channel, String text) throws IOException {
        channel.truncate(0).position(0);
        Channels.newOutputStream(channel).write(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Writes a whole file, to the disk. */
    default void write(Path file, String text, OpenOption... how) throws IOException {
        try (var channel = open(file, how)) {
            write(channel, text);
            channel.force(true);
        }
    }
}
