package org.ninefold.analysis;

import java.util.ArrayList;
import java.util.List;
import org.ninefold.risk.RiskTable;
import org.ninefold.stats.ChiSquare;
import org.ninefold.stats.ContingencyTable;
import org.ninefold.stats.DifferenceInterval;
import org.ninefold.stats.FisherExact;
import org.ninefold.stats.Gray;
import org.ninefold.stats.KruskalWallis;
import org.ninefold.stats.LogRank;
import org.ninefold.stats.MannWhitney;
import org.ninefold.stats.PairwiseLogRank;
import org.ninefold.stats.Proportion;
import org.ninefold.stats.ProportionDifference;
import org.ninefold.stats.ProportionInterval;
import org.ninefold.stats.Reason;
import org.ninefold.stats.RestrictedMean;
import org.ninefold.stats.TTest;
import org.ninefold.stats.Value;
import org.ninefold.study.Analysis;
import org.ninefold.study.Endpoint;

/**
 * The groups of an analysis against each other, with the test that belongs to its kind.
 *
 * @param levels of the grouping variable, in order; two or more
 * @param groups the counts of each level
 * @param strata the same for each centre, where all centres are pooled; empty for one centre
 * @param scope whom the rows are about
 */
record Comparison(List<String> levels, List<Counted> groups, List<List<Counted>> strata, Scope scope) {
    private static final String GROUPS = "GROUPS";
    private static final String TREND = "TREND";

    void rows(Analysis analysis, Endpoint endpoint) {
        if (analysis instanceof Analysis.Survival survival) {
            survival(survival);
        } else if (analysis instanceof Analysis.Incidence incidence) {
            incidence(incidence, endpoint);
        } else if (analysis instanceof Analysis.Summary) {
            numbers();
        } else if (analysis instanceof Analysis.Proportion) {
            categories(analysis);
            differences(groups.stream().map(Comparison::yes).toList(), scope, analysis.confLevel());
        } else if (analysis instanceof Analysis.Frequency) {
            categories(analysis);
        } else if (analysis instanceof Analysis.Grades grades) {
            grades(grades);
        }
    }

    private static List<RiskTable> exits(List<Counted> counted) {
        return counted.stream().map(Counted::exits).toList();
    }

    private void survival(Analysis.Survival analysis) {
        Scope rows = scope.endpoint(analysis.endpoint(), null);
        String name = analysis.rho() == 0 ? "log-rank" : "Fleming–Harrington, ρ = " + analysis.rho();
        LogRank test = LogRank.of(exits(groups), analysis.rho());
        for (int i = 0; i < levels.size(); i++) {
            rows.inGroup(levels.get(i))
                    .by(name)
                    .comparing(GROUPS, false)
                    .value(
                            "observed",
                            "Events observed",
                            Value.of(test.observed().get(i)))
                    .value(
                            "expected",
                            "Events expected",
                            Value.of(test.expected().get(i)));
        }
        test(rows.by(name).comparing(GROUPS, false), test.test());
        if (!strata.isEmpty()) {
            LogRank stratified =
                    LogRank.stratified(strata.stream().map(Comparison::exits).toList(), analysis.rho());
            test(rows.by(name + ", stratified by centre").comparing(GROUPS, true), stratified.test());
        }
        if (levels.size() > 2) {
            for (PairwiseLogRank pair : PairwiseLogRank.stratified(List.of(exits(groups)), analysis.rho())) {
                test(
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

    /** Scores 1, 2, … in the order that the study gives. */
    private void trend(Analysis.Survival analysis, Scope rows, LogRank test) {
        Scope trend = rows.by("log-rank test of trend over " + String.join(" < ", analysis.trend()))
                .comparing(TREND, false);
        if (!analysis.trend().containsAll(levels)) {
            test(trend, new ChiSquare(Value.undefined(Reason.ONE_GROUP), 1, Value.undefined(Reason.ONE_GROUP)));
            return;
        }
        test(
                trend,
                test.trend(levels.stream()
                        .map(level -> analysis.trend().indexOf(level) + 1.0)
                        .toList()));
    }

    private void restrictedMeans(Analysis.Survival analysis, Scope rows) {
        List<RestrictedMean> means = groups.stream()
                .map(group -> RestrictedMean.of(group.exits(), analysis.rmst().days(), analysis.confLevel()))
                .toList();
        for (int i = 0; i < levels.size(); i++) {
            for (int j = i + 1; j < levels.size(); j++) {
                RestrictedMean.Difference difference = means.get(i).minus(means.get(j));
                rows.about("rmst", analysis.rmst().text())
                        .by("restricted mean survival time, Greenwood-type error")
                        .comparing(versus(i, j), false)
                        .value("estimate", "Difference of means (days)", difference.difference())
                        .value("std.error", "Standard error (days)", difference.stdError())
                        .limits(difference.interval(), "normal")
                        .value("p.value", "P", difference.p());
            }
        }
    }

    private void incidence(Analysis.Incidence analysis, Endpoint endpoint) {
        for (String cause : endpoint.causeNames()) {
            Scope rows = scope.endpoint(analysis.endpoint(), cause);
            String name = "Gray" + (analysis.rho() == 0 ? "" : ", ρ = " + analysis.rho());
            boolean late = groups.stream().anyMatch(group -> group.exits().entries() > 0);
            test(
                    rows.by(name).comparing(GROUPS, false),
                    late
                            ? undefined()
                            : Gray.stratified(List.of(exits(groups)), cause, analysis.rho())
                                    .test());
            if (!strata.isEmpty()) {
                test(
                        rows.by(name + ", stratified by centre").comparing(GROUPS, true),
                        late
                                ? undefined()
                                : Gray.stratified(
                                                strata.stream()
                                                        .map(Comparison::exits)
                                                        .toList(),
                                                cause,
                                                analysis.rho())
                                        .test());
            }
        }
    }

    /** Gray's test is not defined with late entries. */
    private static ChiSquare undefined() {
        return new ChiSquare(Value.undefined(Reason.LATE_ENTRY), 0, Value.undefined(Reason.LATE_ENTRY));
    }

    private void numbers() {
        Scope rows = scope.comparing(GROUPS, false);
        if (levels.size() == 2) {
            MannWhitney ranks =
                    MannWhitney.of(groups.get(0).values(), groups.get(1).values());
            rows.by("Mann–Whitney, "
                            + (ranks.method() == MannWhitney.Method.EXACT ? "exact" : "normal with correction"))
                    .value("statistic", "W", ranks.w())
                    .value("p.value", "P", ranks.p());
            TTest welch = TTest.welch(groups.get(0).values(), groups.get(1).values());
            rows.by("Welch's t test")
                    .value("statistic", "t", welch.t())
                    .value("df", "Degrees of freedom", welch.df())
                    .value("p.value", "P", welch.p());
        } else {
            test(
                    rows.by("Kruskal–Wallis"),
                    KruskalWallis.of(groups.stream().map(Counted::values).toList()));
        }
    }

    private void categories(Analysis analysis) {
        contingency(ContingencyTable.of(groups.stream().map(Counted::levels).toList()), scope, analysis.confLevel());
    }

    /** Any grade against none, and grade 3 or more against less, of those assessed. */
    private void grades(Analysis.Grades analysis) {
        for (int grade : new int[] {1, 3}) {
            var table = new ArrayList<List<Long>>();
            for (Counted group : groups) {
                long worse = CategoryRows.atLeast(group, grade);
                table.add(List.of(worse, CategoryRows.assessed(group) - worse));
            }
            Scope rows = scope.about(analysis.term(), "grade ≥" + grade);
            contingency(ContingencyTable.ofRows(table), rows, analysis.confLevel());
            differences(
                    table.stream()
                            .map(row -> proportion(row.get(0), row.get(0) + row.get(1)))
                            .toList(),
                    rows,
                    analysis.confLevel());
        }
    }

    private static Proportion yes(Counted group) {
        return proportion(
                group.levels().count(Fact.Condition.YES), group.levels().total());
    }

    private static Proportion proportion(long events, long n) {
        return Proportion.interval(events, n, ProportionInterval.WILSON, 0.95);
    }

    /** The difference of each two groups. */
    private void differences(List<Proportion> proportions, Scope rows, double level) {
        for (int i = 0; i < levels.size(); i++) {
            for (int j = i + 1; j < levels.size(); j++) {
                ProportionDifference difference = ProportionDifference.of(
                        proportions.get(i), proportions.get(j), DifferenceInterval.NEWCOMBE, level);
                rows.by("difference of proportions, Newcombe's hybrid score interval")
                        .comparing(versus(i, j), false)
                        .value("estimate", "Difference", difference.difference())
                        .limits(difference.interval(), "newcombe");
            }
        }
    }

    private static void contingency(ContingencyTable table, Scope rows, double level) {
        FisherExact fisher = FisherExact.of(table, level);
        rows.by("Fisher's exact test").comparing(GROUPS, false).value("p.value", "P", fisher.p());
        test(rows.by("Pearson's χ²").comparing(GROUPS, false), table.pearson());
    }

    private static void test(Scope rows, ChiSquare test) {
        rows.value("statistic", "χ²", test.statistic())
                .count("df", "Degrees of freedom", test.df())
                .value("p.value", "P", test.p());
    }

    private String versus(int i, int j) {
        return levels.get(i) + " vs " + levels.get(j);
    }
}
