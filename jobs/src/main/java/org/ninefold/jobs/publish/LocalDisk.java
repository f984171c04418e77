package org.ninefold.jobs.publish;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.apache.hadoop.fs.FileSystem;

/** The steps on a local disk that Hadoop's file systems do not offer; one that has its own is asked for them. */
interface LocalDisk {
    /** The disk itself. */
    LocalDisk SYSTEM = new LocalDisk() {};

    /** The steps of a local file system. */
    static LocalDisk of(FileSystem files) {
        return files instanceof LocalDisk own ? own : SYSTEM;
    }

    /** Opens a file. */
    default FileChannel open(Path file, OpenOption... how) throws IOException {
        return FileChannel.open(file, how);
    }

    /** Brings to the disk what was written to a file, or which names a folder has. */
    default void force(Path path) throws IOException {
        boolean folder = Files.isDirectory(path);
        try (var channel = FileChannel.open(path, folder ? StandardOpenOption.READ : StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    /** Brings to the disk what was written to an open file. */
    default void force(FileChannel channel) throws IOException {
        channel.force(true);
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
        channel.truncate(0);
        var buffer = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        while (buffer.hasRemaining()) {
            channel.write(buffer, buffer.position());
        }
    }

    /** Writes a whole file, to the disk. */
    default void write(Path file, String text, OpenOption... how) throws IOException {
        try (var channel = open(file, how)) {
            write(channel, text);
            force(channel);
        }
    }
}
