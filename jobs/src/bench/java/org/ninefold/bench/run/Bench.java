package org.ninefold.bench.run;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The benchmark: the whole job beside a bare copy of the same bytes by Spark, R and DuckDB. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Draws invented centres and runs, in turn: ninefold pool, Spark copying the same CSV bytes to Parquet in the job's own session and JVM options, R, and DuckDB.",
            "Options that take a list make a case of every combination; the cases run in turn, too."
        },
        subcommands = {Sample.class, Nights.class, Kernels.class, Generate.class})
public final class Bench implements Callable<Integer> {
    @Mixin
    private Workshop workshop;

    @Option(names = "--patients", split = ",", defaultValue = "10000", description = "(default: 10000)")
    private List<Integer> patients;

    @Option(names = "--centers", split = ",", defaultValue = "9", description = "(default: 9)")
    private List<Integer> centers;

    @Option(names = "--analyses", split = ",", defaultValue = "10", description = "(default: 10)")
    private List<Integer> analyses;

    @Option(names = "--endpoints", split = ",", defaultValue = "5", description = "5 or more (default: 5)")
    private List<Integer> endpoints;

    @Option(names = "--only", split = ",", description = "some of: ${COMPLETION-CANDIDATES} (default: all)")
    private List<Contender> only = Arrays.asList(Contender.values());

    /** Runs a benchmark and ends with 0, with 1 where contenders found different figures, with 2 for wrong usage. */
    public static void main(String[] args) {
        Locale.setDefault(Locale.ROOT);
        System.exit(new CommandLine(new Bench())
                .setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(args));
    }

    @Override
    public Integer call() throws IOException, InterruptedException, SQLException {
        var out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        Set<Contender> who = new LinkedHashSet<>(only);
        if (who.contains(Contender.R) && !Workshop.hasR(List.of("data.table", "survival", "cmprsk"))) {
            who.remove(Contender.R);
            out.println("R is not here with data.table, survival and cmprsk: it is left out.\n");
        }
        Map<String, Case> cases = new LinkedHashMap<>();
        for (int p : patients) {
            for (int c : centers) {
                for (int a : analyses) {
                    for (int e : endpoints) {
                        var one = new Case(workshop, p, c, a, e);
                        cases.put(one.name(), one);
                    }
                }
            }
        }
        List<Lane> lanes = new ArrayList<>();
        for (Case one : cases.values()) {
            for (Contender contender : who) {
                lanes.add(new Lane(one.name(), contender.label(), () -> one.run(contender)));
            }
        }
        var contest = new Contest(lanes, Contender.COPY.label());
        Path raw = workshop.work().resolve("measurements.csv");
        contest.run(workshop.repeat, raw);
        out.println(Workshop.machine() + "; medians of " + workshop.repeat + " (smallest–largest)\n");
        out.println(contest.table());
        out.println("Every measurement: " + raw + "\n");
        boolean same = true;
        for (Case one : cases.values()) {
            out.println(one.agreement().table());
            same &= one.agreement().same();
        }
        return same ? 0 : 1;
    }
}
