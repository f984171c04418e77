package org.ninefold.bench.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.ninefold.bench.centres.Cohort;
import org.ninefold.bench.centres.Extracts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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

    @Mixin
    private Size size;

    @Option(names = "--endpoints", defaultValue = "5", description = "5 or more (default: 5)")
    private int endpoints;

    @Option(names = "--seed", defaultValue = "1", description = "(default: 1)")
    private long seed;

    @Override
    public Integer call() throws IOException {
        var extracts = new Extracts(new Cohort(size.patients, size.centers, seed), folder.toAbsolutePath());
        extracts.write();
        System.out.println(Workshop.study(extracts, size.analyses, endpoints));
        return 0;
    }
}
