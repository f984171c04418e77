package org.ninefold.stats;

import java.util.List;
import org.apache.commons.math3.distribution.TDistribution;

/**
 * An effect pooled over the centres by inverse variance, and how much the centres differ.
 *
 * <p><b>Formula.</b> μ = Σwy/Σw with w = 1/(v + τ²), y and v the centres' effects and their variances. Q = Σ(y − μ)²/v at τ² = 0;
 * I² = τ²/(τ² + s²) in percent with s² = (k − 1)Σw/((Σw)² − Σw²) at τ² = 0, and max(0, (Q − (k − 1))/Q) for {@code NONE}.
 *
 * <p><b>Units and domain.</b> Effects on the scale on which they are added: logits, log hazards. With few subjects a centre the
 * pooled proportion is biased, and the likelihood of the counts to be preferred.
 *
 * <p><b>Variance and interval.</b> 1/Σw with the normal quantile, or Hartung and Knapp's Σw(y − μ)²/((k − 1)Σw) with that of t on
 * k − 1, or the same but never less than 1/Σw (ad hoc). The prediction interval adds τ² to the variance, with the same quantile; there is none for {@code NONE}.
 *
 * <p><b>Ends.</b> Undefined with fewer than two centres. Where all effects are equal Hartung and Knapp's error is 0 and there is no
 * interval, and at τ² = 0 no prediction.
 *
 * <p><b>Errors.</b> An effect that is no number, a variance that is not positive, a level outside (0, 1).
 *
 * <p><b>Source.</b> DerSimonian and Laird 1986; Viechtbauer, J Educ Behav Stat 2005;30:261; Hartung and Knapp, Stat Med
 * 2001;20:3875; Higgins and Thompson 2002. <b>Oracle.</b> meta.json (metafor): MetaAnalysisOracleTest.
 *
 * @param heterogeneity Q with its degrees of freedom and P
 */
public record MetaAnalysis(
        int centres,
        Value effect,
        Value stdError,
        Interval interval,
        Value betweenVariance,
        ChiSquare heterogeneity,
        Value iSquared,
        Interval prediction) {

    /** The effect of one centre. */
    public record Effect(double estimate, double variance) {
        public Effect {
            if (!Double.isFinite(estimate) || !(variance > 0) || Double.isInfinite(variance)) {
                throw new IllegalArgumentException("Expected an effect with a positive variance, found " + estimate
                        + " with " + variance + "; leave the centre out and say so.");
            }
        }
    }

    /** How the error of the pooled effect is made. */
    public enum PooledError {
        NORMAL,
        HARTUNG_KNAPP,
        HARTUNG_KNAPP_ADHOC
    }

    /** The pooled effect of the centres. */
    public static MetaAnalysis of(List<Effect> centres, BetweenVariance method, PooledError error, double level) {
        double tail = Gaussian.tail(level);
        int k = centres.size();
        if (k < 2) {
            Value none = Value.undefined(Reason.ONE_GROUP);
            Interval noInterval = Interval.undefined(Reason.ONE_GROUP);
            return new MetaAnalysis(
                    k, none, none, noInterval, none, ChiSquare.undefined(Reason.ONE_GROUP), none, noInterval);
        }
        Effects effects = new Effects(centres);
        double tau2 = method.of(effects);
        Effects.Pool pool = effects.pooledWith(tau2);
        boolean normal = error == PooledError.NORMAL;
        double scale =
                switch (error) {
                    case NORMAL -> 1;
                    case HARTUNG_KNAPP -> effects.alike() ? 0 : pool.q() / (k - 1);
                    case HARTUNG_KNAPP_ADHOC -> Math.max(1, pool.q() / (k - 1));
                };
        double variance = scale / pool.weight();
        double quantile = normal
                ? Gaussian.twoSidedQuantile(level)
                : -new TDistribution(null, k - 1, 1e-15).inverseCumulativeProbability(tail);
        double se = Math.sqrt(variance);
        double spread = quantile * Math.sqrt(variance + tau2);
        Effects.Pool common = effects.pooledWith(0);
        return new MetaAnalysis(
                k,
                Value.of(pool.mean()),
                Value.of(se),
                around(pool.mean(), quantile * se),
                Value.of(tau2),
                ChiSquare.of(common.q(), k - 1),
                Value.of(100 * inconsistency(common, tau2, k, method)),
                method == BetweenVariance.NONE
                        ? Interval.undefined(Reason.INTERVAL_UNDEFINED)
                        : around(pool.mean(), spread));
    }

    private static Interval around(double mean, double half) {
        return half == 0 ? Interval.undefined(Reason.CENTRES_ALIKE) : Interval.of(mean - half, mean + half);
    }

    private static double inconsistency(Effects.Pool common, double tau2, int k, BetweenVariance method) {
        if (method == BetweenVariance.NONE) {
            return common.q() > 0 ? Math.max(0, (common.q() - (k - 1)) / common.q()) : 0;
        }
        double typical = (k - 1) * common.weight() / (common.weight() * common.weight() - common.squaredWeight());
        return tau2 / (tau2 + typical);
    }
}
