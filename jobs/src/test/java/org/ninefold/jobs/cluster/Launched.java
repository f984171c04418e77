package org.ninefold.jobs.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.ninefold.jobs.Published;
import org.ninefold.jobs.SampleSnapshot;

/** A run of the packaged job by its launcher, as a user does it after the build. */
final class Launched {
    /** The Spark that the build placed beside the jar. */
    static final Path SPARK = Path.of("target", "spark").toAbsolutePath();
    /** Short runs are over before code compiled twice pays. */
    static final String FAST = "-XX:TieredStopAtLevel=1";

    private static final List<String> LAUNCHER =
            List.of(Path.of("bin", "ninefold").toString());
    private static final long PATIENCE_MINUTES = 15;
    private static Published local;

    private final Process process;
    private final Path out;
    private final Path err;

    private Launched(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /** Starts a command on the Spark beside the jar, in the launcher's own process. */
    static Launched locally(Path log, String... arguments) throws IOException {
        return with(Map.of(), log, arguments);
    }

    /** The same with other environment variables. */
    static Launched with(Map<String, String> environment, Path log, String... arguments) throws IOException {
        var all = new HashMap<>(Map.of("NINEFOLD_JAVA_OPTS", FAST, "NINEFOLD_HEAP", "1g"));
        all.putAll(environment);
        return start(log, all, LAUNCHER, arguments);
    }

    /** The same where the caller has a mask of his own. */
    static Launched under(String mask, Path log, String... arguments) throws IOException {
        List<String> shell = List.of("/bin/sh", "-c", "umask " + mask + "; exec \"$0\" \"$@\"", LAUNCHER.get(0));
        return start(log, Map.of("NINEFOLD_JAVA_OPTS", FAST, "NINEFOLD_HEAP", "1g"), shell, arguments);
    }

    /** Starts a command by {@code spark-submit} with these options. */
    static Launched submitted(Path log, String sparkOptions, String... arguments) throws IOException {
        return start(
                log,
                Map.of(
                        "SPARK_HOME",
                        SPARK.toString(),
                        "SPARK_LOCAL_IP",
                        "127.0.0.1",
                        "SPARK_SUBMIT_OPTS",
                        FAST,
                        "NINEFOLD_SPARK_OPTS",
                        sparkOptions + " --conf spark.executor.extraJavaOptions=" + FAST),
                LAUNCHER,
                arguments);
    }

    private static Launched start(Path log, Map<String, String> environment, List<String> launcher, String... arguments)
            throws IOException {
        Files.createDirectories(log);
        var command = new ArrayList<>(launcher);
        command.addAll(Arrays.asList(arguments));
        Path out = log.resolve("out");
        Path err = log.resolve("err");
        var builder = new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("SPARK_") || name.startsWith("NINEFOLD_"));
        builder.environment().putAll(environment);
        return new Launched(builder.start(), out, err);
    }

    /** Whether it goes on. */
    boolean isAlive() {
        return process.isAlive();
    }

    /** Sends the launcher the signal by which schedulers end what they have started. */
    void end() {
        process.destroy();
    }

    /** The exit code. */
    int exitCode() throws IOException, InterruptedException {
        if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new IllegalStateException("no end after %d minutes:%n%s".formatted(PATIENCE_MINUTES, err()));
        }
        return process.exitValue();
    }

    /** What stands on standard output. */
    String out() throws IOException {
        return Files.readString(out);
    }

    /** What stands on standard error. */
    String err() throws IOException {
        return Files.readString(err);
    }

    /** The sample, published by the launcher on this machine alone, once for all tests. */
    static synchronized Published local() throws IOException, InterruptedException {
        if (local == null) {
            Path folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "local-");
            var run = locally(
                    folder.resolve("log"),
                    "pool",
                    "--config",
                    SampleSnapshot.CONFIG.toString(),
                    "--out",
                    folder.resolve("out").toString());
            if (run.exitCode() != 0) {
                throw new IllegalStateException(run.err());
            }
            local = Published.current(folder.resolve("out"));
        }
        return local;
    }
}
