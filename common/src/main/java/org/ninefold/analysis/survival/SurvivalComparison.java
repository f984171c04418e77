package org.ninefold.analysis.survival;

import java.util.List;
import org.ninefold.analysis.Comparison;
import org.ninefold.analysis.Scope;
import org.ninefold.analysis.TimeToEventRows;
import org.ninefold.counting.Counted;
import org.ninefold.risk.RiskTable;
import org.ninefold.stats.ChiSquare;
import org.ninefold.stats.LogRank;
import org.ninefold.stats.MantelByar;
import org.ninefold.stats.PairwiseLogRank;
import org.ninefold.stats.Reason;
import org.ninefold.stats.RestrictedMean;
import org.ninefold.stats.Value;
import org.ninefold.study.SurvivalAnalysis;

/**
 * The rows of the curves of groups against each other.
 *
 * @param levels the groups, in order; two or more
 * @param groups the exits of each of them
 */
record SurvivalComparison(SurvivalAnalysis analysis, List<String> levels, List<RiskTable> groups) {
    private static final String TREND = "TREND";

    /**
     * Adds them.
     *
     * @param strata the groups of each centre, where all centres are pooled; empty for one centre
     * @param rows about the endpoint
     */
    void add(List<List<Counted>> strata, Scope rows) {
        String name = name();
        LogRank test = LogRank.stratified(List.of(groups), analysis.rho());
        if (analysis.groupsChange()) {
            rows.by(name)
                    .comparing(Comparison.GROUPS, false)
                    .count("n.switched", "Subjects who changed group", MantelByar.switched(groups));
        }
        for (int i = 0; i < levels.size(); i++) {
            rows.inGroup(levels.get(i))
                    .by(name)
                    .comparing(Comparison.GROUPS, false)
                    .value(
                            "observed",
                            "Events observed",
                            Value.of(test.observed().get(i)))
                    .value(
                            "expected",
                            "Events expected",
                            Value.of(test.expected().get(i)));
        }
        Comparison.test(rows.by(name).comparing(Comparison.GROUPS, false), test.test());
        if (!strata.isEmpty()) {
            LogRank stratified = LogRank.stratified(
                    strata.stream().map(TimeToEventRows::exits).toList(), analysis.rho());
            Comparison.test(
                    rows.by(name + ", stratified by centre").comparing(Comparison.GROUPS, true), stratified.test());
        }
        if (levels.size() > 2) {
            for (PairwiseLogRank pair : PairwiseLogRank.stratified(List.of(groups), analysis.rho())) {
                Scope two = rows.by(name + ", pairwise, Holm")
                        .comparing(Comparison.versus(levels, pair.first(), pair.second()), false);
                Comparison.test(two, pair.test());
                two.value("p.adjusted", "P, adjusted by Holm", pair.adjusted());
            }
        }
        if (!analysis.trend().isEmpty()) {
            trend(rows, test);
        }
        if (analysis.rmst() != null) {
            restrictedMeans(rows);
        }
    }

    private String name() {
        if (analysis.groupsChange()) {
            return "Mantel–Byar";
        }
        return analysis.rho() == 0 ? "log-rank" : "Fleming–Harrington, ρ = " + analysis.rho();
    }

    /** Scores 1, 2, … in the order that the study gives. */
    private void trend(Scope rows, LogRank test) {
        Scope trend = rows.by("log-rank test of trend over " + String.join(" < ", analysis.trend()))
                .comparing(TREND, false);
        if (!analysis.trend().containsAll(levels)) {
            Comparison.test(
                    trend, new ChiSquare(Value.undefined(Reason.ONE_GROUP), 1, Value.undefined(Reason.ONE_GROUP)));
            return;
        }
        Comparison.test(
                trend,
                test.trend(levels.stream()
                        .map(level -> analysis.trend().indexOf(level) + 1.0)
                        .toList()));
    }

    private void restrictedMeans(Scope rows) {
        List<RestrictedMean> means = groups.stream()
                .map(group -> RestrictedMean.of(group, analysis.rmst().days(), analysis.confLevel()))
                .toList();
        for (int i = 0; i < levels.size(); i++) {
            for (int j = i + 1; j < levels.size(); j++) {
                RestrictedMean.Difference difference = means.get(i).minus(means.get(j));
                rows.about("rmst", analysis.rmst().text())
                        .at(analysis.rmst().day())
                        .by("restricted mean survival time, Greenwood-type error")
                        .comparing(Comparison.versus(levels, i, j), false)
                        .value("estimate", "Difference of means (days)", difference.difference())
                        .value("std.error", "Standard error (days)", difference.stdError())
                        .cautious(
                                difference.stdError().optional().isPresent()
                                                && (withoutError(means.get(i)) || withoutError(means.get(j)))
                                        ? Reason.NO_ERROR_IN_A_GROUP.sentence()
                                        : null)
                        .differing(difference.interval(), "normal")
                        .value("p.value", "P", difference.p());
            }
        }
    }

    private static boolean withoutError(RestrictedMean mean) {
        return mean.stdError().optional().orElse(1) == 0;
    }
}
