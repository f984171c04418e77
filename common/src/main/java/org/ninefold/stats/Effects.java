package org.ninefold.stats;

import java.util.List;

/** The effects of the centres with their variances, and the sums a pooled effect is made of. */
record Effects(List<MetaAnalysis.Effect> effects) {

    /**
     * Sums over the centres with weights w = 1/(v + τ²) around the pooled effect μ.
     *
     * @param weight Σw
     * @param squaredWeight Σw²
     * @param mean μ
     * @param q Σw(y − μ)²
     * @param squaredWeightedQ Σw²(y − μ)²
     */
    record Pool(double weight, double squaredWeight, double mean, double q, double squaredWeightedQ) {}

    private static final double ROUNDING = 1e-13;

    int size() {
        return effects.size();
    }

    Pool pooledWith(double tau2) {
        double weight = 0;
        double squaredWeight = 0;
        double weighted = 0;
        for (MetaAnalysis.Effect effect : effects) {
            double w = 1 / (effect.variance() + tau2);
            weight += w;
            squaredWeight += w * w;
            weighted += w * effect.estimate();
        }
        double mean = weighted / weight;
        double q = 0;
        double squaredWeightedQ = 0;
        for (MetaAnalysis.Effect effect : effects) {
            double w = 1 / (effect.variance() + tau2);
            double distance = effect.estimate() - mean;
            q += w * distance * distance;
            squaredWeightedQ += w * w * distance * distance;
        }
        return new Pool(weight, squaredWeight, mean, q, squaredWeightedQ);
    }

    /** Whether the effects are equal but for the last digits of their logarithms. */
    boolean alike() {
        var range = effects.stream().mapToDouble(MetaAnalysis.Effect::estimate).summaryStatistics();
        return range.getMax() - range.getMin()
                <= ROUNDING * Math.max(1, Math.max(Math.abs(range.getMin()), Math.abs(range.getMax())));
    }

    /** The variance of the effects, all alike. */
    double variance() {
        double mean = effects.stream()
                .mapToDouble(MetaAnalysis.Effect::estimate)
                .average()
                .orElseThrow();
        return effects.stream()
                        .mapToDouble(e -> (e.estimate() - mean) * (e.estimate() - mean))
                        .sum()
                / (size() - 1);
    }

    double meanVariance() {
        return effects.stream()
                .mapToDouble(MetaAnalysis.Effect::variance)
                .average()
                .orElseThrow();
    }
}
