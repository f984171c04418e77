package org.ninefold.stats;

import java.util.List;
import org.apache.commons.math3.distribution.TDistribution;

/**
 * The proportion of events in a typical centre, from centres that may differ: the likelihood of the counts themselves, without
 * corrections for centres at 0 or n and without normal approximations in small ones.
 *
 * <p><b>Formula.</b> k ~ Binomial(n, p), logit p = μ + τz with z standard normal for each centre; μ and τ by maximum likelihood,
 * 0 ≤ τ ≤ 10. The proportion is 1/(1 + e^−μ), that of the median centre. At τ = 0 it is that of all subjects together.
 *
 * <p><b>Units and domain.</b> Counts of the centres; the interval of their {@link Proportion} does not matter. Centres without
 * subjects are left out.
 *
 * <p><b>Numerics.</b> Adaptive Gauss-Hermite quadrature with 151 points; zeros of the analytic scores by Brent's method.
 *
 * <p><b>Variance and interval.</b> Standard error of μ from the observed information of (μ, τ), of μ alone at τ = 0. The interval is
 * that of the profile likelihood: the μ whose best τ brings twice the log likelihood no more than the χ² quantile on 1 degree of
 * freedom below its maximum. The prediction interval for a centre not seen is μ ± t √(τ² + se²), t on k − 2 degrees of freedom for
 * k centres.
 *
 * <p><b>Test.</b> Of τ = 0 by the likelihood ratio, which is 0 in one half of the samples and χ² on 1 degree of freedom in the other
 * (Self and Liang, JASA 1987;82:605).
 *
 * <p><b>Ends.</b> If no subject had the event, the proportion is 0, its lower limit 0 and its upper limit that of the profile; if all
 * had it, the mirror image; μ, τ and the prediction are undefined then. Undefined with fewer than two centres, or if the most
 * likely τ is the largest: then centres have all or nothing. The prediction needs three centres.
 *
 * <p><b>Errors.</b> A level outside (0, 1).
 *
 * <p><b>Source.</b> Hamza, van Houwelingen and Stijnen, J Clin Epidemiol 2008;61:41; Stijnen, Hamza and Özdemir, Stat Med
 * 2010;29:3046; Liu and Pierce, Biometrika 1994;81:624; Higgins, Thompson and Spiegelhalter, JRSS A 2009;172:137 for the prediction.
 * <b>Oracle.</b> binomial_normal.json (R, the same likelihood by another quadrature; lme4): BinomialNormalOracleTest.
 *
 * @param centres with subjects
 * @param logit μ
 * @param betweenVariance τ²
 * @param test of τ = 0
 * @param logitInterval of μ
 * @param prediction of the proportion of a new centre
 */
public record BinomialNormal(
        int centres,
        Value logit,
        Value stdError,
        Interval logitInterval,
        Value betweenVariance,
        ChiSquare test,
        Value proportion,
        Interval interval,
        Interval prediction) {

    /** The model of events among subjects, counted or of the size that an estimate is worth. */
    public static BinomialNormal of(List<Trials> centres, double level) {
        double z = Gaussian.twoSidedQuantile(level);
        List<Trials> used = centres.stream().filter(c -> c.n() > 0).toList();
        if (used.size() < 2) {
            return undefined(used.size(), Reason.ONE_GROUP);
        }
        BinomialNormalLikelihood likelihood = new BinomialNormalLikelihood(used);
        if (used.stream().allMatch(c -> c.events() == 0)) {
            Interval interval =
                    new Interval(Value.undefined(Reason.UNBOUNDED), Value.of(limit(likelihood, z, 0, 0, 1)));
            return ofAllAlike(used.size(), 0, interval);
        }
        if (used.stream().allMatch(c -> c.events() == c.n())) {
            Interval interval =
                    new Interval(Value.of(limit(likelihood, z, 0, 0, -1)), Value.undefined(Reason.UNBOUNDED));
            return ofAllAlike(used.size(), 1, interval);
        }
        double tau = likelihood.bestTau();
        if (tau == BinomialNormalLikelihood.MOST_TAU) {
            return undefined(used.size(), Reason.UNBOUNDED);
        }
        double mu = likelihood.bestMu(tau);
        BinomialNormalLikelihood.Point top = likelihood.at(mu, tau);
        double shared = tau == 0 ? 0 : top.muTau() * top.muTau() / top.tauTau();
        double se = 1 / Math.sqrt(shared - top.muMu());
        Interval logit =
                Interval.of(limit(likelihood, z, top.value(), mu, -1), limit(likelihood, z, top.value(), mu, 1));
        return new BinomialNormal(
                used.size(),
                Value.of(mu),
                Value.of(se),
                logit,
                Value.of(tau * tau),
                test(top.value() - likelihood.at(likelihood.bestMu(0), 0).value()),
                Value.of(BinomialNormalLikelihood.probability(mu)),
                proportions(logit),
                prediction(used.size(), mu, StrictMath.hypot(tau, se), level));
    }

    /** Where the profile likelihood has fallen to the limit, above μ for a positive direction and below it for a negative. */
    private static double limit(
            BinomialNormalLikelihood likelihood, double z, double highest, double mu, int direction) {
        double drop = z * z / 2;
        double near = mu;
        while (excess(likelihood, near, highest - drop) < 0) {
            near -= direction;
        }
        double far = near + direction;
        while (excess(likelihood, far, highest - drop) > 0) {
            near = far;
            far += direction;
        }
        return BinomialNormalLikelihood.root(
                x -> excess(likelihood, x, highest - drop), Math.min(near, far), Math.max(near, far));
    }

    private static double excess(BinomialNormalLikelihood likelihood, double mu, double level) {
        return likelihood.at(mu, likelihood.bestTauAt(mu)).value() - level;
    }

    private static Interval prediction(int k, double mu, double spread, double level) {
        if (k < 3) {
            return Interval.undefined(Reason.TOO_FEW_SUBJECTS);
        }
        double t = -new TDistribution(null, k - 2, 1e-15).inverseCumulativeProbability(Gaussian.tail(level));
        return proportions(Interval.of(mu - t * spread, mu + t * spread));
    }

    private static Interval proportions(Interval logits) {
        return new Interval(proportion(logits.lower(), 0), proportion(logits.upper(), 1));
    }

    private static Value proportion(Value logit, double unbounded) {
        return Value.of(
                logit.optional().isPresent()
                        ? BinomialNormalLikelihood.probability(logit.optional().getAsDouble())
                        : unbounded);
    }

    private static ChiSquare test(double gain) {
        double ratio = Math.max(0, 2 * gain);
        return new ChiSquare(Value.of(ratio), 1, Value.of(ratio == 0 ? 1 : Gaussian.twoSidedP(Math.sqrt(ratio)) / 2));
    }

    private static BinomialNormal ofAllAlike(int k, double proportion, Interval logit) {
        Value unbounded = Value.undefined(Reason.UNBOUNDED);
        return new BinomialNormal(
                k,
                unbounded,
                unbounded,
                logit,
                unbounded,
                ChiSquare.undefined(Reason.UNBOUNDED),
                Value.of(proportion),
                proportions(logit),
                Interval.undefined(Reason.UNBOUNDED));
    }

    private static BinomialNormal undefined(int k, Reason why) {
        Value none = Value.undefined(why);
        Interval noInterval = Interval.undefined(why);
        return new BinomialNormal(
                k, none, none, noInterval, none, ChiSquare.undefined(why), none, noInterval, noInterval);
    }
}
