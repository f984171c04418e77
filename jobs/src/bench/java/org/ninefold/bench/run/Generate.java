package org.ninefold.bench.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.ninefold.bench.centres.Cohort;
import org.ninefold.bench.centres.Extracts;
import org.ninefold.bench.centres.StudyFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bench generate}. */
@Command(
        name = "generate",
        mixinStandardHelpOptions = true,
        description = "Writes invented centres and a study over them, and prints the path of the study file.")
final class Generate implements Callable<Integer> {
    @Parameters(paramLabel = "DIR", description = "folder to write to")
    private Path folder;

    @Option(names = "--patients", defaultValue = "10000", description = "(default: 10000)")
    private int patients;

    @Option(names = "--centers", defaultValue = "9", description = "(default: 9)")
    private int centers;

    @Option(names = "--analyses", defaultValue = "10", description = "(default: 10)")
    private int analyses;

    @Option(names = "--endpoints", defaultValue = "5", description = "5 or more (default: 5)")
    private int endpoints;

    @Option(names = "--seed", defaultValue = "1", description = "(default: 1)")
    private long seed;

    @Override
    public Integer call() throws IOException {
        var extracts = new Extracts(new Cohort(patients, centers, seed), folder.toAbsolutePath());
        extracts.write();
        Path mappings = Path.of(System.getProperty("ninefold.project"), "conf", "centers", "nine");
        System.out.println(new StudyFiles(extracts, analyses, endpoints, mappings).write());
        return 0;
    }
}
