package org.ninefold.jobs.publish;

import org.apache.hadoop.fs.Path;

/** Another run holds the output directory, or published to it meanwhile. The message is a sentence for the operator. */
public final class OutputHeldException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean refused;

    private OutputHeldException(String sentence, boolean refused) {
        super(sentence);
        this.refused = refused;
    }

    /** Whether another run had the directory already, so that this one did not begin. */
    public boolean refused() {
        return refused;
    }

    static OutputHeldException by(Holder other, Path directory) {
        return new OutputHeldException(
                "%s is held by %s; wait until it has ended, or end it, then run again"
                        .formatted(plain(directory), other),
                true);
    }

    /** Of a lock that no run has; it tells on nobody, so that this is no run's refusal. */
    static OutputHeldException byReader(Path claim) {
        return new OutputHeldException(
                "%s is locked by a process that is no run and opened it for reading while its permission allowed that; end that process (fuser names it), then run again"
                        .formatted(plain(claim)),
                false);
    }

    static OutputHeldException lost(Path directory, long minutes) {
        return new OutputHeldException(
                "this run lost its claim of %s: it was not renewed for %d minutes, or another run took it; run again"
                        .formatted(plain(directory), minutes),
                false);
    }

    static OutputHeldException moved(Path directory, String before, String now) {
        return new OutputHeldException(
                "CURRENT of %s named %s when this run began and names %s now: something else published meanwhile; run again"
                        .formatted(plain(directory), before, now),
                false);
    }

    /** A local path as people write it. */
    private static String plain(Path directory) {
        return directory.toString().replaceFirst("^file:/+", "/");
    }
}
