package org.ninefold.bench.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.ninefold.bench.centres.Cohort;
import org.ninefold.bench.centres.Extracts;
import org.ninefold.bench.centres.StudyFiles;
import picocli.CommandLine.Option;

/** Options that all benchmarks have, and where they keep things. */
final class Workshop {
    @Option(
            names = "--repeat",
            paramLabel = "N",
            defaultValue = "5",
            description = "runs of each contender, in turn (default: 5)")
    int repeat;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "of all that is drawn (default: 1)")
    long seed;

    @Option(
            names = "--heap",
            paramLabel = "SIZE",
            description = "heap of the job and of the bare session, such as 4g (default: the launcher's)")
    String heap;

    @Option(
            names = "--work",
            paramLabel = "DIR",
            description = "where extracts, outputs and raw measurements go (default: jobs/target/bench/work)")
    Path work;

    static Path project() {
        return Path.of(System.getProperty("ninefold.project"));
    }

    Path work() throws IOException {
        Path folder = work == null ? project().resolve("jobs/target/bench/work") : work.toAbsolutePath();
        return Files.createDirectories(folder);
    }

    Map<String, String> environment() {
        return heap == null ? Map.of() : Map.of("NINEFOLD_HEAP", heap);
    }

    Launcher launcher() throws IOException {
        return new Launcher(project(), work(), environment());
    }

    Stopwatch stopwatch() throws IOException {
        return new Stopwatch(work().resolve("logs"));
    }

    /** A job under its launcher, as a user would start it. */
    Measurement ninefold(String name, List<String> arguments) throws IOException, InterruptedException {
        return stopwatch().run(name, launcher().ninefold(arguments), environment());
    }

    /** The extracts of a cohort, written if they are not there, and read once, so that no contender finds a cold disk. */
    Extracts extracts(int patients, int centers) throws IOException {
        String name = "extracts-" + patients + "-" + centers + "-" + seed;
        var extracts = new Extracts(new Cohort(patients, centers, seed), work().resolve(name));
        extracts.write();
        try (Stream<Path> files = Files.walk(extracts.folder())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                try (InputStream in = Files.newInputStream(file)) {
                    in.transferTo(OutputStream.nullOutputStream());
                }
            }
        }
        return extracts;
    }

    static Path study(Extracts extracts, int analyses, int endpoints) throws IOException {
        return new StudyFiles(extracts, analyses, endpoints, project().resolve("conf/centers/nine")).write();
    }

    static Path script(String name) {
        return project().resolve("jobs/src/bench/R").resolve(name);
    }

    /** Whether R is there with these packages. */
    static boolean hasR(List<String> packages) throws IOException, InterruptedException {
        try {
            String all = "c('" + String.join("','", packages) + "')";
            return new ProcessBuilder(
                                    "Rscript",
                                    "-e",
                                    "quit(status = !all(sapply(" + all + ", requireNamespace, quietly = TRUE)))")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false; // no such program
        }
    }

    /** The machine, in a line. */
    static String machine() {
        return Runtime.getRuntime().availableProcessors() + " cores, Java " + System.getProperty("java.version") + ", "
                + System.getProperty("os.name");
    }

    /** Removes a folder and all in it, if it is there. */
    static void remove(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> paths = Files.walk(folder)) {
                for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }
}
