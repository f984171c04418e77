package org.ninefold.jobs.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.SparkThrowable;
import org.ninefold.jobs.pipeline.BrokenIdentityException;
import org.ninefold.jobs.publish.OutputHeldException;
import org.ninefold.quality.DataGateException;
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

    static Failure of(Throwable thrown) {
        if (thrown instanceof InvalidConfigurationException invalid) {
            return new Failure(
                    ExitCode.CONFIGURATION,
                    "The configuration cannot be used:",
                    invalid.problems().stream().map(Problem::toString).toList());
        } else if (thrown instanceof DataGateException gate) {
            return new Failure(
                    ExitCode.DATA_GATE,
                    "The data do not allow a run; the previous snapshot stays current:",
                    gate.sentences());
        } else if (SparkEnded.is(thrown)) {
            return new Failure(ExitCode.FAILURE, SparkEnded.HEADING, SparkEnded.lines(described(thrown)));
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
        return new Failure(
                ExitCode.FAILURE,
                "The run failed and published nothing; the previous snapshot stays current.",
                Stream.iterate(thrown, t -> t != null, Throwable::getCause)
                        .flatMap(t -> described(t).stream())
                        .toList());
    }

    /** The class, Spark's error condition, the sentence of a file system if it is one, and where it happened. */
    private static List<String> described(Throwable thrown) {
        var lines = new ArrayList<String>();
        String name = thrown.getClass().getName();
        if (thrown instanceof SparkThrowable spark && spark.getCondition() != null) {
            name += " [" + spark.getCondition() + "]";
        } else if (thrown instanceof IOException && thrown.getMessage() != null) {
            name += ": " + thrown.getMessage().lines().findFirst().orElse("");
        }
        lines.add(name);
        Stream.of(thrown.getStackTrace()).limit(FRAMES).forEach(frame -> lines.add("    at " + frame));
        return lines;
    }
}
