package org.ninefold.stats;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.ninefold.risk.PairTable;
import org.ninefold.risk.PairTable.Pair;

/**
 * The correlation of two measurements of the same subjects.
 *
 * <p><b>Formula.</b> Pearson: r = Sxy/√(Sxx Syy). Spearman: Pearson's r of the midranks.
 *
 * <p><b>Units and domain.</b> A table of pairs. Sums are exact, so the result does not depend on the order of merging.
 *
 * <p><b>Variance and interval.</b> P two-sided of t = r √((n − 2)/(1 − r²)) on n − 2 degrees of freedom, for Spearman's as well
 * (R's exact = FALSE); interval by Fisher's z, tanh(artanh r ± z/√(n − 3)), which is meant for Pearson's.
 *
 * <p><b>Ends.</b> Undefined with fewer than three pairs, the interval with fewer than four, or if a measurement does not vary; at
 * |r| = 1 P is 0, and t and the interval are undefined.
 *
 * <p><b>Errors.</b> A level outside (0, 1).
 *
 * <p><b>Source.</b> Fisher, Metron 1921;1:3; Spearman 1904. <b>Oracle.</b> correlation.json (R cor.test): CorrelationOracleTest.
 */
public record Correlation(long n, Value r, Value t, Value p, Interval interval) {

    /** Pearson's correlation of the values. */
    public static Correlation pearson(PairTable pairs, double level) {
        return of(pairs.counts(), level);
    }

    /** Spearman's correlation of the ranks. */
    public static Correlation spearman(PairTable pairs, double level) {
        SortedMap<Long, Long> x = new TreeMap<>();
        SortedMap<Long, Long> y = new TreeMap<>();
        pairs.counts().forEach((pair, n) -> {
            x.merge(pair.x(), n, Math::addExact);
            y.merge(pair.y(), n, Math::addExact);
        });
        Map<Long, Long> rankOfX = twiceMidranks(x);
        Map<Long, Long> rankOfY = twiceMidranks(y);
        SortedMap<Pair, Long> ranked = new TreeMap<>();
        pairs.counts()
                .forEach((pair, n) ->
                        ranked.merge(new Pair(rankOfX.get(pair.x()), rankOfY.get(pair.y())), n, Math::addExact));
        return of(ranked, level);
    }

    private static Map<Long, Long> twiceMidranks(SortedMap<Long, Long> counts) {
        Map<Long, Long> ranks = new TreeMap<>();
        long below = 0;
        for (Map.Entry<Long, Long> e : counts.entrySet()) {
            ranks.put(e.getKey(), 2 * below + e.getValue() + 1);
            below += e.getValue();
        }
        return ranks;
    }

    private static Correlation of(SortedMap<Pair, Long> pairs, double level) {
        double z = Gaussian.twoSidedQuantile(level);
        BigInteger n = BigInteger.ZERO;
        BigInteger x = BigInteger.ZERO;
        BigInteger y = BigInteger.ZERO;
        BigInteger xx = BigInteger.ZERO;
        BigInteger yy = BigInteger.ZERO;
        BigInteger xy = BigInteger.ZERO;
        for (Map.Entry<Pair, Long> e : pairs.entrySet()) {
            BigInteger count = BigInteger.valueOf(e.getValue());
            BigInteger a = BigInteger.valueOf(e.getKey().x());
            BigInteger b = BigInteger.valueOf(e.getKey().y());
            n = n.add(count);
            x = x.add(a.multiply(count));
            y = y.add(b.multiply(count));
            xx = xx.add(a.multiply(a).multiply(count));
            yy = yy.add(b.multiply(b).multiply(count));
            xy = xy.add(a.multiply(b).multiply(count));
        }
        BigInteger sxx = n.multiply(xx).subtract(x.multiply(x));
        BigInteger syy = n.multiply(yy).subtract(y.multiply(y));
        BigInteger sxy = n.multiply(xy).subtract(x.multiply(y));
        long size = n.longValueExact();
        if (size < 3) {
            return undefined(size, Reason.TOO_FEW_SUBJECTS);
        }
        if (sxx.signum() == 0 || syy.signum() == 0) {
            return undefined(size, Reason.NO_VARIATION);
        }
        BigInteger product = sxx.multiply(syy);
        double unexplained = ratio(product.subtract(sxy.multiply(sxy)), product);
        double r = sxy.signum() * Math.sqrt(ratio(sxy.multiply(sxy), product));
        if (unexplained == 0) {
            Value unbounded = Value.undefined(Reason.UNBOUNDED);
            return new Correlation(
                    size, Value.of(r), unbounded, Value.of(0), Interval.undefined(Reason.INTERVAL_UNDEFINED));
        }
        double t = r * Math.sqrt((size - 2) / unexplained);
        Interval interval = Interval.undefined(Reason.TOO_FEW_SUBJECTS);
        if (size > 3) {
            double centre = 0.5 * StrictMath.log((1 + r) / (1 - r));
            double half = z / Math.sqrt(size - 3.0);
            interval = Interval.finiteOr(
                    StrictMath.tanh(centre - half), StrictMath.tanh(centre + half), Reason.INTERVAL_UNDEFINED);
        }
        return new Correlation(size, Value.of(r), Value.of(t), Value.of(TTest.twoSidedP(t, size - 2.0)), interval);
    }

    private static double ratio(BigInteger numerator, BigInteger denominator) {
        return new BigDecimal(numerator)
                .divide(new BigDecimal(denominator), MathContext.DECIMAL128)
                .doubleValue();
    }

    private static Correlation undefined(long n, Reason why) {
        Value none = Value.undefined(why);
        return new Correlation(n, none, none, none, Interval.undefined(why));
    }
}
