package org.ninefold.analysis;

import java.util.ArrayList;
import java.util.List;
import org.ninefold.counting.Counted;
import org.ninefold.counting.CountedVariable;
import org.ninefold.stats.ChiSquare;
import org.ninefold.stats.ContingencyTable;
import org.ninefold.stats.DifferenceInterval;
import org.ninefold.stats.FisherExact;
import org.ninefold.stats.KruskalWallis;
import org.ninefold.stats.MannWhitney;
import org.ninefold.stats.Proportion;
import org.ninefold.stats.ProportionDifference;
import org.ninefold.stats.ProportionInterval;
import org.ninefold.stats.TTest;
import org.ninefold.study.Analysis;
import org.ninefold.study.Endpoint;
import org.ninefold.study.FrequencyAnalysis;
import org.ninefold.study.GradesAnalysis;
import org.ninefold.study.IncidenceAnalysis;
import org.ninefold.study.ProportionAnalysis;
import org.ninefold.study.SummaryAnalysis;
import org.ninefold.study.SurvivalAnalysis;

/**
 * The groups of an analysis against each other, with the test that belongs to its kind.
 *
 * @param levels of the grouping variable, in order; two or more
 * @param groups the counts of each level
 * @param strata the same for each centre, where all centres are pooled; empty for one centre
 * @param scope whom the rows are about
 */
record Comparison(List<String> levels, List<Counted> groups, List<List<Counted>> strata, Scope scope) {
    static final String GROUPS = "GROUPS";

    void rows(Analysis analysis, Endpoint endpoint) {
        if (analysis instanceof SurvivalAnalysis survival) {
            new EndpointComparison(levels, groups, strata, scope).survival(survival);
        } else if (analysis instanceof IncidenceAnalysis incidence) {
            new EndpointComparison(levels, groups, strata, scope).incidence(incidence, endpoint);
        } else if (analysis instanceof SummaryAnalysis) {
            numbers();
        } else if (analysis instanceof ProportionAnalysis) {
            categories(analysis);
            differences(groups.stream().map(Comparison::yes).toList(), scope, analysis.confLevel());
        } else if (analysis instanceof FrequencyAnalysis) {
            categories(analysis);
        }
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
            t(rows.by("Welch's t test"), welch);
            t(
                    rows.by("Student's t test, pooled variance"),
                    TTest.student(groups.get(0).values(), groups.get(1).values()));
        } else {
            test(
                    rows.by("Kruskal–Wallis"),
                    KruskalWallis.of(groups.stream().map(Counted::values).toList()));
        }
    }

    private static void t(Scope rows, TTest test) {
        rows.value("statistic", "t", test.t())
                .value("df", "Degrees of freedom", test.df())
                .value("p.value", "P", test.p());
    }

    private void categories(Analysis analysis) {
        contingency(ContingencyTable.of(groups.stream().map(Counted::levels).toList()), scope, analysis.confLevel());
    }

    /** Each of these grades or more against less, of those assessed. */
    void grades(GradesAnalysis analysis, String variable, int... grades) {
        for (int grade : grades) {
            var table = new ArrayList<List<Long>>();
            for (Counted group : groups) {
                long worse = CategoryRows.atLeast(group, grade);
                table.add(List.of(worse, CategoryRows.assessed(group) - worse));
            }
            Scope rows = scope.about(variable, "grade ≥" + grade);
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
                group.levels().count(CountedVariable.Condition.YES),
                group.levels().total());
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
                        .differing(difference.interval(), "newcombe");
            }
        }
    }

    private static void contingency(ContingencyTable table, Scope rows, double level) {
        FisherExact fisher = FisherExact.of(table, level);
        rows.by("Fisher's exact test").comparing(GROUPS, false).value("p.value", "P", fisher.p());
        test(rows.by("Pearson's χ²").comparing(GROUPS, false), table.pearson());
    }

    static void test(Scope rows, ChiSquare test) {
        rows.value("statistic", "χ²", test.statistic())
                .count("df", "Degrees of freedom", test.df())
                .value("p.value", "P", test.p());
    }

    private String versus(int i, int j) {
        return levels.get(i) + " vs " + levels.get(j);
    }
}
