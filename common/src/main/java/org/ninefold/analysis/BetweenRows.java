package org.ninefold.analysis;

import java.util.List;
import org.ninefold.results.FigureText;
import org.ninefold.stats.BetweenVariance;
import org.ninefold.stats.BinomialNormal;
import org.ninefold.stats.CentreEffects;
import org.ninefold.stats.Interval;
import org.ninefold.stats.MetaAnalysis;
import org.ninefold.stats.Trials;
import org.ninefold.stats.Value;
import org.ninefold.study.HartungKnapp;
import org.ninefold.study.Heterogeneity;

/**
 * One figure of the centres taken together: by the likelihood of all of them, and by inverse variance of those that have an
 * effect.
 *
 * @param scope all centres together, at a time and of a cause where the figure has them
 * @param heterogeneity how the study asks
 * @param level the confidence level
 */
public record BetweenRows(Scope scope, Heterogeneity heterogeneity, double level) {
    private static final String TYPICAL = "typical centre";

    /**
     * The binomial–normal model.
     *
     * @param centres what it is made of
     * @param all how many centres the study has
     * @param what the probability is
     * @param complement whether the probability is that of no event
     */
    public void typical(List<Trials> centres, int all, String what, boolean complement) {
        BinomialNormal model = BinomialNormal.of(centres, level);
        long effective = centres.stream().filter(centre -> !centre.counted()).count();
        Scope rows = scope.about(CentreRows.CENTRES, TYPICAL)
                .by("binomial–normal likelihood, random intercept of centres")
                .cautious(Sentences.joined(
                        model.centres() < all
                                ? model.centres() + " of " + all + " centres: the others have no figure here."
                                : null,
                        effective > 0
                                ? "Approximate: "
                                        + (effective == 1
                                                ? "1 centre with censorings before the time counts with its"
                                                : effective
                                                        + " centres with censorings before the time count with their")
                                        + " effective size."
                                : null));
        rows.count("k", "Centres used", model.centres())
                .count("k.miss", "Centres without a figure", all - model.centres())
                .share(
                        "estimate",
                        what + " in the median centre",
                        complement ? complement(model.proportion()) : model.proportion(),
                        complement ? complement(model.interval()) : model.interval(),
                        "profile")
                .value("tau2", "τ² (logit)", model.betweenVariance())
                .value("statistic", "Likelihood ratio of τ² = 0", model.test().statistic())
                .value("p.value", "P of τ² = 0", model.test().p())
                .prediction(
                        complement ? complement(model.prediction()) : model.prediction(),
                        "from all centres, t on k − 2 degrees of freedom");
    }

    /** Inverse variance. */
    public void pooled(String scale, CentreEffects effects) {
        MetaAnalysis meta = MetaAnalysis.of(effects.used(), heterogeneity.between(), error(), level);
        int all = meta.centres() + effects.leftOut().size();
        Interval interval = effects.back(meta.interval());
        scope.about(CentreRows.CENTRES, scale)
                .by("inverse variance, τ² by " + heterogeneity.between().key() + ", Hartung–Knapp"
                        + (heterogeneity.error() == HartungKnapp.ADHOC ? ", ad hoc" : ""))
                .cautious(Sentences.joined(
                        effects.leftOut().isEmpty()
                                ? null
                                : meta.centres() + " of " + all
                                        + " centres: the others, at 0 or 100 % or without a figure, have no effect here, and"
                                        + " the differences between centres may be understated.",
                        narrow(effects, meta)))
                .count("k", "Centres used", meta.centres())
                .count("k.miss", "Centres without an effect", effects.leftOut().size())
                .value("statistic", "Q", meta.heterogeneity().statistic())
                .count("df", "Degrees of freedom of Q", meta.heterogeneity().df())
                .value("p.value", "P of Q", meta.heterogeneity().p())
                .value("i2", "I² (%)", meta.iSquared())
                .value("tau2", "τ²", meta.betweenVariance())
                .share("estimate", "Pooled by inverse variance", effects.back(meta.effect()), interval, "t")
                .prediction(
                        effects.back(meta.prediction()),
                        "from the centres with an effect, t on k − 1 degrees of freedom");
    }

    /** A warning where Hartung and Knapp's interval is narrower than that of centres that do not differ; null if not. */
    private String narrow(CentreEffects effects, MetaAnalysis meta) {
        Interval fixed = MetaAnalysis.of(effects.used(), BetweenVariance.NONE, MetaAnalysis.PooledError.NORMAL, level)
                .interval();
        if (heterogeneity.error() == HartungKnapp.ADHOC
                || meta.centres() < 2
                || width(meta.interval()) >= width(fixed)) {
            return null;
        }
        Interval back = effects.back(fixed);
        return "The centres agree more than chance lets them, and the interval of Hartung and Knapp is narrower than that of a"
                + " fixed effect (%s–%s %%); hartung-knapp = adhoc does not go below the centres' own errors."
                        .formatted(percent(back.lower()), percent(back.upper()));
    }

    private static double width(Interval interval) {
        return interval.lower().optional().isPresent()
                ? Math.abs(interval.upper().optional().orElseThrow()
                        - interval.lower().optional().orElseThrow())
                : 0;
    }

    private static String percent(Value limit) {
        return FigureText.of(limit.optional().orElseThrow(), "%0");
    }

    private static Value complement(Value probability) {
        return probability.map(p -> 1 - p);
    }

    private static Interval complement(Interval probability) {
        return new Interval(complement(probability.upper()), complement(probability.lower()));
    }

    private MetaAnalysis.PooledError error() {
        return switch (heterogeneity.error()) {
            case PLAIN -> MetaAnalysis.PooledError.HARTUNG_KNAPP;
            case ADHOC -> MetaAnalysis.PooledError.HARTUNG_KNAPP_ADHOC;
        };
    }
}
