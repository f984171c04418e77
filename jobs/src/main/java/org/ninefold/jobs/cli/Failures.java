package org.ninefold.jobs.cli;

import java.io.PrintWriter;
import java.util.List;
import org.apache.spark.SparkThrowable;
import org.ninefold.jobs.pipeline.BrokenIdentityException;
import org.ninefold.quality.DataGateException;
import org.ninefold.study.InvalidConfigurationException;
import org.ninefold.study.Problem;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/**
 * Says what went wrong in sentences. Texts of foreign exceptions are not printed: they can carry values of the data.
 * Their classes, error conditions and places in the code are.
 */
final class Failures implements IExecutionExceptionHandler {
    private static final int FRAMES = 12;

    @Override
    public int handleExecutionException(Exception thrown, CommandLine commandLine, ParseResult parsed) {
        return report(thrown, commandLine.getErr()).code();
    }

    static ExitCode report(Exception thrown, PrintWriter err) {
        if (thrown instanceof InvalidConfigurationException invalid) {
            sentences(
                    err,
                    "The configuration cannot be used:",
                    invalid.problems().stream().map(Problem::toString).toList());
            return ExitCode.CONFIGURATION;
        } else if (thrown instanceof DataGateException gate) {
            sentences(err, "The data do not allow a run; the previous snapshot stays current:", gate.sentences());
            return ExitCode.DATA_GATE;
        } else if (thrown instanceof BrokenIdentityException broken) {
            sentences(
                    err,
                    "The run does not add up, nothing was published; please report this with the lines below:",
                    broken.violations());
            return ExitCode.FAILURE;
        }
        err.println("The run failed and published nothing; the previous snapshot stays current.");
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            err.println("  " + describe(cause));
        }
        return ExitCode.FAILURE;
    }

    /** The class, Spark's error condition if there is one, our own sentence if it is ours, and where it happened. */
    static String describe(Throwable thrown) {
        var text = new StringBuilder(thrown.getClass().getName());
        if (thrown instanceof SparkThrowable spark && spark.getCondition() != null) {
            text.append(" [").append(spark.getCondition()).append(']');
        }
        if (thrown instanceof java.io.IOException && thrown.getMessage() != null) {
            text.append(": ").append(thrown.getMessage().lines().findFirst().orElse(""));
        }
        StackTraceElement[] frames = thrown.getStackTrace();
        for (int i = 0; i < Math.min(FRAMES, frames.length); i++) {
            text.append("\n      at ").append(frames[i]);
        }
        return text.toString();
    }

    private static void sentences(PrintWriter err, String heading, List<String> sentences) {
        err.println(heading);
        sentences.forEach(sentence -> err.println("  " + sentence));
    }
}
