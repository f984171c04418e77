package org.ninefold.bench.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.ninefold.bench.centres.Extracts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bench nights}. */
@Command(
        name = "nights",
        mixinStandardHelpOptions = true,
        description =
                "A full run, the night after on which nothing changed, and the one after that on which one centre of all has another delivery (one subject less, or more).")
final class Nights implements Callable<Integer> {
    private static final String FULL = "full run";

    @Mixin
    private Workshop workshop;

    @Mixin
    private Size size;

    @Option(
            names = "--changed",
            paramLabel = "N",
            defaultValue = "3",
            description = "number of the centre (default: 3)")
    private int changed;

    private boolean whole = true;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Extracts extracts = workshop.extracts(size.patients, size.centers);
        Path out = workshop.work().resolve("out");
        String study = Workshop.study(extracts, size.analyses, 5).toString();
        List<String> pool = List.of("pool", "--config", study, "--out", out.toString());
        String what =
                String.format("%,d patients, %,d centres, %,d analyses", size.patients, size.centers, size.analyses);
        var contest = new Contest(
                List.of(
                        new Lane(what, FULL, () -> {
                            Workshop.remove(out);
                            return workshop.ninefold("full", pool);
                        }),
                        new Lane(
                                what,
                                "nothing changed",
                                () -> night("unchanged", pool, "unchanged since the last run")),
                        new Lane(what, "one centre changed", () -> {
                            whole = !whole;
                            extracts.deliver(changed - 1, whole);
                            return night("changed", pool, "1 recomputed");
                        })),
                FULL);
        try {
            contest.run(workshop.repeat, workshop.work().resolve("nights.csv"));
        } finally {
            extracts.deliver(changed - 1, true);
            Workshop.remove(out);
        }
        System.out.println(Workshop.machine() + "; medians of " + workshop.repeat + " (smallest–largest)\n");
        System.out.println(contest.table());
        return 0;
    }

    /** A run that must have seen what the night was. */
    private Measurement night(String name, List<String> pool, String expected)
            throws IOException, InterruptedException {
        Measurement measured = workshop.ninefold(name, pool);
        if (!workshop.stopwatch().said(name).contains(expected)) {
            throw new IllegalStateException("Expected the run to say \"" + expected + "\", found that it did not");
        }
        return measured;
    }
}
