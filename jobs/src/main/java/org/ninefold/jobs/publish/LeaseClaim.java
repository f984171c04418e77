package org.ninefold.jobs.publish;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * A claim where there are no locks, on HDFS or an object store: a file that only one run can create, written again and
 * again while the run lives. One that has not been written for {@link #LEASE} is abandoned. The clocks of the machines
 * must agree within a minute.
 */
final class LeaseClaim implements Claim {
    static final Duration LEASE = Duration.ofMinutes(10);
    private static final Duration RENEWAL = Duration.ofMinutes(2);

    private final FileSystem files;
    private final Path file;
    private final String text;
    private final Holder abandoned;
    private final InstantSource clock;
    private final ScheduledExecutorService renewals;
    private final Future<?> renewing;
    private volatile Instant renewed;

    private LeaseClaim(FileSystem files, Path file, Holder self, Holder abandoned, InstantSource clock) {
        this.files = files;
        this.file = file;
        this.text = self.json();
        this.abandoned = abandoned;
        this.clock = clock;
        this.renewed = clock.instant();
        this.renewals = Executors.newSingleThreadScheduledExecutor(task -> {
            var thread = new Thread(task, "ninefold-lease");
            thread.setDaemon(true);
            return thread;
        });
        this.renewing = renewals.scheduleWithFixedDelay(
                this::renewQuietly, RENEWAL.toSeconds(), RENEWAL.toSeconds(), TimeUnit.SECONDS);
    }

    /**
     * Takes the claim.
     *
     * @throws OutputHeldException if another run has it
     */
    static LeaseClaim take(Path file, Configuration conf, Holder self, InstantSource clock) throws IOException {
        FileSystem files = Snapshots.fileSystem(file, conf);
        var texts = new TextFiles(files, conf);
        Holder abandoned = null;
        if (!texts.create(file, self.json())) {
            Optional<Holder> other = holder(file, conf, clock);
            if (other.isPresent()) {
                throw OutputHeldException.by(other.get(), file.getParent());
            }
            abandoned = setAside(files, texts, file, self);
            if (!texts.create(file, self.json())) {
                throw OutputHeldException.by(Holder.parse(texts.read(file)), file.getParent());
            }
        }
        return new LeaseClaim(files, file, self, abandoned, clock);
    }

    /** Of several runs that find a claim abandoned, one moves it; the others find it gone. */
    private static Holder setAside(FileSystem files, TextFiles texts, Path file, Holder self) throws IOException {
        Path aside = new Path(file.getParent(), file.getName() + "." + self.run());
        try {
            if (!files.rename(file, aside)) {
                return null;
            }
        } catch (FileNotFoundException e) {
            return null;
        }
        Holder abandoned = Holder.parse(texts.read(aside));
        new Folders(files).remove(aside);
        return abandoned;
    }

    /** Who has the claim now. */
    static Optional<Holder> holder(Path file, Configuration conf, InstantSource clock) throws IOException {
        FileSystem files = Snapshots.fileSystem(file, conf);
        try {
            FileStatus status = files.getFileStatus(file);
            Instant written = Instant.ofEpochMilli(status.getModificationTime());
            return clock.instant().isAfter(written.plus(LEASE))
                    ? Optional.empty()
                    : Optional.of(Holder.parse(new TextFiles(files, conf).read(file)));
        } catch (FileNotFoundException e) {
            return Optional.empty();
        }
    }

    @Override
    public Optional<Holder> abandoned() {
        return Optional.ofNullable(abandoned);
    }

    /** Writes the claim again, unless another run has taken it over. */
    void renew() throws IOException {
        requireHeld();
        TextFiles.put(files, file, text, true);
        renewed = clock.instant();
    }

    /** A renewal that fails is tried again; {@link #requireHeld()} notices when none has succeeded for too long. */
    private void renewQuietly() {
        try {
            renew();
        } catch (IOException e) {
            // the file system may be back for the next one
        }
    }

    @Override
    public void requireHeld() throws IOException {
        String found = files.exists(file) ? new TextFiles(files, files.getConf()).read(file) : "";
        if (!found.equals(text) || clock.instant().isAfter(renewed.plus(LEASE))) {
            throw OutputHeldException.lost(file.getParent(), LEASE.toMinutes());
        }
    }

    @Override
    public void close() throws IOException {
        stopRenewals();
        if (files.exists(file)
                && new TextFiles(files, files.getConf()).read(file).equals(text)) {
            new Folders(files).remove(file);
        }
    }

    /** A renewal that has begun must not make the file again that is deleted next. */
    private void stopRenewals() {
        renewing.cancel(false);
        renewals.shutdown();
        try {
            renewals.awaitTermination(RENEWAL.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
