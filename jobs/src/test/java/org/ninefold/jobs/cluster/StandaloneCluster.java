package org.ninefold.jobs.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A master and two workers of one core each, as processes on the loopback, of the Spark beside the jar. */
final class StandaloneCluster implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Pattern MASTER = Pattern.compile("Starting Spark master at (spark://\\S+)");
    private static final Pattern REGISTERED = Pattern.compile("Successfully registered with master");

    private final Path folder;
    private final List<Process> processes = new ArrayList<>();
    private final String master;

    /**
     * Starts a cluster.
     *
     * @param options such as a file of properties, for the master and the workers
     */
    StandaloneCluster(Path folder, String... options) throws IOException, InterruptedException {
        this.folder = Files.createDirectories(folder);
        boolean up = false;
        try {
            daemon("master", "org.apache.spark.deploy.master.Master", List.of(), options);
            master = await("master", MASTER);
            for (String worker : List.of("worker1", "worker2")) {
                String[] more =
                        Stream.concat(Stream.of(options), Stream.of(master)).toArray(String[]::new);
                Path work = folder.resolve("work").resolve(worker);
                daemon(
                        worker,
                        "org.apache.spark.deploy.worker.Worker",
                        List.of("--cores", "1", "--memory", "1g", "--work-dir", work.toString()),
                        more);
            }
            await("worker1", REGISTERED);
            await("worker2", REGISTERED);
            up = true;
        } finally {
            if (!up) {
                close();
            }
        }
    }

    private void daemon(String name, String main, List<String> own, String... options) throws IOException {
        var command = new ArrayList<String>(
                List.of(Launched.SPARK.resolve("bin/spark-class").toString(), main));
        command.addAll(List.of("--host", "127.0.0.1", "--port", "0", "--webui-port", "0"));
        command.addAll(own);
        command.addAll(Arrays.asList(options));
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log(name).toFile());
        builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
        builder.environment().put("SPARK_DAEMON_JAVA_OPTS", Launched.FAST + " -Dspark.master.rest.enabled=false");
        processes.add(builder.start());
    }

    private Path log(String name) {
        return folder.resolve(name + ".log");
    }

    private String await(String name, Pattern pattern) throws IOException, InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(end)) {
            var found = pattern.matcher(Files.readString(log(name)));
            if (found.find()) {
                return found.group(found.groupCount());
            }
            Thread.sleep(100);
        }
        throw new IllegalStateException("%s did not come up:%n%s".formatted(name, Files.readString(log(name))));
    }

    /** Its address. */
    String master() {
        return master;
    }

    /** What executors have written to standard error, one text each. */
    List<String> executorLogs() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("work"))) {
            var logs = new ArrayList<String>();
            for (Path file : files.filter(path -> path.endsWith("stderr")).toList()) {
                logs.add(Files.readString(file));
            }
            return logs;
        }
    }

    @Override
    public void close() {
        for (Process process : processes) {
            List<ProcessHandle> executors = process.descendants().toList();
            process.destroyForcibly();
            executors.forEach(ProcessHandle::destroyForcibly);
        }
    }
}
