package org.ninefold.jobs.publish;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.ninefold.jobs.cli.Ninefold;

/** The command line in a process of its own, which is gone before the k-th step on its output directory. */
public final class HaltingProcess {
    private static final String ROOT = "crash.root";
    private static final String AT = "crash.at";

    private HaltingProcess() {}

    /**
     * Starts a command.
     *
     * @param root the steps below this folder count
     * @param at the step before which the process is gone: its number, 0 for none, or an expression that matches it
     * @param log where it says what it says
     */
    public static Process start(Path root, String at, Path log, List<String> arguments) throws IOException {
        var command = new ArrayList<String>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith("--add-opens"))
                .forEach(command::add);
        command.addAll(List.of(
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx1g",
                "-Dfile.encoding=UTF-8",
                "-D" + ROOT + "=" + root,
                "-D" + AT + "=" + at,
                "-cp",
                System.getProperty("java.class.path"),
                HaltingProcess.class.getName()));
        command.addAll(arguments);
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }

    /** Runs a command on the counting file system. */
    public static void main(String[] arguments) throws IOException {
        CountingFileSystem.install();
        String at = System.getProperty(AT);
        if (at.matches("\\d+")) {
            Faults.begin(System.getProperty(ROOT), Faults.Kind.HALT, Integer.parseInt(at));
        } else {
            Faults.haltAt(System.getProperty(ROOT), at);
        }
        Ninefold.main(arguments);
    }
}
