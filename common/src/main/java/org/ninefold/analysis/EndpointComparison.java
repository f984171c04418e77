package org.ninefold.analysis;

import java.util.List;
import org.ninefold.counting.Counted;
import org.ninefold.risk.RiskTable;
import org.ninefold.stats.ChiSquare;
import org.ninefold.stats.Gray;
import org.ninefold.stats.LogRank;
import org.ninefold.stats.MantelByar;
import org.ninefold.stats.PairwiseLogRank;
import org.ninefold.stats.Reason;
import org.ninefold.stats.RestrictedMean;
import org.ninefold.stats.Value;
import org.ninefold.study.Endpoint;
import org.ninefold.study.IncidenceAnalysis;
import org.ninefold.study.SurvivalAnalysis;

/**
 * The groups of an endpoint against each other.
 *
 * @param levels of the grouping variable, in order; two or more
 * @param groups the counts of each level
 * @param strata the same for each centre, where all centres are pooled; empty for one centre
 * @param scope whom the rows are about
 */
record EndpointComparison(List<String> levels, List<Counted> groups, List<List<Counted>> strata, Scope scope) {
    private static final String TREND = "TREND";

    void survival(SurvivalAnalysis analysis) {
        Scope rows = scope.endpoint(analysis.endpoint(), null);
        String name = name(analysis);
        LogRank test = LogRank.of(exits(groups), analysis.rho());
        if (analysis.groupsChange()) {
            rows.by(name)
                    .comparing(Comparison.GROUPS, false)
                    .count(
                            "n.switched",
                            "Subjects who changed group",
                            MantelByar.of(exits(groups)).switched());
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
                    strata.stream().map(EndpointComparison::exits).toList(), analysis.rho());
            Comparison.test(
                    rows.by(name + ", stratified by centre").comparing(Comparison.GROUPS, true), stratified.test());
        }
        if (levels.size() > 2) {
            for (PairwiseLogRank pair : PairwiseLogRank.stratified(List.of(exits(groups)), analysis.rho())) {
                Comparison.test(
                        rows.by(name + ", pairwise, Holm").comparing(versus(pair.first(), pair.second()), false),
                        pair.test());
                rows.by(name + ", pairwise, Holm")
                        .comparing(versus(pair.first(), pair.second()), false)
                        .value("p.adjusted", "P, adjusted by Holm", pair.adjusted());
            }
        }
        if (!analysis.trend().isEmpty()) {
            trend(analysis, rows, test);
        }
        if (analysis.rmst() != null) {
            restrictedMeans(analysis, rows);
        }
    }

    private static String name(SurvivalAnalysis analysis) {
        if (analysis.groupsChange()) {
            return "Mantel–Byar";
        }
        return analysis.rho() == 0 ? "log-rank" : "Fleming–Harrington, ρ = " + analysis.rho();
    }

    /** Scores 1, 2, … in the order that the study gives. */
    private void trend(SurvivalAnalysis analysis, Scope rows, LogRank test) {
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

    private void restrictedMeans(SurvivalAnalysis analysis, Scope rows) {
        List<RestrictedMean> means = groups.stream()
                .map(group -> RestrictedMean.of(group.exits(), analysis.rmst().days(), analysis.confLevel()))
                .toList();
        for (int i = 0; i < levels.size(); i++) {
            for (int j = i + 1; j < levels.size(); j++) {
                RestrictedMean.Difference difference = means.get(i).minus(means.get(j));
                rows.about("rmst", analysis.rmst().text())
                        .at(analysis.rmst().day())
                        .by("restricted mean survival time, Greenwood-type error")
                        .comparing(versus(i, j), false)
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

    void incidence(IncidenceAnalysis analysis, Endpoint endpoint) {
        for (String cause : endpoint.causeNames()) {
            Scope rows = scope.endpoint(analysis.endpoint(), cause);
            String name = "Gray" + (analysis.rho() == 0 ? "" : ", ρ = " + analysis.rho());
            Comparison.test(
                    rows.by(name).comparing(Comparison.GROUPS, false), gray(List.of(groups), cause, analysis.rho()));
            if (!strata.isEmpty()) {
                Comparison.test(
                        rows.by(name + ", stratified by centre").comparing(Comparison.GROUPS, true),
                        gray(strata, cause, analysis.rho()));
            }
        }
    }

    /** With a landmark everybody enters before the first exit, and the test is that without entries. */
    private static ChiSquare gray(List<List<Counted>> strata, String cause, double rho) {
        List<List<RiskTable>> tables =
                strata.stream().map(EndpointComparison::exits).toList();
        if (tables.stream().anyMatch(groups -> entersLate(groups.stream().reduce(RiskTable.EMPTY, RiskTable::merge)))) {
            return undefined();
        }
        List<List<RiskTable>> together = tables.stream()
                .map(groups -> groups.stream().map(RiskTable::withoutEntries).toList())
                .toList();
        return Gray.stratified(together, cause, rho).test();
    }

    /** Whether somebody is not yet at risk when the first leaves. */
    private static boolean entersLate(RiskTable table) {
        boolean left = false;
        for (int i = 0; i < table.days(); i++) {
            left |= table.events(i) + table.censored(i) > 0;
            if (left && table.entries(i) > 0) {
                return true;
            }
        }
        return false;
    }

    /** Gray's test is not defined with late entries. */
    private static ChiSquare undefined() {
        return new ChiSquare(Value.undefined(Reason.LATE_ENTRY), 0, Value.undefined(Reason.LATE_ENTRY));
    }

    private static List<RiskTable> exits(List<Counted> counted) {
        return counted.stream().map(Counted::exits).toList();
    }

    private String versus(int i, int j) {
        return levels.get(i) + " vs " + levels.get(j);
    }
}
