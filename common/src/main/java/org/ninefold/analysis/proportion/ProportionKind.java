package org.ninefold.analysis.proportion;

import java.util.List;
import org.ninefold.analysis.AnalysisText;
import org.ninefold.analysis.BetweenRows;
import org.ninefold.analysis.CentreRows;
import org.ninefold.analysis.Comparison;
import org.ninefold.analysis.Figures;
import org.ninefold.analysis.Headline;
import org.ninefold.analysis.HeadlineLine;
import org.ninefold.analysis.Kind;
import org.ninefold.analysis.Scope;
import org.ninefold.analysis.ShareRows;
import org.ninefold.counting.Counted;
import org.ninefold.counting.CountedVariable;
import org.ninefold.counting.GroupedCounts;
import org.ninefold.stats.CentreEffects;
import org.ninefold.stats.ContingencyTable;
import org.ninefold.stats.Proportion;
import org.ninefold.stats.Trials;
import org.ninefold.study.Denominator;
import org.ninefold.study.ProportionAnalysis;
import org.ninefold.study.Study;
import org.ninefold.study.Unknowns;

/** How many fulfil a condition; those of whom nobody knows stand in rows of their own. */
public record ProportionKind(Study study, ProportionAnalysis analysis) implements Kind {

    @Override
    public CountedVariable counted() {
        return new CountedVariable.Condition(analysis.of());
    }

    @Override
    public String unknownAs() {
        return analysis.denominator() == Denominator.ALL ? CountedVariable.Condition.NO : null;
    }

    @Override
    public void rows(GroupedCounts counts, String site, String level, Scope scope) {
        Counted counted = counts.of(site, level);
        Scope rows = scope.by("proportion of the population");
        ShareRows.share(rows.about(analysis.of(), null), proportion(counted), analysis.interval());
        ShareRows.unknown(analysis.of(), counted, new Unknowns(study.adsl()).reasons(analysis.of()), rows);
    }

    @Override
    public void compare(GroupedCounts counts, String site, Scope scope) {
        List<Counted> groups = counts.groups(site);
        Comparison.contingency(
                ContingencyTable.of(groups.stream().map(Counted::levels).toList()), scope);
        Comparison.differences(
                counts.levels(),
                groups.stream()
                        .map(group -> Comparison.proportion(
                                group.levels().count(CountedVariable.Condition.YES),
                                group.levels().total()))
                        .toList(),
                scope,
                analysis.confLevel());
    }

    @Override
    public void centres(CentreRows centres) {
        if (analysis.heterogeneity() == null) {
            return;
        }
        List<Proportion> each = centres.counted().stream().map(this::proportion).toList();
        var between = new BetweenRows(centres.scope(), analysis.heterogeneity(), analysis.confLevel());
        between.typical(Trials.of(each), each.size(), "Proportion", false);
        between.pooled("logit", CentreEffects.ofProportions(each));
        centres.leaveOneOut(
                centres.scope(), (rows, rest) -> ShareRows.share(rows, proportion(rest), analysis.interval()));
    }

    private Proportion proportion(Counted counted) {
        return Proportion.interval(
                counted.levels().count(CountedVariable.Condition.YES),
                counted.levels().total(),
                analysis.interval(),
                analysis.confLevel());
    }

    @Override
    public void describe(AnalysisText text) {
        text.add("The share of population %s for whom %s", analysis.population(), text.meaning(analysis.of()));
        text.denominator(analysis.of(), analysis.denominator());
        text.add("Interval: %s, %s", AnalysisText.name(analysis.interval()), text.level());
        text.groups("Fisher's exact test and Pearson's χ², differences with Newcombe's interval");
        text.heterogeneity(analysis.heterogeneity());
    }

    @Override
    public List<HeadlineLine> headlines(Figures pooled) {
        return List.of(
                HeadlineLine.of(analysis, (label, of) -> Headline.share(analysis, label, of, analysis.of(), null)));
    }
}
