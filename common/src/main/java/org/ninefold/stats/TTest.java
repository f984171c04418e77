package org.ninefold.stats;

import org.apache.commons.math3.distribution.TDistribution;
import org.ninefold.risk.ValueTable;

/**
 * The t test that two samples have the same mean.
 *
 * <p><b>Formula.</b> t = (x̄ − ȳ)/s. Welch: s² = s²ₓ/n + s²ᵧ/m, with Satterthwaite's degrees of freedom. Student: s² = sₚ²(1/n + 1/m)
 * with the pooled variance and n + m − 2 degrees of freedom.
 *
 * <p><b>Units and domain.</b> Tables of values, whose decimals may differ. P is two-sided.
 *
 * <p><b>Ends.</b> Undefined if a sample has fewer than two values, or neither varies.
 *
 * <p><b>Source.</b> Welch, Biometrika 1947;34:28. <b>Oracle.</b> two_sample.json (R t.test): TwoSampleOracleTest.
 */
public record TTest(Value t, Value df, Value p) {

    /** Welch's test, which does not take the variances for equal. */
    public static TTest welch(ValueTable x, ValueTable y) {
        return of(x, y, false);
    }

    /** Student's test with the pooled variance. */
    public static TTest student(ValueTable x, ValueTable y) {
        return of(x, y, true);
    }

    private static TTest of(ValueTable x, ValueTable y, boolean pooled) {
        Summary a = Summary.of(x);
        Summary b = Summary.of(y);
        if (a.n() < 2 || b.n() < 2) {
            return undefined(Reason.TOO_FEW_SUBJECTS);
        }
        double n = a.n();
        double m = b.n();
        double va = square(a.sd()) / n;
        double vb = square(b.sd()) / m;
        double s2 = va + vb;
        double df = s2 * s2 / (va * va / (n - 1) + vb * vb / (m - 1));
        if (pooled) {
            df = n + m - 2;
            s2 = (va * n * (n - 1) + vb * m * (m - 1)) / df * (1 / n + 1 / m);
        }
        if (!(s2 > 0)) {
            return undefined(Reason.NO_VARIATION);
        }
        double t = (number(a.mean()) - number(b.mean())) / Math.sqrt(s2);
        return new TTest(Value.of(t), Value.of(df), Value.of(twoSidedP(t, df)));
    }

    /** The probability of a t at least as far from 0. */
    static double twoSidedP(double t, double df) {
        return 2 * new TDistribution(null, df).cumulativeProbability(-Math.abs(t));
    }

    private static double square(Value value) {
        return number(value) * number(value);
    }

    private static double number(Value value) {
        return value.optional().orElseThrow();
    }

    private static TTest undefined(Reason why) {
        return new TTest(Value.undefined(why), Value.undefined(why), Value.undefined(why));
    }
}
