package org.ninefold.bench.run;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.ninefold.bench.centres.Subject;
import org.ninefold.risk.Exit;
import org.ninefold.risk.RiskTable;
import org.ninefold.risk.RiskTableBuilder;
import org.ninefold.stats.AalenJohansen;
import org.ninefold.stats.Gray;
import org.ninefold.stats.KaplanMeier;
import org.ninefold.stats.LogRank;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The estimators, from risk tables of many subjects in two groups; and the making of such a table from subjects. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class StatsBenchmark {
    private static final Exit RELAPSE = new Exit.Event("RELAPSE");
    private static final Exit NRM = new Exit.Event("NRM");
    private static final Exit CENSORED = new Exit.Censored("LSTALVDT");

    /** Subjects of both groups together. */
    @Param("1000000")
    public int subjects;

    private int[] days;
    private Exit[] exits;
    private List<RiskTable> groups;
    private RiskTable pooled;

    /** Draws the subjects and counts them. */
    @Setup
    public void draw() {
        days = new int[subjects];
        exits = new Exit[subjects];
        List<RiskTableBuilder> builders = List.of(RiskTable.builder(), RiskTable.builder());
        for (int i = 0; i < subjects; i++) {
            Subject s = Subject.draw(1, i);
            days[i] = day(s);
            exits[i] = s.relapsed() ? RELAPSE : s.dead() ? NRM : CENSORED;
            builders.get(s.male() ? 1 : 0).add(days[i], exits[i], 1);
        }
        groups = builders.stream().map(RiskTableBuilder::build).toList();
        pooled = groups.get(0).merge(groups.get(1));
    }

    /** Days from the infusion to relapse, death or the end of follow-up. */
    static int day(Subject s) {
        return (s.relapsed() ? s.relapse() : s.lastContact()) - s.infusion();
    }

    /** From subjects to a risk table. */
    @Benchmark
    public RiskTable riskTable() {
        RiskTableBuilder builder = RiskTable.builder();
        for (int i = 0; i < subjects; i++) {
            builder.add(days[i], exits[i], 1);
        }
        return builder.build();
    }

    /** Two tables added. */
    @Benchmark
    public RiskTable merge() {
        return groups.get(0).merge(groups.get(1));
    }

    /** The Kaplan-Meier curve. */
    @Benchmark
    public KaplanMeier kaplanMeier() {
        return KaplanMeier.of(pooled);
    }

    /** The cumulative incidences of two causes, with both variances. */
    @Benchmark
    public AalenJohansen cumulativeIncidence() {
        return AalenJohansen.of(pooled, pooled.causes());
    }

    /** The log-rank test of two groups. */
    @Benchmark
    public LogRank logRank() {
        return LogRank.stratified(List.of(groups), 0);
    }

    /** Gray's test of two groups. */
    @Benchmark
    public Gray gray() {
        return Gray.stratified(List.of(groups), "RELAPSE", 0);
    }
}
