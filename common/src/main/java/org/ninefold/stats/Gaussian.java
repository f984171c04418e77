package org.ninefold.stats;

import org.apache.commons.math3.distribution.NormalDistribution;

/** The standard normal distribution, and what a confidence level means on it. */
final class Gaussian {

    private static final NormalDistribution STANDARD = new NormalDistribution(null, 0, 1);

    private Gaussian() {}

    /** 1.96 for the level 0.95. */
    static double twoSidedQuantile(double level) {
        return STANDARD.inverseCumulativeProbability(1 - tail(level));
    }

    /** The probability of a value at least as far from 0. */
    static double twoSidedP(double z) {
        return 2 * STANDARD.cumulativeProbability(-Math.abs(z));
    }

    /** What a confidence level leaves on either side: 0.025 for 0.95. */
    static double tail(double level) {
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException(
                    "Expected a confidence level between 0 and 1, such as 0.95, found " + level + ".");
        }
        return (1 - level) / 2;
    }
}
