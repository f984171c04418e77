package org.ninefold.stats;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.Map;
import org.ninefold.risk.ValueTable;

/**
 * The usual summaries of a measurement: mean, spread, range, median and quartiles of n values.
 *
 * <p><b>Formula.</b> Mean x̄ = Σx/n, standard deviation s = √(Σ(x − x̄)²/(n − 1)), standard error of the mean s/√n; quantiles
 * by {@link QuantileType}.
 *
 * <p><b>Units and domain.</b> The unit of the values. Sums are exact, so the result does not depend on the order of
 * merging.
 *
 * <p><b>Ends.</b> Without values everything is undefined; with one value the standard deviation and error are.
 *
 * <p><b>Source.</b> Hyndman and Fan, Am Stat 1996;50:361 for the quantiles. <b>Oracle.</b> two_sample.json, followup.json
 * (means, medians, ranges); quartiles by hand in SummaryTest.
 */
public record Summary(
        long n,
        Value mean,
        Value sd,
        Value sem,
        Value min,
        Value max,
        Value median,
        Value lowerQuartile,
        Value upperQuartile) {

    /** The summary with quartiles as R computes them by default. */
    public static Summary of(ValueTable values) {
        return of(values, QuantileType.R_7);
    }

    /** The summary with quartiles of a named type. */
    public static Summary of(ValueTable values, QuantileType type) {
        long n = values.total();
        if (n == 0) {
            Value none = Value.undefined(Reason.NO_SUBJECTS);
            return new Summary(0, none, none, none, none, none, none, none, none);
        }
        int decimals = values.decimals();
        BigInteger sum = BigInteger.ZERO;
        BigInteger squares = BigInteger.ZERO;
        for (Map.Entry<Long, Long> e : values.counts().entrySet()) {
            BigInteger x = BigInteger.valueOf(e.getKey());
            BigInteger weighted = x.multiply(BigInteger.valueOf(e.getValue()));
            sum = sum.add(weighted);
            squares = squares.add(weighted.multiply(x));
        }
        BigInteger count = BigInteger.valueOf(n);
        Value sd = Value.undefined(Reason.TOO_FEW_SUBJECTS);
        Value sem = sd;
        if (n > 1) {
            BigInteger deviations = count.multiply(squares).subtract(sum.multiply(sum));
            double variance = ratio(deviations, count.multiply(count.subtract(BigInteger.ONE)), 2 * decimals);
            sd = Value.of(Math.sqrt(variance));
            sem = Value.of(Math.sqrt(variance / n));
        }
        return new Summary(
                n,
                Value.of(ratio(sum, count, decimals)),
                sd,
                sem,
                Value.of(unscaled(values.counts().firstKey(), decimals)),
                Value.of(unscaled(values.counts().lastKey(), decimals)),
                Value.of(quantile(values, 1, 2, type)),
                Value.of(quantile(values, 1, 4, type)),
                Value.of(quantile(values, 3, 4, type)));
    }

    /** The quantile of the share {@code part / of}; an exact fraction, so that no rounding moves it to a neighbour. */
    private static double quantile(ValueTable values, long part, long of, QuantileType type) {
        long n = values.total();
        return switch (type) {
            case R_7 -> {
                long position = Math.multiplyExact(n - 1, part);
                long below = position / of;
                double share = (double) (position % of) / of;
                double low = unscaled(ordered(values, below), values.decimals());
                double high = unscaled(ordered(values, Math.min(n - 1, below + 1)), values.decimals());
                yield share == 0 ? low : low + share * (high - low);
            }
            case SAS_5 -> {
                long position = Math.multiplyExact(n, part);
                long below = position / of;
                double low = unscaled(ordered(values, Math.max(0, below - 1)), values.decimals());
                double high = unscaled(ordered(values, Math.min(n - 1, below)), values.decimals());
                yield position % of == 0 ? (low + high) / 2 : high;
            }
        };
    }

    /** The value at a rank, counted from 0. */
    private static long ordered(ValueTable values, long rank) {
        long seen = 0;
        for (Map.Entry<Long, Long> e : values.counts().entrySet()) {
            seen += e.getValue();
            if (rank < seen) {
                return e.getKey();
            }
        }
        throw new IllegalArgumentException("Expected a rank below " + seen + ", found " + rank + ".");
    }

    private static double ratio(BigInteger numerator, BigInteger denominator, int decimals) {
        return new BigDecimal(numerator, decimals)
                .divide(new BigDecimal(denominator), MathContext.DECIMAL128)
                .doubleValue();
    }

    private static double unscaled(long value, int decimals) {
        return BigDecimal.valueOf(value, decimals).doubleValue();
    }
}
