package org.ninefold.analysis.correlation;

import java.util.List;
import org.ninefold.analysis.AnalysisText;
import org.ninefold.analysis.Figures;
import org.ninefold.analysis.Headline;
import org.ninefold.analysis.HeadlineLine;
import org.ninefold.analysis.Kind;
import org.ninefold.analysis.Scope;
import org.ninefold.counting.Counted;
import org.ninefold.counting.CountedVariable;
import org.ninefold.counting.GroupedCounts;
import org.ninefold.results.FigureText;
import org.ninefold.stats.Correlation;
import org.ninefold.study.CorrelationAnalysis;
import org.ninefold.study.CorrelationMethod;

/** How two numbers go together. */
public record CorrelationKind(CorrelationAnalysis analysis) implements Kind {

    @Override
    public CountedVariable counted() {
        return new CountedVariable.Pair(analysis.x(), analysis.y(), analysis.decimals());
    }

    @Override
    public void rows(GroupedCounts counts, String site, String level, Scope scope) {
        Counted counted = counts.of(site, level);
        Correlation correlation = ofRanks()
                ? Correlation.spearman(counted.pairs(), analysis.confLevel())
                : Correlation.pearson(counted.pairs(), analysis.confLevel());
        scope.about(analysis.x(), analysis.y())
                .by(ofRanks() ? "Spearman" : "Pearson")
                .count("n", "Subjects with both values", correlation.n())
                .count("n.miss", "Missing", counted.missing())
                .value("estimate", ofRanks() ? "ρ" : "r", correlation.r())
                .differing(correlation.interval(), "Fisher's z")
                .value("statistic", "t", correlation.t())
                .value("p.value", "P", correlation.p());
    }

    private boolean ofRanks() {
        return analysis.method() == CorrelationMethod.SPEARMAN;
    }

    @Override
    public void describe(AnalysisText text) {
        text.add(
                "%s correlation of %s with %s in population %s",
                ofRanks() ? "Spearman's rank" : "Pearson's",
                text.meaning(analysis.x()),
                text.meaning(analysis.y()),
                analysis.population());
        text.add("Interval: Fisher's z, %s", text.level());
    }

    @Override
    public List<HeadlineLine> headlines(Figures pooled) {
        return List.of(HeadlineLine.of(analysis, this::headline));
    }

    private Headline headline(String label, Figures figures) {
        String figure = figures.has("estimate") && figures.has("p.value")
                ? "r = %s, %s"
                        .formatted(FigureText.of(figures.stat("estimate"), 3), FigureText.p(figures.stat("p.value")))
                : Headline.NO_FIGURE;
        return new Headline(analysis.id(), label, "N " + figures.whole("n"), figure);
    }
}
