package org.ninefold.bench.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Runs a process to its end and measures it with bash's own {@code time}. */
final class Stopwatch {
    private static final String TIMED = "TIMEFORMAT='%3R %3U %3S'; { time \"${@:4}\" >\"$1\" 2>\"$2\" ; } 2>\"$3\"";

    private final Path logs;

    /** Writes what the processes say into a folder. */
    Stopwatch(Path logs) {
        this.logs = logs;
    }

    /**
     * Runs a command.
     *
     * @param name of the files that keep what it says
     * @throws IllegalStateException if it does not end with 0
     */
    Measurement run(String name, List<String> command, Map<String, String> environment)
            throws IOException, InterruptedException {
        Files.createDirectories(logs);
        Path out = logs.resolve(name + ".out");
        Path err = logs.resolve(name + ".err");
        Path time = logs.resolve(name + ".time");
        List<String> timed = new ArrayList<>(List.of("bash", "-c", TIMED, "bash"));
        timed.addAll(List.of(out.toString(), err.toString(), time.toString()));
        timed.addAll(command);
        var builder = new ProcessBuilder(timed).inheritIO();
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.environment().putAll(environment);
        Process process = builder.start();
        long peak = 0;
        do {
            peak = Math.max(peak, peak(process));
        } while (!process.waitFor(50, TimeUnit.MILLISECONDS));
        if (process.exitValue() != 0) {
            throw new IllegalStateException("Expected exit code 0 of " + name + ", found " + process.exitValue()
                    + "; what it said is in " + out + " and " + err);
        }
        String[] seconds = Files.readString(time).strip().split(" ", -1);
        return new Measurement(
                Double.parseDouble(seconds[0]),
                Double.parseDouble(seconds[1]) + Double.parseDouble(seconds[2]),
                peak / 1024);
    }

    /** What a command that ended said on standard output. */
    String said(String name) throws IOException {
        return Files.readString(logs.resolve(name + ".out"), StandardCharsets.UTF_8);
    }

    /** The high-water mark of the largest process in kilobytes; a process that ends while we look has none. */
    private static long peak(Process process) {
        return process.descendants()
                .mapToLong(p -> residentPeak(Path.of("/proc", Long.toString(p.pid()), "status")))
                .max()
                .orElse(0);
    }

    private static long residentPeak(Path status) {
        try (Stream<String> lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException | UncheckedIOException e) {
            return 0;
        }
    }
}
