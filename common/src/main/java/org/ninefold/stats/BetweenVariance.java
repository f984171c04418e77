package org.ninefold.stats;

import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.analysis.solvers.BrentSolver;

/** How the variance τ² between the centres is estimated; none is negative. */
public enum BetweenVariance {
    /** No variance: one common effect. */
    NONE {
        @Override
        double of(Effects effects) {
            return 0;
        }
    },
    /** By moments of Q: (Q − (k − 1)) / (Σw − Σw²/Σw), w = 1/v. */
    DERSIMONIAN_LAIRD {
        @Override
        double of(Effects effects) {
            Effects.Pool common = effects.pooledWith(0);
            double c = common.weight() - common.squaredWeight() / common.weight();
            return Math.max(0, (common.q() - (effects.size() - 1)) / c);
        }
    },
    /** By restricted maximum likelihood: Σw²(y − μ)² = Σw − Σw²/Σw, w = 1/(v + τ²). */
    REML {
        @Override
        double of(Effects effects) {
            return root(effects, tau2 -> {
                Effects.Pool pool = effects.pooledWith(tau2);
                return pool.squaredWeightedQ() - pool.weight() + pool.squaredWeight() / pool.weight();
            });
        }
    },
    /** By maximum likelihood: Σw²(y − μ)² = Σw. */
    ML {
        @Override
        double of(Effects effects) {
            return root(effects, tau2 -> {
                Effects.Pool pool = effects.pooledWith(tau2);
                return pool.squaredWeightedQ() - pool.weight();
            });
        }
    },
    /** By Paule and Mandel: the τ² at which Σw(y − μ)² is k − 1. */
    PAULE_MANDEL {
        @Override
        double of(Effects effects) {
            return root(effects, tau2 -> effects.pooledWith(tau2).q() - (effects.size() - 1));
        }
    },
    /** By Sidik and Jonkman: Q at τ₀² = Σ(y − ȳ)²/k, times τ₀²/(k − 1). */
    SIDIK_JONKMAN {
        @Override
        double of(Effects effects) {
            double start = effects.variance() * (effects.size() - 1) / effects.size();
            return start * effects.pooledWith(start).q() / (effects.size() - 1);
        }
    },
    /** By Hedges: the variance of the effects less their mean variance. */
    HEDGES {
        @Override
        double of(Effects effects) {
            return Math.max(0, effects.variance() - effects.meanVariance());
        }
    };

    private static final double RELATIVE_ACCURACY = 1e-14;
    private static final double ABSOLUTE_ACCURACY = 1e-15;
    private static final int MOST_EVALUATIONS = 1000;

    abstract double of(Effects effects);

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
