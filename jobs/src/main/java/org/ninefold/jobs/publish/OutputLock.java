package org.ninefold.jobs.publish;

import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** The right to write an output directory; one run has it at a time. */
public sealed interface OutputLock extends AutoCloseable permits FileOutputLock, LeaseOutputLock {
    /** Its file in the directory. */
    String FILE = ".claim";

    /**
     * Takes that of a directory.
     *
     * @throws OutputHeldException if another run has it
     */
    static OutputLock take(Path out, FileSystem files, Configuration conf, Holder self, InstantSource clock)
            throws IOException {
        return Folders.isLocal(files)
                ? FileOutputLock.take(Folders.nio(out), FILE, self, LocalDisk.of(files))
                : LeaseOutputLock.take(new Path(out, FILE), conf, self, clock);
    }

    /**
     * Who has that of a directory now.
     *
     * @throws java.nio.file.AccessDeniedException if this account may not look
     */
    static Optional<Holder> holder(Path out, FileSystem files, Configuration conf, InstantSource clock)
            throws IOException {
        return Folders.isLocal(files)
                ? FileOutputLock.holder(Folders.nio(out), FILE, LocalDisk.of(files))
                : LeaseOutputLock.holder(new Path(out, FILE), conf, clock);
    }

    /** The run that had the claim before and died with it; what it left behind is nobody's. */
    Optional<Holder> abandoned();

    /**
     * Passes while the claim stands.
     *
     * @throws OutputHeldException if it was lost
     */
    void requireHeld() throws IOException;

    @Override
    void close() throws IOException;
}
