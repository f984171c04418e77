package org.ninefold.jobs.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.spark.SparkThrowable;
import org.ninefold.jobs.pipeline.BrokenIdentityException;
import org.ninefold.jobs.publish.OutputHeldException;
import org.ninefold.quality.DataGateException;
import org.ninefold.quality.DisclosureGateException;
import org.ninefold.study.InvalidConfigurationException;
import org.ninefold.study.Problem;

/**
 * Why a command failed, in sentences. Texts of foreign exceptions are left out: they can carry values of the data. Their
 * classes, error conditions and places in the code are told.
 *
 * @param exitCode how the process ends
 * @param heading what it means
 * @param lines what to do, or what to report
 */
record Failure(ExitCode exitCode, String heading, List<String> lines) {
    private static final int FRAMES = 12;
    private static final String NOT_PUBLISHED =
            "The run failed and published nothing; the previous snapshot stays current.";
    private static final String DISK_FULL =
            "A disk is full; the run published nothing and the previous snapshot stays current.";
    private static final String MAKE_ROOM =
            "make room where the output directory lies, and where Spark keeps its temporary files, then run again; a run needs room for one more snapshot";
    private static final String LOOK_AFTER_FILES =
            "look after that file or its disk – room, permissions, mounts – unless the sentence says what to do; then run again";
    /** How systems say that a disk, or what an account may use of it, is full. */
    private static final List<String> NO_ROOM = List.of("No space left on device", "Disk quota exceeded");

    private static final String NO_SPARK =
            "Spark did not start, or was ended from outside; nothing was published and the previous snapshot stays current:";
    private static final String FIND_SPARK =
            "expected a Spark that takes this run, found none: see that the master runs, that spark.master is its address, and that spark.authenticate and spark.authenticate.secret are those of the cluster";
    /** Where a missing Spark is noticed: in the making of a context, on asking a stopped one, on stopping with work to do. */
    private static final List<String> PLACES_OF_NO_SPARK = List.of(
            "SparkContext.<init>",
            "SparkContext.assertNotStopped",
            "LiveListenerBus.addToQueue",
            "DAGScheduler.cleanUpAfterSchedulerStop");

    static Failure of(Throwable thrown) {
        List<Throwable> chain = chain(thrown);
        if (first(InvalidConfigurationException.class, chain) instanceof InvalidConfigurationException invalid) {
            return new Failure(
                    ExitCode.CONFIGURATION,
                    "The configuration cannot be used:",
                    invalid.problems().stream().map(Problem::toString).toList());
        } else if (first(DataGateException.class, chain) instanceof DataGateException gate) {
            return new Failure(
                    ExitCode.DATA_GATE,
                    "The data do not allow a run; the previous snapshot stays current:",
                    gate.sentences());
        } else if (thrown instanceof DisclosureGateException gate) {
            return new Failure(
                    ExitCode.DISCLOSURE_GATE,
                    "The figures would show too much; nothing was published, the previous snapshot stays current:",
                    gate.sentences());
        } else if (chain.stream().anyMatch(Failure::isOfNoSpark)) {
            return new Failure(
                    ExitCode.FAILURE,
                    NO_SPARK,
                    Stream.concat(Stream.of(FIND_SPARK), described(thrown).stream())
                            .toList());
        } else if (thrown instanceof OutputHeldException held) {
            return new Failure(
                    ExitCode.HELD,
                    "Another run holds the output; this one published nothing:",
                    List.of(held.getMessage()));
        } else if (thrown instanceof BrokenIdentityException broken) {
            return new Failure(
                    ExitCode.FAILURE,
                    "The run does not add up, nothing was published; please report this with the lines below:",
                    broken.violations());
        }
        if (chain.stream().anyMatch(Failure::saysFull)) {
            return new Failure(ExitCode.FAILURE, DISK_FULL, sentences(chain, MAKE_ROOM));
        } else if (chain.stream().anyMatch(Failure::isOfFiles)) {
            return new Failure(ExitCode.FAILURE, NOT_PUBLISHED, sentences(chain, LOOK_AFTER_FILES));
        }
        List<String> places = chain.stream().flatMap(t -> described(t).stream()).toList();
        return new Failure(ExitCode.FAILURE, NOT_PUBLISHED, places);
    }

    /** What a task on an executor met comes wrapped by Spark. */
    private static Throwable first(Class<? extends Throwable> kind, List<Throwable> chain) {
        return chain.stream().filter(kind::isInstance).findFirst().orElse(null);
    }

    private static List<Throwable> chain(Throwable thrown) {
        return Stream.iterate(thrown, t -> t != null, Throwable::getCause).toList();
    }

    /** Exceptions that were thrown because there is no Spark, or no more, tell where it was noticed, not what to do. */
    private static boolean isOfNoSpark(Throwable thrown) {
        return Stream.of(thrown.getStackTrace()).anyMatch(frame -> {
            String type = frame.getClassName();
            return PLACES_OF_NO_SPARK.contains(type.substring(type.lastIndexOf('.') + 1) + "." + frame.getMethodName());
        });
    }

    /** Executors send the text of what they met, not always the exception. */
    private static boolean saysFull(Throwable thrown) {
        String message = Objects.requireNonNullElse(thrown.getMessage(), "");
        return NO_ROOM.stream().anyMatch(message::contains);
    }

    private static boolean isOfFiles(Throwable thrown) {
        return thrown instanceof IOException && thrown.getMessage() != null;
    }

    /** What the file system said, each sentence once, and what to do. */
    private static List<String> sentences(List<Throwable> chain, String advice) {
        return Stream.concat(
                        chain.stream()
                                .filter(Failure::isOfFiles)
                                .map(t -> t.getClass().getSimpleName() + ": " + firstLine(t)),
                        Stream.of(advice))
                .distinct()
                .toList();
    }

    private static String firstLine(Throwable thrown) {
        return thrown.getMessage().lines().findFirst().orElse("");
    }

    /** The class, Spark's error condition, and where it happened. */
    private static List<String> described(Throwable thrown) {
        var lines = new ArrayList<String>();
        String name = thrown.getClass().getName();
        if (thrown instanceof SparkThrowable spark && spark.getCondition() != null) {
            name += " [" + spark.getCondition() + "]";
        }
        lines.add(name);
        Stream.of(thrown.getStackTrace()).limit(FRAMES).forEach(frame -> lines.add("    at " + frame));
        return lines;
    }
}
