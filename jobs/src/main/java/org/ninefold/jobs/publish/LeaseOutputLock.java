package org.ninefold.jobs.publish;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.security.AccessControlException;

/**
 * A claim where there are no locks, on HDFS or an object store: a file that only one run can create, written again and
 * again while the run lives, beside it and then in its place, so that nobody ever sees half of it. One that has not been
 * written for {@link #LEASE} is abandoned. The clocks of the machines must agree within a minute.
 */
final class LeaseOutputLock implements OutputLock {
    static final Duration LEASE = Duration.ofMinutes(10);
    private static final Duration RENEWAL = Duration.ofMinutes(2);
    /** How often it is asked whether a renewal is due. */
    private static final Duration RETRY = Duration.ofSeconds(15);

    /** A file system that fails once, and a claim that another run moved and puts back, are looked at again. */
    private static final int LOOKS = 4;

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private final Path file;
    private final String text;
    private final Storage storage;
    private final Path fresh;
    private final Holder abandoned;
    private final InstantSource clock;
    private final ScheduledExecutorService renewals;
    private Instant renewed;

    private LeaseOutputLock(
            Storage storage, Path file, Holder self, Holder abandoned, Instant taken, InstantSource clock) {
        this.file = file;
        this.text = self.json();
        this.storage = storage;
        this.fresh = beside(file, self, "next");
        this.abandoned = abandoned;
        this.clock = clock;
        this.renewed = taken;
        this.renewals = Executors.newSingleThreadScheduledExecutor(task -> {
            var thread = new Thread(task, "ninefold-lease");
            thread.setDaemon(true);
            return thread;
        });
        var unused = renewals.scheduleWithFixedDelay(
                this::renewIfDue, RETRY.toSeconds(), RETRY.toSeconds(), TimeUnit.SECONDS);
    }

    private static Path beside(Path file, Holder run, String what) {
        return new Path(file.getParent(), file.getName() + "." + run.run() + "." + what);
    }

    /** Takes the claim, as {@link OutputLock#take}. */
    static LeaseOutputLock take(Path file, Storage storage, Holder self, InstantSource clock) throws IOException {
        Instant now = clock.instant();
        Holder abandoned = null;
        if (!storage.create(file, self.json(), Access.OWNER)) {
            Optional<Written> found = Written.of(file, storage);
            if (found.isPresent()) {
                if (!found.get().isAbandoned(clock)) {
                    throw OutputHeldException.by(found.get().holder(), file.getParent());
                }
                setAside(storage, file, self, found.get());
                abandoned = found.get().holder();
            }
            if (!storage.create(file, self.json(), Access.OWNER)) {
                throw OutputHeldException.by(Holder.parse(storage.read(file)), file.getParent());
            }
        }
        return new LeaseOutputLock(storage, file, self, abandoned, now, clock);
    }

    /** A claim as it was found. */
    record Written(Holder holder, String text, Instant at) {
        static Optional<Written> of(Path file, Storage storage) throws IOException {
            try {
                FileStatus status = storage.files.getFileStatus(file);
                String text = storage.read(file);
                return Optional.of(
                        new Written(Holder.parse(text), text, Instant.ofEpochMilli(status.getModificationTime())));
            } catch (FileNotFoundException e) {
                return Optional.empty();
            }
        }

        boolean isAbandoned(InstantSource clock) {
            return clock.instant().isAfter(at.plus(LEASE));
        }
    }

    /**
     * Moves a claim out of the way that was found abandoned. Of several runs that find it so, one moves it; the others find it
     * gone, or move what the first has made in its place or the holder has just written again: that they put back.
     *
     * @param judged what was found abandoned
     * @throws OutputHeldException if it was gone, or is not what was found
     */
    static void setAside(Storage storage, Path file, Holder self, Written judged) throws IOException {
        Path aside = beside(file, self, "aside");
        if (!moved(storage, file, aside)) {
            Holder first = Written.of(file, storage).map(Written::holder).orElse(judged.holder());
            throw OutputHeldException.by(first, file.getParent());
        }
        Written moved = Written.of(aside, storage).orElse(judged);
        if (!moved.equals(judged) && !storage.files.exists(file) && storage.files.rename(aside, file)) {
            throw OutputHeldException.by(moved.holder(), file.getParent());
        }
        storage.remove(aside);
        if (!moved.equals(judged)) { // its holder has written it again, or a third run has made its own
            throw OutputHeldException.by(moved.holder(), file.getParent());
        }
    }

    private static boolean moved(Storage storage, Path file, Path aside) throws IOException {
        try {
            return storage.files.rename(file, aside);
        } catch (FileNotFoundException e) {
            return false;
        }
    }

    /** Who has the claim now, as {@link OutputLock#holder}. */
    static Optional<Holder> holder(Path file, Storage storage, InstantSource clock) throws IOException {
        try {
            return Written.of(file, storage)
                    .filter(found -> !found.isAbandoned(clock))
                    .map(Written::holder);
        } catch (AccessControlException e) {
            throw new AccessDeniedException(file.toString());
        }
    }

    @Override
    public Optional<Holder> abandoned() {
        return Optional.ofNullable(abandoned);
    }

    /** Writes the claim again, unless another run has taken it over. */
    synchronized void renew() throws IOException {
        requireHeld();
        Instant now = clock.instant();
        storage.replace(file, fresh, text, Access.OWNER);
        renewed = now;
    }

    /**
     * Renews a claim that was last renewed {@link #RENEWAL} ago. This is asked every {@link #RETRY}, so that a renewal that failed
     * is soon tried again; {@link #requireHeld()} notices when none has succeeded for too long.
     */
    synchronized void renewIfDue() {
        if (clock.instant().isBefore(renewed.plus(RENEWAL))) {
            return;
        }
        try {
            renew();
        } catch (IOException e) {
            // the file system may be back for the next one
        }
    }

    @Override
    public synchronized void requireHeld() throws IOException {
        if (clock.instant().isAfter(renewed.plus(LEASE)) || !found().equals(text)) {
            throw OutputHeldException.lost(file.getParent(), LEASE.toMinutes());
        }
    }

    /** What the claim says; empty where there is none, and none comes back. */
    private String found() throws IOException {
        for (int look = 1; ; look++) {
            try {
                String found = storage.read(file);
                if (!found.isEmpty() || look == LOOKS) {
                    return found;
                }
            } catch (FileNotFoundException e) {
                if (look == LOOKS) {
                    return "";
                }
            } catch (IOException e) {
                if (look == LOOKS) {
                    throw e;
                }
            }
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
    }

    @Override
    public void close() throws IOException {
        stopRenewals();
        if (storage.files.exists(file) && storage.read(file).equals(text)) {
            storage.remove(file);
        }
        storage.remove(fresh);
    }

    /** A renewal that has begun must not make the file again that is deleted next. */
    private void stopRenewals() {
        renewals.shutdown();
        try {
            renewals.awaitTermination(RENEWAL.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
