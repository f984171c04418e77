package org.ninefold.jobs.publish;

import org.apache.hadoop.fs.Path;

/** Another run holds the output directory, or published to it meanwhile. The message is a sentence for the operator. */
public final class OutputHeldException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private OutputHeldException(String sentence) {
        super(sentence);
    }

    static OutputHeldException by(Holder other, Path directory) {
        return new OutputHeldException("%s is held by %s; wait until it has ended, or end it, then run again"
                .formatted(plain(directory), other));
    }

    static OutputHeldException lost(Path directory, long minutes) {
        return new OutputHeldException(
                "this run lost its claim of %s: it was not renewed for %d minutes, or another run took it; run again"
                        .formatted(plain(directory), minutes));
    }

    static OutputHeldException moved(Path directory, String before, String now) {
        return new OutputHeldException(
                "CURRENT of %s named %s when this run began and names %s now: something else published meanwhile; run again"
                        .formatted(plain(directory), before, now));
    }

    /** A local path as people write it. */
    private static String plain(Path directory) {
        return directory.toString().replaceFirst("^file:/+", "/");
    }
}
