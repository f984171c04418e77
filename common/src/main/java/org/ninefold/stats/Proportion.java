package org.ninefold.stats;

import org.apache.commons.math3.distribution.BetaDistribution;
import org.apache.commons.math3.distribution.TDistribution;

/**
 * The proportion p of k events among n subjects.
 *
 * <p><b>Formula.</b> p = k/n.
 *
 * <p><b>Units and domain.</b> Counts 0 ≤ k ≤ n.
 *
 * <p><b>Variance and interval.</b> With z the normal quantile and q = 1 − p:
 *
 * <ul>
 *   <li>T, the mean of a 0/1 variable: p ± t(n − 1) √(pq/(n − 1)); undefined for n = 1
 *   <li>WALD: p ± z √(pq/n); WALD_CC adds 1/(2n) on either side
 *   <li>WILSON: the p₀ with |p − p₀| ≤ z √(p₀q₀/n); WILSON_CC: with |p − p₀| − 1/(2n), and 0 for k = 0, 1 for k = n
 *   <li>CLOPPER_PEARSON: the quantiles of Beta(k, n − k + 1) and Beta(k + 1, n − k), 0 for k = 0, 1 for k = n
 *   <li>AGRESTI_COULL: Wald with (k + z²/2) events among n + z²
 *   <li>JEFFREYS: the quantiles of Beta(k + ½, n − k + ½), 0 for k = 0, 1 for k = n
 * </ul>
 *
 * T, WALD, WALD_CC and AGRESTI_COULL are not cut at 0 and 1.
 *
 * <p><b>Ends.</b> For n = 0 everything is undefined. For k = 0 and k = n the intervals T and WALD are a single point, which
 * is not to be printed.
 *
 * <p><b>Errors.</b> Counts outside the domain, a level outside (0, 1).
 *
 * <p><b>Source.</b> Newcombe, Stat Med 1998;17:857; Brown, Cai and DasGupta, Stat Sci 2001;16:101. <b>Oracle.</b>
 * proportions.json: ProportionOracleTest.
 */
public record Proportion(long events, long n, Value proportion, Interval interval) {

    /** Far below the tolerance of any result; the distributions' own default is 1e-9. */
    private static final double INVERSION_ACCURACY = 1e-15;

    /** The proportion with the interval of a method. */
    public static Proportion interval(long events, long n, ProportionInterval method, double level) {
        if (events < 0 || events > n) {
            throw new IllegalArgumentException(
                    "Expected 0 to n events among n subjects, found " + events + " among " + n + ".");
        }
        double tail = Gaussian.tail(level);
        if (n == 0) {
            return new Proportion(0, 0, Value.undefined(Reason.NO_SUBJECTS), Interval.undefined(Reason.NO_SUBJECTS));
        }
        double p = (double) events / n;
        double z = Gaussian.twoSidedQuantile(level);
        Interval interval =
                switch (method) {
                    case T -> student(p, n, tail);
                    case WALD -> symmetric(p, z * Math.sqrt(p * (1 - p) / n));
                    case WALD_CC -> symmetric(p, z * Math.sqrt(p * (1 - p) / n) + 0.5 / n);
                    case WILSON -> wilson(events, n, z);
                    case WILSON_CC -> wilsonCorrected(events, n, z);
                    case CLOPPER_PEARSON -> beta(events, n, 0, 1, tail);
                    case AGRESTI_COULL -> agrestiCoull(events, n, z);
                    case JEFFREYS -> beta(events, n, 0.5, 0.5, tail);
                };
        return new Proportion(events, n, Value.of(p), interval);
    }

    private static Interval symmetric(double centre, double half) {
        return Interval.of(centre - half, centre + half);
    }

    private static Interval student(double p, long n, double tail) {
        if (n < 2) {
            return Interval.undefined(Reason.TOO_FEW_SUBJECTS);
        }
        double t = -new TDistribution(null, n - 1, INVERSION_ACCURACY).inverseCumulativeProbability(tail);
        return symmetric(p, t * Math.sqrt(p * (1 - p) / (n - 1)));
    }

    private static Interval wilson(long events, long subjects, double z) {
        double k = events;
        double n = subjects;
        double z2 = z * z;
        double centre = (k + z2 / 2) / (n + z2);
        double half = z / (n + z2) * Math.sqrt(k * (n - k) / n + z2 / 4);
        return Interval.of(k == 0 ? 0 : centre - half, k == n ? 1 : centre + half);
    }

    private static Interval wilsonCorrected(long events, long subjects, double z) {
        double k = events;
        double n = subjects;
        double p = k / n;
        double z2 = z * z;
        double below = 2 * k + z2 - 1 - z * Math.sqrt(z2 - 2 - 1 / n + 4 * p * (n * (1 - p) + 1));
        double above = 2 * k + z2 + 1 + z * Math.sqrt(z2 + 2 - 1 / n + 4 * p * (n * (1 - p) - 1));
        return Interval.of(
                k == 0 ? 0 : Math.max(0, below / (2 * (n + z2))), k == n ? 1 : Math.min(1, above / (2 * (n + z2))));
    }

    private static Interval agrestiCoull(long k, long n, double z) {
        double nn = n + z * z;
        double p = (k + z * z / 2) / nn;
        return symmetric(p, z * Math.sqrt(p * (1 - p) / nn));
    }

    /** The quantiles of Beta(k + a, n − k + b) below and of Beta(k + b, n − k + a) above. */
    private static Interval beta(long k, long n, double a, double b, double tail) {
        double lower = k == 0 ? 0 : quantile(k + a, n - k + b, tail);
        double upper = k == n ? 1 : 1 - quantile(n - k + a, k + b, tail);
        return Interval.of(lower, upper);
    }

    private static double quantile(double alpha, double beta, double p) {
        return new BetaDistribution(null, alpha, beta, INVERSION_ACCURACY).inverseCumulativeProbability(p);
    }
}
