package org.ninefold.jobs.cli;

import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Spec;

/** The command line. */
@Command(
        name = "ninefold",
        mixinStandardHelpOptions = true,
        versionProvider = BuildVersion.class,
        description = "Pools the extracts of many transplant centres into one cohort and computes its outcomes.",
        subcommands = {
            PoolCommand.class,
            CheckCommand.class,
            DraftCommand.class,
            ForgetCommand.class,
            StatusCommand.class,
            DiffCommand.class,
            ReportCommand.class,
            ExportCommand.class
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done, warnings included",
            "1:anything else: the machine, the disk, a defect",
            "2:usage, configuration, or a mapping that names an absent column",
            "3:data gate: a file missing, undecodable or broken, too many records rejected, or another gate of the study",
            "4:disclosure gate: figures would show what the study does not accept to show",
            "5:another run holds the output"
        })
public final class Ninefold implements Runnable {
    private static final String CODE_BASE = "launcher.exit-code-base";

    @Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "Name a command, such as: ninefold pool --help");
    }

    /**
     * Runs a command and ends the process with its exit code. The launcher has a number added to it, to tell it from the codes by
     * which Java itself ends.
     */
    public static void main(String[] args) {
        System.exit(Integer.getInteger(CODE_BASE, 0) + execute(args));
    }

    /** Runs a command; the exit code is as in the help. */
    static int execute(String... args) {
        // Numbers in SQL, names and tables are spelled the same on every machine.
        Locale.setDefault(Locale.ROOT);
        int code = new CommandLine(new Ninefold())
                .setOut(PlainStream.of(System.out))
                .setErr(PlainStream.of(System.err))
                .setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(Ninefold::failed)
                .execute(args);
        if (System.out.checkError()) { // whoever printed was not told
            System.err.println(
                    "Standard output could not be written to its end: what the command printed is lost or cut");
        }
        return code;
    }

    /** Tells why a command failed; the exit code. */
    static int failed(Exception thrown, CommandLine command, CommandLine.ParseResult parsed) {
        Failure failure = Failure.of(thrown);
        LogFormat format = command.getParseResult().matchedOptionValue(StudyOptions.LOG_FORMAT, LogFormat.PLAIN);
        new RunLog(format, command.getErr(), null).failed(failure);
        return failure.exitCode().code();
    }
}
