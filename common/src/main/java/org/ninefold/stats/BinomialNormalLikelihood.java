package org.ninefold.stats;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;
import org.apache.commons.math3.analysis.solvers.BrentSolver;

/**
 * The likelihood of {@link BinomialNormal}: for each centre the integral over z of exp(kη − n log(1 + e^η)) φ(z), η = μ + τz.
 *
 * <p>The Gauss-Hermite points of a centre are laid around the mode of its integrand and scaled by the curvature there. The
 * derivatives are moments of z under the integrand, taken at the same points. The poles of the integrand lie π/τ from the real
 * axis, so the rule is the worse the larger τ: with {@value #POINTS} points the logarithm is exact but for rounding while τ is
 * below 3, to 1e-6 at 5 and to 1e-4 at 10.
 */
record BinomialNormalLikelihood(List<Trials> centres) {

    /** The log likelihood without binomial coefficients, and its derivatives. */
    record Point(double value, double mu, double tau, double muMu, double muTau, double tauTau) {}

    /** The largest τ considered: centres whose logits spread that much have either no events or nothing else. */
    static final double MOST_TAU = 10;

    static final int POINTS = 151;

    private static final GaussIntegrator RULE = new GaussIntegratorFactory().hermite(POINTS);
    private static final double ACCURACY = 1e-15;
    private static final int MOST_EVALUATIONS = 1000;
    private static final int MOST_STEPS = 100;
    private static final double FIRST_TAU = 0.01;
    private static final double NEXT_TAU = 1.3;

    /** The log likelihood at a mean and a standard deviation of the logits. */
    Point at(double mu, double tau) {
        double[] sums = new double[6];
        for (Trials centre : centres) {
            add(centre.events(), centre.n(), mu, tau, sums);
        }
        return new Point(sums[0], sums[1], sums[2], sums[3], sums[4], sums[5]);
    }

    /** The μ that is most likely at a τ; there is one unless no subject or every subject had the event. */
    double bestMu(double tau) {
        double reach = 1;
        while (at(-reach, tau).mu < 0 || at(reach, tau).mu > 0) {
            reach *= 2;
        }
        return root(mu -> at(mu, tau).mu, -reach, reach);
    }

    /** The τ that is most likely with the μ that is most likely with it. */
    double bestTau() {
        return bestTau(this::bestMu);
    }

    /** The τ that is most likely at a μ. */
    double bestTauAt(double mu) {
        return bestTau(tau -> mu);
    }

    /**
     * The most likely of all τ at which the derivative by τ² falls through 0, of 0 if it starts below, and of {@link #MOST_TAU} if
     * it ends above. It is steep in τ alone where τ is small, hence the division.
     */
    private double bestTau(DoubleUnaryOperator mu) {
        DoubleUnaryOperator slope = tau -> {
            Point point = at(mu.applyAsDouble(tau), tau);
            return tau == 0 ? point.tauTau : point.tau / tau;
        };
        double best = 0;
        double highest = at(mu.applyAsDouble(0), 0).value;
        double below = 0;
        double slopeBelow = slope.applyAsDouble(0);
        for (double next = FIRST_TAU; below < MOST_TAU; next *= NEXT_TAU) {
            double above = Math.min(next, MOST_TAU);
            double slopeAbove = slope.applyAsDouble(above);
            boolean last = above == MOST_TAU && slopeAbove > 0;
            if ((slopeBelow > 0 && slopeAbove <= 0) || last) {
                double candidate = last ? MOST_TAU : root(slope, below, above);
                double value = at(mu.applyAsDouble(candidate), candidate).value;
                if (value > highest) {
                    best = candidate;
                    highest = value;
                }
            }
            below = above;
            slopeBelow = slopeAbove;
        }
        return best;
    }

    static double root(DoubleUnaryOperator function, double from, double to) {
        return new BrentSolver(ACCURACY, ACCURACY).solve(MOST_EVALUATIONS, function::applyAsDouble, from, to);
    }

    private static void add(double k, double n, double mu, double tau, double[] sums) {
        double mode = mode(k, n, mu, tau);
        double scale = 1 / Math.sqrt(1 + tau * tau * n * variance(mu + tau * mode));
        double top = log(k, n, mu + tau * mode) - mode * mode / 2;
        double total = 0;
        double g = 0;
        double gz = 0;
        double h = 0;
        double hz = 0;
        double hzz = 0;
        for (int i = 0; i < POINTS; i++) {
            double x = RULE.getPoint(i);
            double z = mode + Math.sqrt(2) * scale * x;
            double eta = mu + tau * z;
            double w = RULE.getWeight(i) * StrictMath.exp(log(k, n, eta) - z * z / 2 - top + x * x);
            double first = k - n * probability(eta);
            double second = first * first - n * variance(eta);
            total += w;
            g += w * first;
            gz += w * first * z;
            h += w * second;
            hz += w * second * z;
            hzz += w * second * z * z;
        }
        g /= total;
        gz /= total;
        sums[0] += top + StrictMath.log(total * scale / Math.sqrt(Math.PI));
        sums[1] += g;
        sums[2] += gz;
        sums[3] += h / total - g * g;
        sums[4] += hz / total - g * gz;
        sums[5] += hzz / total - gz * gz;
    }

    /** Where the integrand is largest. Its logarithm is concave, and a step of Newton's is halved until it rises. */
    private static double mode(double k, double n, double mu, double tau) {
        double z = 0;
        for (int i = 0; i < MOST_STEPS; i++) {
            double eta = mu + tau * z;
            double step = (tau * (k - n * probability(eta)) - z) / (1 + tau * tau * n * variance(eta));
            double now = log(k, n, eta) - z * z / 2;
            while (log(k, n, mu + tau * (z + step)) - (z + step) * (z + step) / 2 < now && Math.abs(step) > ACCURACY) {
                step /= 2;
            }
            z += step;
            if (Math.abs(step) <= 1e-10 * (1 + Math.abs(z))) {
                return z;
            }
        }
        return z;
    }

    /** kη − n log(1 + e^η). */
    private static double log(double k, double n, double eta) {
        return k * eta - n * (Math.max(eta, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(eta))));
    }

    static double probability(double eta) {
        return eta > 0 ? 1 / (1 + StrictMath.exp(-eta)) : StrictMath.exp(eta) / (1 + StrictMath.exp(eta));
    }

    private static double variance(double eta) {
        double e = StrictMath.exp(-Math.abs(eta));
        return e / ((1 + e) * (1 + e));
    }
}
