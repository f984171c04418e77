package org.ninefold.stats;

import java.util.List;
import org.ninefold.risk.ValueTable;

/**
 * The Mann-Whitney (Wilcoxon rank sum) test that values of two samples are as often above as below each other.
 *
 * <p><b>Formula.</b> W = the rank sum of x − n(n + 1)/2, the number of pairs in which x is larger, with midranks for ties.
 *
 * <p><b>Units and domain.</b> Tables of values, whose decimals may differ; n of x and m of y.
 *
 * <p><b>Variance and P.</b> The exact distribution when both samples have fewer than 50 values and none are equal; else normal
 * with variance nm/12 (N + 1 − Σ(t³ − t)/(N(N − 1))) and a continuity correction of ½. Two-sided. The normal P with and without
 * the correction are always given beside it.
 *
 * <p><b>Ends.</b> Undefined if a sample is empty; the normal P if all values are equal.
 *
 * <p><b>Source.</b> Mann and Whitney, Ann Math Stat 1947;18:50; Hollander and Wolfe, Nonparametric Statistical Methods, section
 * 4.1. <b>Oracle.</b> two_sample.json (R wilcox.test): TwoSampleOracleTest.
 */
public record MannWhitney(Value w, Method method, Value p, Value normalP, Value correctedNormalP) {

    private static final long EXACT_BELOW = 50;

    /** How P was made. */
    public enum Method {
        EXACT,
        NORMAL
    }

    /** The test of x against y. */
    public static MannWhitney of(ValueTable x, ValueTable y) {
        Ranks ranks = new Ranks(List.of(x, y));
        long n = ranks.sizes[0];
        long m = ranks.sizes[1];
        if (n == 0 || m == 0) {
            Value none = Value.undefined(Reason.NO_SUBJECTS);
            return new MannWhitney(none, Method.NORMAL, none, none, none);
        }
        double w = ranks.sums[0] - (double) n * (n + 1) / 2;
        double total = ranks.total;
        double pairs = (double) n * m;
        double deviation = w - pairs / 2;
        double sd = Math.sqrt(pairs / 12 * (total + 1 - ranks.ties / (total * (total - 1))));
        Value normal = normalP(deviation, sd);
        Value corrected = normalP(deviation - Math.signum(deviation) / 2, sd);
        boolean exact = n < EXACT_BELOW && m < EXACT_BELOW && ranks.ties == 0;
        return exact
                ? new MannWhitney(Value.of(w), Method.EXACT, Value.of(exactP(w, (int) n, (int) m)), normal, corrected)
                : new MannWhitney(Value.of(w), Method.NORMAL, corrected, normal, corrected);
    }

    private static Value normalP(double deviation, double sd) {
        return sd > 0 ? Value.of(Gaussian.twoSidedP(deviation / sd)) : Value.undefined(Reason.NO_VARIATION);
    }

    /** Twice the smaller tail, W itself in both; W is a whole number as there are no ties. */
    private static double exactP(double w, int n, int m) {
        double[] ways = ways(n, m);
        int smaller = (int) Math.round(Math.min(w, (double) n * m - w));
        double tail = 0;
        double all = 0;
        for (int u = 0; u < ways.length; u++) {
            all += ways[u];
            tail += u <= smaller ? ways[u] : 0;
        }
        return Math.min(1, 2 * tail / all);
    }

    /**
     * In how many orders of n and m values the statistic is u. The largest value is one of y's, which adds nothing, or one of
     * x's, which adds m.
     */
    private static double[] ways(int n, int m) {
        double[][] byN = new double[n + 1][n * m + 1];
        for (double[] ways : byN) {
            ways[0] = 1;
        }
        for (int j = 1; j <= m; j++) {
            for (int i = 1; i <= n; i++) {
                for (int u = n * m; u >= j; u--) {
                    byN[i][u] += byN[i - 1][u - j];
                }
            }
        }
        return byN[n];
    }
}
