package org.ninefold.bench.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code bench sample}. */
@Command(
        name = "sample",
        mixinStandardHelpOptions = true,
        description =
                "The sample study of 43 patients, report included, beside a bare Spark session that copies one of its files, and beside ninefold --help; each from process start to end.")
final class Sample implements Callable<Integer> {
    private static final String CASE = "43 patients";
    private static final String SESSION = "bare session";

    @Mixin
    private Workshop workshop;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path out = workshop.work().resolve("out");
        String config = Workshop.project().resolve("conf/nine-centers.conf").toString();
        List<String> pool = List.of("pool", "--config", config, "--out", out.toString());
        Path one = Workshop.project().resolve("data-samples/nine-centers/c05/patients.csv");
        Path list = workshop.work().resolve("sample.tsv");
        Files.writeString(list, "patients\t" + one + "\tUTF-8\t,\n");
        List<String> session = workshop.launcher()
                .instead(pool, "org.ninefold.jobs.cli.BareCopy", List.of(list.toString(), out.toString()));
        var contest = new Contest(
                List.of(
                        new Lane(CASE, "pool", () -> {
                            Workshop.remove(out);
                            return workshop.ninefold("sample", pool);
                        }),
                        new Lane(CASE, SESSION, () -> {
                            Workshop.remove(out);
                            return workshop.stopwatch().run("session", session, Map.of());
                        }),
                        new Lane(CASE, "--help", () -> workshop.ninefold("help", List.of("--help")))),
                SESSION);
        contest.run(workshop.repeat, workshop.work().resolve("sample.csv"));
        Workshop.remove(out);
        System.out.println(Workshop.machine() + "; medians of " + workshop.repeat + " (smallest–largest)\n");
        System.out.println(contest.table());
        return 0;
    }
}
