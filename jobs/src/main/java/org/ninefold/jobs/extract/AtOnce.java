package org.ninefold.jobs.extract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Reads several files at a time, as many as the machine has cores. */
public final class AtOnce {
    private AtOnce() {}

    /** What is read of a file. */
    public interface Reading<F, R> {
        /** Reads one. */
        R of(F file) throws IOException;
    }

    /** What was read of files, in their order; throws the failure of one of them. */
    public static <F, R> List<R> read(List<F> files, Reading<F, R> reading) throws IOException {
        try {
            return files.parallelStream()
                    .map(file -> {
                        try {
                            return reading.of(file);
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    })
                    .toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
