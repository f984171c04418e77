package org.ninefold.analysis;

import java.util.List;
import org.ninefold.counting.Counted;
import org.ninefold.counting.CountedVariable;
import org.ninefold.stats.Correlation;
import org.ninefold.stats.Proportion;
import org.ninefold.stats.Reason;
import org.ninefold.stats.Summary;
import org.ninefold.stats.Value;
import org.ninefold.study.CorrelationAnalysis;
import org.ninefold.study.Denominator;
import org.ninefold.study.FrequencyAnalysis;
import org.ninefold.study.GradesAnalysis;
import org.ninefold.study.ProportionAnalysis;
import org.ninefold.study.SummaryAnalysis;

/** Rows of the analyses of categories and numbers: proportions, worst grades, frequencies, summaries. */
final class CategoryRows {
    private static final int WORST_GRADE = 5;

    private CategoryRows() {}

    /**
     * Those of whom nobody knows stand in rows of their own.
     *
     * @param unknown why nobody may know; empty where null is always a no
     */
    static void proportion(ProportionAnalysis analysis, Counted counted, List<String> unknown, Scope scope) {
        Scope rows = scope.by("proportion of the population");
        share(
                rows.about(analysis.of(), null),
                counted.levels().count(CountedVariable.Condition.YES),
                counted.levels().total(),
                analysis.interval(),
                analysis.confLevel());
        unknown(analysis.of(), counted, unknown, rows);
    }

    private static void unknown(String of, Counted counted, List<String> unknown, Scope rows) {
        for (String reason : unknown) {
            rows.about(of, reason)
                    .count(
                            "n",
                            Sentences.capital(reason),
                            counted.notEvaluable().count(reason));
        }
    }

    /** Grade 0 is assessed and none; the denominator is all who were assessed. */
    static void grades(GradesAnalysis analysis, String variable, Counted counted, Scope scope) {
        grades(analysis, variable, counted, scope, WORST_GRADE);
    }

    /**
     * What grades of several scales have in common: none, and any.
     *
     * @param scope with the warning that names the scales
     */
    static void anyGrade(GradesAnalysis analysis, Counted counted, Scope scope) {
        grades(analysis, analysis.term(), counted, scope, 0);
    }

    /** The rows of grades up to the highest, and of each "≥ g" from 1 to it; "≥ 1" in any case. */
    private static void grades(GradesAnalysis analysis, String variable, Counted counted, Scope scope, int highest) {
        long notAssessed = counted.levels().count(CountedVariable.WorstGrade.NOT_ASSESSED);
        long unknown = counted.levels().count(CountedVariable.WorstGrade.UNKNOWN);
        long assessed = assessed(counted);
        Scope term = scope.by("worst grade of " + analysis.worst().key() + ", of those assessed");
        term.about(variable, "not assessed").count("n", "Not assessed", notAssessed);
        term.about(variable, "grade unknown").count("n", "Recorded without a usable grade", unknown);
        for (int grade = highest; grade >= 0; grade--) {
            long n = counted.levels().count(Integer.toString(grade));
            Scope exactly = term.about(variable, "grade " + grade);
            exactly.count("n", "Worst grade " + grade, n).count("N", "Assessed", assessed);
            exactly.value("p", "Share", ratio(n, assessed));
        }
        for (int grade = Math.max(1, highest); grade > 0; grade--) {
            share(
                    term.about(variable, "grade ≥" + grade),
                    atLeast(counted, grade),
                    assessed,
                    analysis.interval(),
                    analysis.confLevel());
        }
    }

    /** Subjects with a usable grade: the denominator. */
    static long assessed(Counted counted) {
        return counted.levels().total()
                - counted.levels().count(CountedVariable.WorstGrade.NOT_ASSESSED)
                - counted.levels().count(CountedVariable.WorstGrade.UNKNOWN);
    }

    /** Subjects with at least this worst grade. */
    static long atLeast(Counted counted, int grade) {
        long n = 0;
        for (int g = grade; g <= WORST_GRADE; g++) {
            n = Math.addExact(n, counted.levels().count(Integer.toString(g)));
        }
        return n;
    }

    /** The same for each level; {@code n.miss} has all who are without one. */
    static void frequency(FrequencyAnalysis analysis, Counted counted, List<String> unknown, Scope scope) {
        boolean all = unknown.isEmpty() || analysis.denominator() == Denominator.ALL;
        long nobodyKnows = counted.notEvaluable().total();
        long known = Math.addExact(counted.levels().total(), counted.missing());
        long total = all ? Math.addExact(known, nobodyKnows) : known;
        Scope method = scope.by("share of the population");
        counted.levels().counts().forEach((level, n) -> {
            Scope row = method.about(analysis.of(), level);
            row.count("n", "Subjects", n)
                    .count("N", all ? "Population" : "Assessed", total)
                    .value("p", "Share", ratio(n, total));
        });
        method.about(analysis.of(), null)
                .count("n.miss", "Missing", Math.addExact(counted.missing(), nobodyKnows))
                .count("N", all ? "Population" : "Assessed", total);
        unknown(analysis.of(), counted, unknown, method);
    }

    static void summary(SummaryAnalysis analysis, Counted counted, Scope scope) {
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

    static void correlation(CorrelationAnalysis analysis, Counted counted, Scope scope) {
        boolean ranks = analysis.method() == org.ninefold.study.CorrelationMethod.SPEARMAN;
        Correlation correlation = ranks
                ? Correlation.spearman(counted.pairs(), analysis.confLevel())
                : Correlation.pearson(counted.pairs(), analysis.confLevel());
        scope.about(analysis.x(), analysis.y())
                .by(ranks ? "Spearman" : "Pearson")
                .count("n", "Subjects with both values", correlation.n())
                .count("n.miss", "Missing", counted.missing())
                .value("estimate", ranks ? "ρ" : "r", correlation.r())
                .differing(correlation.interval(), "Fisher's z")
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
