package org.ninefold.analysis;

import org.ninefold.stats.Correlation;
import org.ninefold.stats.Proportion;
import org.ninefold.stats.Reason;
import org.ninefold.stats.Summary;
import org.ninefold.stats.Value;
import org.ninefold.study.Analysis;

/** Rows of the analyses of categories and numbers: proportions, worst grades, frequencies, summaries. */
final class CategoryRows {
    private static final int WORST_GRADE = 5;

    private CategoryRows() {}

    static void proportion(Analysis.Proportion analysis, Counted counted, Scope scope) {
        share(
                scope.about(analysis.of(), null).by("proportion of the population"),
                counted.levels().count(Fact.Condition.YES),
                counted.levels().total(),
                analysis.interval(),
                analysis.confLevel());
    }

    /**
     * Grade 0 is assessed and none; the denominator is all who were assessed.
     *
     * @param mixedScales the warning beside each grade from 1 and each "≥ g" from 2 on, where there are several scales; null where there is one
     */
    static void grades(Analysis.Grades analysis, Counted counted, Scope scope, String mixedScales) {
        long notAssessed = counted.levels().count(Fact.WorstGrade.NOT_ASSESSED);
        long unknown = counted.levels().count(Fact.WorstGrade.UNKNOWN);
        long assessed = assessed(counted);
        Scope term = scope.by("worst grade of " + analysis.worst().key() + ", of those assessed");
        term.about(analysis.term(), "not assessed").count("n", "Not assessed", notAssessed);
        term.about(analysis.term(), "grade unknown").count("n", "Recorded without a usable grade", unknown);
        for (int grade = WORST_GRADE; grade >= 0; grade--) {
            long n = counted.levels().count(Integer.toString(grade));
            Scope warned = term.cautious(grade > 0 ? mixedScales : null);
            Scope exactly = warned.about(analysis.term(), "grade " + grade);
            exactly.count("n", "Worst grade " + grade, n).count("N", "Assessed", assessed);
            exactly.value("p", "Share", ratio(n, assessed));
            if (grade > 0) {
                Scope worse = (grade > 1 ? warned : term).about(analysis.term(), "grade ≥" + grade);
                share(worse, atLeast(counted, grade), assessed, analysis.interval(), analysis.confLevel());
            }
        }
    }

    /** Subjects with a usable grade: the denominator. */
    static long assessed(Counted counted) {
        return counted.levels().total()
                - counted.levels().count(Fact.WorstGrade.NOT_ASSESSED)
                - counted.levels().count(Fact.WorstGrade.UNKNOWN);
    }

    /** Subjects with at least this worst grade. */
    static long atLeast(Counted counted, int grade) {
        long n = 0;
        for (int g = grade; g <= WORST_GRADE; g++) {
            n = Math.addExact(n, counted.levels().count(Integer.toString(g)));
        }
        return n;
    }

    static void frequency(Analysis.Frequency analysis, Counted counted, Scope scope) {
        long total = Math.addExact(counted.levels().total(), counted.missing());
        Scope method = scope.by("share of the population");
        counted.levels().counts().forEach((level, n) -> {
            Scope row = method.about(analysis.of(), level);
            row.count("n", "Subjects", n).count("N", "Population", total).value("p", "Share", ratio(n, total));
        });
        method.about(analysis.of(), null)
                .count("n.miss", "Missing", counted.missing())
                .count("N", "Population", total);
    }

    static void summary(Analysis.Summary analysis, Counted counted, Scope scope) {
        Summary summary = Summary.of(counted.values(), Methods.of(analysis.quantiles()));
        String unit = analysis.unit() == null ? "" : " (" + analysis.unit() + ")";
        scope.about(analysis.of(), null)
                .by("quantiles " + analysis.quantiles().key())
                .count("n", "Subjects with a value", summary.n())
                .count("n.miss", "Missing", counted.missing())
                .value("mean", "Mean" + unit, summary.mean())
                .value("sd", "Standard deviation" + unit, summary.sd())
                .value("sem", "Standard error of the mean" + unit, summary.sem())
                .value("median", "Median" + unit, summary.median())
                .value("q1", "First quartile" + unit, summary.lowerQuartile())
                .value("q3", "Third quartile" + unit, summary.upperQuartile())
                .value("min", "Minimum" + unit, summary.min())
                .value("max", "Maximum" + unit, summary.max());
    }

    static void correlation(Analysis.Correlation analysis, Counted counted, Scope scope) {
        boolean ranks = analysis.method() == org.ninefold.study.CorrelationMethod.SPEARMAN;
        Correlation correlation = ranks
                ? Correlation.spearman(counted.pairs(), analysis.confLevel())
                : Correlation.pearson(counted.pairs(), analysis.confLevel());
        scope.about(analysis.x(), analysis.y())
                .by(ranks ? "Spearman" : "Pearson")
                .count("n", "Subjects with both values", correlation.n())
                .count("n.miss", "Missing", counted.missing())
                .value("estimate", ranks ? "ρ" : "r", correlation.r())
                .limits(correlation.interval(), "Fisher's z")
                .value("statistic", "t", correlation.t())
                .value("p.value", "P", correlation.p());
    }

    private static void share(
            Scope scope, long n, long of, org.ninefold.study.ProportionMethod interval, double confLevel) {
        Proportion proportion = Proportion.interval(n, of, Methods.of(interval), confLevel);
        scope.count("n", "Subjects", n)
                .count("N", "Denominator", of)
                .share("estimate", "Proportion", proportion.proportion(), proportion.interval(), interval.key());
    }

    private static Value ratio(long n, long of) {
        return of == 0 ? Value.undefined(Reason.NO_SUBJECTS) : Value.of((double) n / of);
    }
}
