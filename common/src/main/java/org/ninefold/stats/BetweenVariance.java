package org.ninefold.stats;

import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.analysis.solvers.BrentSolver;
import org.ninefold.schema.Keyed;

/** How the variance τ² between the centres is estimated; none is negative. */
public enum BetweenVariance implements Keyed {
    /** No variance: one common effect. */
    NONE,
    /** By moments of Q: (Q − (k − 1)) / (Σw − Σw²/Σw), w = 1/v. */
    DL,
    /** By restricted maximum likelihood: Σw²(y − μ)² = Σw − Σw²/Σw, w = 1/(v + τ²). */
    REML,
    /** By Paule and Mandel: the τ² at which Σw(y − μ)² is k − 1. */
    PM;

    private static final double RELATIVE_ACCURACY = 1e-14;
    private static final double ABSOLUTE_ACCURACY = 1e-15;
    private static final int MOST_EVALUATIONS = 1000;

    double of(Effects effects) {
        return switch (this) {
            case NONE -> 0;
            case DL -> {
                Effects.Pool common = effects.pooledWith(0);
                double c = common.weight() - common.squaredWeight() / common.weight();
                yield Math.max(0, (common.q() - (effects.size() - 1)) / c);
            }
            case REML ->
                root(effects, tau2 -> {
                    Effects.Pool pool = effects.pooledWith(tau2);
                    return pool.squaredWeightedQ() - pool.weight() + pool.squaredWeight() / pool.weight();
                });
            case PM -> root(effects, tau2 -> effects.pooledWith(tau2).q() - (effects.size() - 1));
        };
    }

    /** The zero of a function that falls through it, or 0 where it starts at or below. */
    private static double root(Effects effects, DoubleUnaryOperator falling) {
        if (falling.applyAsDouble(0) <= 0) {
            return 0;
        }
        double high = Math.max(effects.variance(), effects.meanVariance());
        while (falling.applyAsDouble(high) > 0) {
            high *= 2;
        }
        return new BrentSolver(RELATIVE_ACCURACY, ABSOLUTE_ACCURACY)
                .solve(MOST_EVALUATIONS, falling::applyAsDouble, 0, high);
    }
}
