package org.ninefold.jobs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;
import org.ninefold.jobs.pipeline.RunOutcome;

/** The nine centres' sample, published once for all tests; nobody changes it. */
public final class SampleSnapshot {
    /** The study file of the sample. */
    public static final Path CONFIG = Path.of("..", "conf", "nine-centers.conf");

    private static SampleSnapshot made;

    private final Path out;
    private final RunOutcome outcome;

    private SampleSnapshot(Path out, RunOutcome outcome) {
        this.out = out;
        this.outcome = outcome;
    }

    /** The sample; the first to ask waits for its run. */
    public static synchronized SampleSnapshot get() {
        if (made == null) {
            try {
                Path out = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "sample-");
                made = new SampleSnapshot(out, PoolRun.of(CONFIG, out, stage -> {}));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return made;
    }

    /** The output directory. */
    public Path out() {
        return out;
    }

    /** A copy of the output directory, to be changed. */
    public static Path copyTo(Path to) throws IOException {
        Path from = get().out();
        try (Stream<Path> walk = Files.walk(from)) {
            for (Path path : walk.toList()) {
                Files.copy(
                        path,
                        to.resolve(from.relativize(path)),
                        LinkOption.NOFOLLOW_LINKS,
                        StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
        return to;
    }

    /** What the run gave. */
    public RunOutcome outcome() {
        return outcome;
    }

    /** The snapshot's tables. */
    public static Published published() {
        try {
            return Published.current(get().out());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
