package org.ninefold.jobs.publish;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.ninefold.jobs.tables.Opening;

/** The mark of a folder in which a process works that claims nothing: a lock of the operating system, which ends with the process. */
record InUse(Path folder, FileChannel channel) implements Closeable {
    private static final String LOCK = ".in-use";

    /** The folders of this process: closing any channel of a file gives up all locks that a process has on it. */
    private static final Set<Path> HERE = ConcurrentHashMap.newKeySet();

    /** Marks a folder of this process alone. */
    static InUse mark(Path folder) throws IOException {
        Path real = folder.toRealPath();
        FileChannel channel =
                LocalDisk.SYSTEM.open(real.resolve(LOCK), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        HERE.add(real);
        var mark = new InUse(real, channel);
        return Opening.orClosed(mark, () -> {
            channel.lock();
            return mark;
        });
    }

    /** Whether some process has marked a folder and goes on. */
    static boolean is(Path folder) throws IOException {
        Path real;
        try {
            real = folder.toRealPath();
            if (HERE.contains(real)) {
                return true;
            }
        } catch (FileSystemException e) { // it went, or is no folder
            return false;
        }
        try (var channel = FileChannel.open(real.resolve(LOCK), StandardOpenOption.WRITE);
                FileLock free = channel.tryLock()) {
            return free == null;
        } catch (FileSystemException e) { // it has no mark, or went
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
        HERE.remove(folder);
    }
}
