package org.ninefold.stats;

import java.util.List;
import org.ninefold.risk.ValueTable;

/**
 * The Kruskal-Wallis test that the values of k samples come from one distribution.
 *
 * <p><b>Formula.</b> H = (12/(N(N + 1)) Σ R²/n − 3(N + 1)) / (1 − Σ(t³ − t)/(N³ − N)), with R the rank sum of a sample of n, midranks
 * for ties; χ² on k − 1 degrees of freedom. Samples without values are left out.
 *
 * <p><b>Ends.</b> Undefined with fewer than two samples, or if all values are equal.
 *
 * <p><b>Source.</b> Kruskal and Wallis, JASA 1952;47:583. <b>Oracle.</b> For two samples the uncorrected normal P of
 * {@link MannWhitney} (two_sample.json); three samples by hand: TwoSampleOracleTest, KruskalWallisTest.
 */
public final class KruskalWallis {

    private KruskalWallis() {}

    /** The test of the samples. */
    public static ChiSquare of(List<ValueTable> samples) {
        List<ValueTable> present =
                samples.stream().filter(s -> !s.counts().isEmpty()).toList();
        if (present.size() < 2) {
            return ChiSquare.undefined(Reason.ONE_GROUP);
        }
        Ranks ranks = new Ranks(present);
        double n = ranks.total;
        double correction = 1 - ranks.ties / (n * n * n - n);
        if (!(correction > 0)) {
            return ChiSquare.undefined(Reason.NO_VARIATION);
        }
        double squares = 0;
        for (int g = 0; g < present.size(); g++) {
            double excess = ranks.sums[g] - ranks.sizes[g] * (n + 1) / 2;
            squares += excess * excess / ranks.sizes[g];
        }
        return ChiSquare.of(12 / (n * (n + 1)) * squares / correction, present.size() - 1);
    }
}
