package org.ninefold.jobs.cli;

import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Prints why a command failed and gives the exit code. */
final class Failures implements IExecutionExceptionHandler {
    @Override
    public int handleExecutionException(Exception thrown, CommandLine commandLine, ParseResult parsed) {
        Failure failure = Failure.of(thrown);
        LogFormat format = commandLine.getParseResult().matchedOptionValue(StudyOptions.LOG_FORMAT, LogFormat.PLAIN);
        new RunLog(format, commandLine.getErr(), null).failed(failure);
        return failure.exitCode().code();
    }
}
