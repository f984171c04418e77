package org.ninefold.jobs.cli;

import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Prints why a command failed and gives the exit code. */
final class Failures implements IExecutionExceptionHandler {
    @Override
    public int handleExecutionException(Exception thrown, CommandLine commandLine, ParseResult parsed) {
        Failure failure = Failure.of(thrown);
        commandLine.getErr().println(failure.heading());
        failure.lines().forEach(line -> commandLine.getErr().println("  " + line));
        return failure.exitCode().code();
    }
}
