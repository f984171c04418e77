package org.ninefold.jobs.publish;

import java.io.Closeable;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * A folder on the local disk for what a run needs while it lasts, entered by the account of the job alone, and how it goes; a
 * failure of that is no failure of the run.
 */
public record Scratch(Path folder, Consumer<Path> removal) implements Closeable {
    @Override
    public void close() {
        removal.accept(folder);
    }
}
