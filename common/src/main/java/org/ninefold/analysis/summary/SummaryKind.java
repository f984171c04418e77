package org.ninefold.analysis.summary;

import java.util.List;
import org.ninefold.analysis.AnalysisText;
import org.ninefold.analysis.Comparison;
import org.ninefold.analysis.Figures;
import org.ninefold.analysis.Headline;
import org.ninefold.analysis.HeadlineLine;
import org.ninefold.analysis.Kind;
import org.ninefold.analysis.Scope;
import org.ninefold.analysis.Sentences;
import org.ninefold.counting.Counted;
import org.ninefold.counting.CountedVariable;
import org.ninefold.counting.GroupedCounts;
import org.ninefold.results.FigureText;
import org.ninefold.risk.ValueTable;
import org.ninefold.stats.KruskalWallis;
import org.ninefold.stats.MannWhitney;
import org.ninefold.stats.QuantileType;
import org.ninefold.stats.Summary;
import org.ninefold.stats.TTest;
import org.ninefold.study.SummaryAnalysis;

/** Mean, median and range of a number. */
public record SummaryKind(SummaryAnalysis analysis) implements Kind {

    @Override
    public CountedVariable counted() {
        return new CountedVariable.Value(analysis.of(), analysis.decimals());
    }

    @Override
    public void rows(GroupedCounts counts, String site, String level, Scope scope) {
        Counted counted = counts.of(site, level);
        Summary summary = Summary.of(counted.values(), analysis.quantiles());
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

    @Override
    public void compare(GroupedCounts counts, String site, Scope scope) {
        List<ValueTable> groups =
                counts.groups(site).stream().map(Counted::values).toList();
        Scope rows = scope.comparing(Comparison.GROUPS, false);
        if (groups.size() > 2) {
            Comparison.test(rows.by("Kruskal–Wallis"), KruskalWallis.of(groups));
            return;
        }
        MannWhitney ranks = MannWhitney.of(groups.get(0), groups.get(1));
        rows.by("Mann–Whitney, " + (ranks.method() == MannWhitney.Method.EXACT ? "exact" : "normal with correction"))
                .value("statistic", "W", ranks.w())
                .value("p.value", "P", ranks.p());
        t(rows.by("Welch's t test"), TTest.welch(groups.get(0), groups.get(1)));
        t(rows.by("Student's t test, pooled variance"), TTest.student(groups.get(0), groups.get(1)));
    }

    private static void t(Scope rows, TTest test) {
        rows.value("statistic", "t", test.t())
                .value("df", "Degrees of freedom", test.df())
                .value("p.value", "P", test.p());
    }

    @Override
    public void describe(AnalysisText text) {
        text.add(
                "Mean, spread and quantiles of %s%s in population %s",
                text.meaning(analysis.of()),
                analysis.unit() == null ? "" : ", in " + analysis.unit(),
                analysis.population());
        text.add("Values are rounded to %s", Sentences.counted(analysis.decimals(), "decimal"));
        text.add(
                "Quantiles are %s",
                analysis.quantiles() == QuantileType.R_7
                        ? "linear between neighbours (type 7 of R)"
                        : "those of SAS's definition 5");
        text.groups("Mann–Whitney and t tests for two groups, Kruskal–Wallis for more");
    }

    @Override
    public List<HeadlineLine> headlines(Figures pooled) {
        return List.of(HeadlineLine.of(analysis, this::headline));
    }

    private Headline headline(String label, Figures figures) {
        String unit = analysis.unit() == null ? "" : " " + analysis.unit();
        String figure = figures.has("median")
                ? "median %s%s (%s–%s)"
                        .formatted(
                                FigureText.of(figures.stat("median"), analysis.decimals()),
                                unit,
                                FigureText.of(figures.stat("min"), analysis.decimals()),
                                FigureText.of(figures.stat("max"), analysis.decimals()))
                : Headline.NO_FIGURE;
        return new Headline(analysis.id(), label, "N " + figures.whole("n"), figure);
    }
}
