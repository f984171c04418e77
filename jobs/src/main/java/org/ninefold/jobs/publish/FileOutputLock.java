package org.ninefold.jobs.publish;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.ninefold.jobs.tables.Opening;

/**
 * A claim by a lock of the operating system, which ends with the process however that ends. The file is never deleted –
 * a lock on a deleted file would exclude nobody – and is empty while no run holds it. It is the account's alone: whoever could
 * read it could lock it, too, and hold up every run.
 */
final class FileOutputLock implements OutputLock {
    /** Whoever looks at a claim locks it for a moment; a run waits that long. */
    private static final int ATTEMPTS = 10;

    private static final long PAUSE_MILLIS = 50;

    /** The claims of this process: closing any channel of a file gives up all locks that a process has on it. */
    private static final Map<Path, Holder> HERE = new ConcurrentHashMap<>();

    private final Path file;
    private final FileChannel channel;
    private final Holder abandoned;

    private FileOutputLock(Path file, FileChannel channel, Holder abandoned) {
        this.file = file;
        this.channel = channel;
        this.abandoned = abandoned;
    }

    /** Takes the claim, as {@link OutputLock#take}. */
    static FileOutputLock take(Path directory, Holder self, LocalDisk disk) throws IOException {
        Path file = directory.toRealPath().resolve(FILE);
        Holder other = HERE.putIfAbsent(file, self);
        if (other != null) {
            throw held(other, directory);
        }
        return Opening.orClosed(() -> HERE.remove(file), () -> {
            var channel = disk.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            return Opening.orClosed(channel, () -> {
                disk.permit(file, Access.OWNER.mode(false)); // earlier versions left it to the mask of the process
                if (!locked(channel)) {
                    throw isLockedByReaders(channel)
                            ? OutputHeldException.byReader(new org.apache.hadoop.fs.Path(file.toString()))
                            : held(Holder.parse(text(channel)), directory);
                }
                String before = text(channel);
                disk.write(channel, self.json());
                channel.force(true);
                return new FileOutputLock(file, channel, before.isEmpty() ? null : Holder.parse(before));
            });
        });
    }

    private static OutputHeldException held(Holder other, Path directory) {
        return OutputHeldException.by(other, new org.apache.hadoop.fs.Path(directory.toString()));
    }

    private static boolean locked(FileChannel channel) throws IOException {
        for (int attempt = 1; channel.tryLock() == null; attempt++) {
            if (attempt == ATTEMPTS) {
                return false;
            }
            try {
                Thread.sleep(PAUSE_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }

    /** A run's lock is exclusive; beside those of readers there is room for another of their kind. */
    private static boolean isLockedByReaders(FileChannel channel) throws IOException {
        try (FileLock another = channel.tryLock(0, Long.MAX_VALUE, true)) {
            return another != null;
        }
    }

    /** Who has the claim now, as {@link OutputLock#holder}. */
    static Optional<Holder> holder(Path directory, LocalDisk disk) throws IOException {
        Path file = directory.resolve(FILE);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        Holder here = HERE.get(file.toRealPath());
        if (here != null) {
            return Optional.of(here);
        }
        try (var channel = disk.open(file, StandardOpenOption.READ);
                FileLock free = channel.tryLock(0, Long.MAX_VALUE, true)) {
            return free == null ? Optional.of(Holder.parse(text(channel))) : Optional.empty();
        }
    }

    private static String text(FileChannel channel) throws IOException {
        channel.position(0);
        return new String(Channels.newInputStream(channel).readAllBytes(), StandardCharsets.UTF_8);
    }

    @Override
    public Optional<Holder> abandoned() {
        return Optional.ofNullable(abandoned);
    }

    @Override
    public void requireHeld() {
        if (!channel.isOpen()) {
            throw new IllegalStateException("the claim was given back");
        }
    }

    @Override
    public void close() throws IOException {
        try (channel) {
            channel.truncate(0);
        } finally {
            HERE.remove(file);
        }
    }
}
