package org.ninefold.analysis;

import java.util.List;
import org.ninefold.results.ResultRow;
import org.ninefold.risk.LeaveOneOut;
import org.ninefold.risk.RiskTable;
import org.ninefold.stats.BetweenVariance;
import org.ninefold.stats.BinomialNormal;
import org.ninefold.stats.CentreEffects;
import org.ninefold.stats.EffectScale;
import org.ninefold.stats.KaplanMeier;
import org.ninefold.stats.MetaAnalysis;
import org.ninefold.stats.Proportion;
import org.ninefold.stats.SurvivalInterval;
import org.ninefold.study.Analysis;
import org.ninefold.study.BetweenCentres;
import org.ninefold.study.Horizon;

/**
 * How much the centres differ, beside the pooled estimate: heterogeneity, a prediction for a centre not seen, and the
 * pooled estimate without each centre in turn.
 *
 * @param sites the centres
 * @param counted their counts, in the same order
 * @param scope all centres together
 */
record CentreRows(List<String> sites, List<Counted> counted, Scope scope) {
    private static final String CENTRES = "centres";
    private static final String WITHOUT = "without ";

    /** Whether a row is the pooled estimate without that centre. */
    static boolean leavesOut(ResultRow row, String site) {
        return CENTRES.equals(row.variable()) && (WITHOUT + site).equals(row.variableLevel());
    }

    void rows(Analysis analysis) {
        if (analysis instanceof Analysis.Proportion proportion && proportion.heterogeneity() != null) {
            proportion(proportion);
        } else if (analysis instanceof Analysis.Survival survival && survival.heterogeneity() != null) {
            survival.times().forEach(time -> survival(survival, time));
        }
    }

    private void proportion(Analysis.Proportion analysis) {
        double level = analysis.confLevel();
        List<Proportion> centres =
                counted.stream().map(group -> of(group, analysis)).toList();
        BinomialNormal model = BinomialNormal.of(centres, level);
        scope.about(CENTRES, "typical centre")
                .by("binomial–normal likelihood, random intercept of centres")
                .count("k", "Centres", model.centres())
                .share("estimate", "Proportion in the median centre", model.proportion(), model.interval(), "profile")
                .value("tau2", "τ² (logit)", model.betweenVariance())
                .prediction(model.prediction());
        meta(
                analysis.heterogeneity(),
                scope.about(CENTRES, "logit"),
                CentreEffects.ofProportions(centres, EffectScale.LOGIT),
                level);
        List<Counted> without = LeaveOneOut.of(counted, Counted.EMPTY);
        for (int i = 0; i < sites.size(); i++) {
            Proportion rest = of(without.get(i), analysis);
            scope.about(CENTRES, WITHOUT + sites.get(i))
                    .by("leave one centre out")
                    .count("n", "Subjects", rest.events())
                    .count("N", "Denominator", rest.n())
                    .share(
                            "estimate",
                            "Proportion",
                            rest.proportion(),
                            rest.interval(),
                            analysis.interval().key());
        }
    }

    private static Proportion of(Counted group, Analysis.Proportion analysis) {
        return Proportion.interval(
                group.levels().count(Fact.Condition.YES),
                group.levels().total(),
                Methods.of(analysis.interval()),
                analysis.confLevel());
    }

    private void survival(Analysis.Survival analysis, Horizon time) {
        SurvivalInterval interval = Methods.of(analysis.interval());
        double level = analysis.confLevel();
        Scope at = scope.endpoint(analysis.endpoint(), null).at((int) Math.floor(time.days()));
        List<RiskTable> tables = counted.stream().map(Counted::exits).toList();
        meta(
                analysis.heterogeneity(),
                at.about(CENTRES, "log(−log S)"),
                CentreEffects.ofSurvival(tables.stream()
                        .map(table -> KaplanMeier.of(table).at(time.days(), interval, level))
                        .toList()),
                level);
        List<RiskTable> without = LeaveOneOut.of(tables, RiskTable.EMPTY);
        for (int i = 0; i < sites.size(); i++) {
            KaplanMeier.Estimate rest = KaplanMeier.of(without.get(i)).at(time.days(), interval, level);
            at.about(CENTRES, WITHOUT + sites.get(i))
                    .by("leave one centre out")
                    .count("N", "Subjects", without.get(i).subjects())
                    .share(
                            "estimate",
                            "Survival",
                            rest.survival(),
                            rest.interval(),
                            analysis.interval().key());
        }
    }

    private static void meta(BetweenCentres between, Scope rows, CentreEffects effects, double level) {
        MetaAnalysis meta =
                MetaAnalysis.of(effects.used(), method(between), MetaAnalysis.PooledError.HARTUNG_KNAPP, level);
        rows.by("inverse variance, τ² by " + between.key() + ", Hartung–Knapp")
                .count("k", "Centres used", meta.centres())
                .count("k.miss", "Centres without an effect", effects.leftOut().size())
                .value("statistic", "Q", meta.heterogeneity().statistic())
                .count("df", "Degrees of freedom of Q", meta.heterogeneity().df())
                .value("p.value", "P of Q", meta.heterogeneity().p())
                .value("i2", "I² (%)", meta.iSquared())
                .value("tau2", "τ²", meta.betweenVariance())
                .share(
                        "estimate",
                        "Pooled by inverse variance",
                        effects.back(meta.effect()),
                        effects.back(meta.interval()),
                        "t")
                .prediction(effects.back(meta.prediction()));
    }

    private static BetweenVariance method(BetweenCentres between) {
        return switch (between) {
            case REML -> BetweenVariance.REML;
            case DL -> BetweenVariance.DERSIMONIAN_LAIRD;
            case PM -> BetweenVariance.PAULE_MANDEL;
        };
    }
}
