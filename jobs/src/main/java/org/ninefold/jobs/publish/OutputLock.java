package org.ninefold.jobs.publish;

import java.io.Closeable;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;
import org.apache.hadoop.fs.Path;

/** The right to write an output directory; one run has it at a time. */
public sealed interface OutputLock extends Closeable permits FileOutputLock, LeaseOutputLock {
    /** Its file in the directory. */
    String FILE = ".claim";

    /** Takes that of a directory; where another run has it, an {@link OutputHeldException}. */
    static OutputLock take(Path out, Storage storage, Holder self, InstantSource clock) throws IOException {
        return storage.local
                ? FileOutputLock.take(Storage.nio(out), self, storage.disk)
                : LeaseOutputLock.take(new Path(out, FILE), storage, self, clock);
    }

    /** Who has that of a directory now; {@link java.nio.file.AccessDeniedException} if this account may not look. */
    static Optional<Holder> holder(Path out, Storage storage, InstantSource clock) throws IOException {
        return storage.local
                ? FileOutputLock.holder(Storage.nio(out), storage.disk)
                : LeaseOutputLock.holder(new Path(out, FILE), storage, clock);
    }

    /** The run that had the claim before and died with it; what it left behind is nobody's. */
    Optional<Holder> abandoned();

    /** Fails with an {@link OutputHeldException} if the claim was lost. */
    void requireHeld() throws IOException;
}
