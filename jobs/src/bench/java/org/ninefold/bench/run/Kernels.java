package org.ninefold.bench.run;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.ninefold.bench.centres.Subject;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.util.Statistics;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bench kernels}. */
@Command(
        name = "kernels",
        mixinStandardHelpOptions = true,
        description =
                "The estimators by JMH, from risk tables after warm-up, and R's functions on the same subjects, in milliseconds.")
final class Kernels implements Callable<Integer> {
    private static final List<String> KERNELS =
            List.of("riskTable", "merge", "kaplanMeier", "cumulativeIncidence", "logRank", "gray");

    @Mixin
    private Workshop workshop;

    @Option(names = "--patients", defaultValue = "1000000", description = "(default: 1000000)")
    private int patients;

    @Override
    public Integer call() throws IOException, InterruptedException, RunnerException {
        Map<String, Double> r = inR();
        Map<String, RunResult> results = new LinkedHashMap<>();
        var options = new OptionsBuilder()
                .include(StatsBenchmark.class.getSimpleName())
                .param("subjects", Integer.toString(patients))
                .forks(1)
                .warmupIterations(3)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(workshop.repeat)
                .measurementTime(TimeValue.seconds(1))
                .output(workshop.work().resolve("jmh.txt").toString())
                .build();
        for (RunResult result : new Runner(options).run()) {
            results.put(result.getPrimaryResult().getLabel(), result);
        }
        double table = median(results.get("riskTable"));
        System.out.println(Workshop.machine() + "; " + String.format("%,d", patients)
                + " subjects; JMH: median of " + workshop.repeat
                + " seconds after 3 of warm-up (smallest–largest); R: median of " + workshop.repeat + " calls\n");
        System.out.println(
                "| kernel | ms | ms with the risk table made | R, ms | R : kernel | R : kernel with the risk table |\n"
                        + "|---|---|---|---|---|---|");
        for (String kernel : KERNELS) {
            RunResult result = results.get(kernel);
            double ms = median(result);
            Statistics all = result.getPrimaryResult().getStatistics();
            System.out.println("| " + kernel + " | " + number(ms) + " (" + number(all.getMin()) + "–"
                    + number(all.getMax()) + ") | " + compared(r.get(kernel), ms, ms + table) + " |");
        }
        return 0;
    }

    /** R's times by name; none where R is not here. */
    private Map<String, Double> inR() throws IOException, InterruptedException {
        if (!Workshop.hasR(List.of("survival", "cmprsk"))) {
            System.out.println("R is not here with survival and cmprsk: it is left out.\n");
            return Map.of();
        }
        Path data = workshop.work().resolve("kernels.csv");
        try (BufferedWriter writer = Files.newBufferedWriter(data)) {
            writer.write("day,cause,group\n");
            for (int i = 0; i < patients; i++) {
                Subject s = Subject.draw(1, i);
                int cause = s.relapsed() ? 1 : s.dead() ? 2 : 0;
                writer.write(StatsBenchmark.day(s) + "," + cause + "," + (s.male() ? 1 : 0) + "\n");
            }
        }
        List<String> command = List.of(
                "Rscript", Workshop.script("kernels.R").toString(), data.toString(), Integer.toString(workshop.repeat));
        workshop.stopwatch().run("kernels", command, Map.of());
        return Figures.printed(workshop.stopwatch().said("kernels"));
    }

    private static String compared(Double r, double ms, double withTable) {
        return r == null
                ? " | – | – | –"
                : String.join(" | ", number(withTable), number(r), number(r / ms), number(r / withTable));
    }

    private static double median(RunResult result) {
        return result.getPrimaryResult().getStatistics().getPercentile(50);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value < 10 ? "%.2f" : "%,.0f", value);
    }
}
