package org.ninefold.bench.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The job's launcher, {@code jobs/bin/ninefold}, and other programs under the very JVM options that it chooses. The options
 * are not repeated here: the launcher is run with a Java that writes down its arguments.
 */
final class Launcher {
    private static final String MAIN = "org.ninefold.jobs.cli.Ninefold";
    /** Stands for Java; 64 is what the launcher takes for success. */
    private static final String EAR = """
            #!/usr/bin/env bash
            for argument in "$@"; do
              if [ "$argument" = %1$s ]; then printf '%%s\\n' "$@" > '%2$s'; exit 64; fi
            done
            exec '%3$s' "$@"
            """;

    private final Path project;
    private final Path scratch;
    private final Map<String, String> environment;

    Launcher(Path project, Path scratch, Map<String, String> environment) {
        this.project = project;
        this.scratch = scratch;
        this.environment = environment;
    }

    /** The job with these arguments. */
    List<String> ninefold(List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(project.resolve("jobs/bin/ninefold").toString());
        command.addAll(arguments);
        return command;
    }

    /** Another program with the options that the launcher chooses for the job with {@code arguments}. */
    List<String> instead(List<String> arguments, String main, List<String> its)
            throws IOException, InterruptedException {
        Path heard = scratch.resolve("java/arguments");
        Path java = java();
        Path ear = scratch.resolve("java/bin/java");
        Files.createDirectories(ear.getParent());
        Files.deleteIfExists(heard);
        Files.writeString(ear, EAR.formatted(MAIN, heard, java));
        if (!ear.toFile().setExecutable(true)) {
            throw new IOException(ear + " cannot be made executable");
        }
        var builder = new ProcessBuilder(ninefold(arguments)).inheritIO();
        builder.environment().putAll(environment);
        builder.environment().put("JAVA_HOME", scratch.resolve("java").toString());
        builder.environment().remove("SPARK_HOME");
        Process process = builder.start();
        if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0 || !Files.exists(heard)) {
            process.destroy();
            throw new IllegalStateException(
                    "Expected the launcher to start Java with " + MAIN + ", found that it did not");
        }
        List<String> command = new ArrayList<>(List.of(java.toString()));
        for (String argument : Files.readAllLines(heard)) {
            if (argument.equals(MAIN)) {
                command.add(main);
                command.addAll(its);
                return command;
            }
            boolean path = List.of("-cp", "-classpath", "--class-path").contains(command.get(command.size() - 1));
            command.add(path ? argument + ":" + classes() : argument);
        }
        throw new IllegalStateException("Expected " + MAIN + " among the launcher's arguments, found none");
    }

    /** A program of the benchmark under Java's own defaults. */
    List<String> plain(Class<?> main, List<String> its) {
        List<String> command = new ArrayList<>(List.of(java().toString(), "-cp"));
        command.add(classes() + ":" + project.resolve("jobs/target/bench/jars") + "/*");
        command.add(main.getName());
        command.addAll(its);
        return command;
    }

    private Path classes() {
        return project.resolve("jobs/target/bench/classes");
    }

    private static Path java() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }
}
