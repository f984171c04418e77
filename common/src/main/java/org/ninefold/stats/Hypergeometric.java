package org.ninefold.stats;

import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.analysis.solvers.BrentSolver;
import org.apache.commons.math3.util.CombinatoricsUtils;

/** The first cell of a 2 × 2 table of given margins, for any odds ratio (Fisher's noncentral hypergeometric). */
final class Hypergeometric {

    /** Tables equally probable but for rounding count as equally probable. */
    static final double EQUALLY_PROBABLE = 1 + 1e-7;

    private static final double RELATIVE_ACCURACY = 1e-14;
    private static final double ABSOLUTE_ACCURACY = 1e-14;
    private static final int MOST_EVALUATIONS = 1000;

    private final long least;
    private final double[] logWeight;

    Hypergeometric(long[] rows, long firstColumn) {
        this.least = Math.max(0, firstColumn - rows[1]);
        int size = Math.toIntExact(Math.min(rows[0], firstColumn) - least + 1);
        this.logWeight = new double[size];
        for (int i = 0; i < size; i++) {
            logWeight[i] = logBinomial(rows[0], least + i) + logBinomial(rows[1], firstColumn - least - i);
        }
    }

    long least() {
        return least;
    }

    long most() {
        return least + logWeight.length - 1;
    }

    double twoSidedP(long x) {
        double[] p = probabilities(0);
        double bound = p[(int) (x - least)] * EQUALLY_PROBABLE;
        double sum = 0;
        for (double each : p) {
            sum += each <= bound ? each : 0;
        }
        return Math.min(1, sum);
    }

    /** P(X ≤ x) at a log odds ratio. */
    double lowerTail(long x, double logOdds) {
        double[] p = probabilities(logOdds);
        double sum = 0;
        for (int i = 0; i <= x - least; i++) {
            sum += p[i];
        }
        return Math.min(1, sum);
    }

    /** P(X ≥ x) at a log odds ratio. */
    double upperTail(long x, double logOdds) {
        double[] p = probabilities(logOdds);
        double sum = 0;
        for (int i = p.length - 1; i >= x - least; i--) {
            sum += p[i];
        }
        return Math.min(1, sum);
    }

    /** The odds ratio whose mean is x, for x inside its range. */
    double oddsRatioWithMean(long x) {
        return solve(logOdds -> mean(logOdds) - x);
    }

    double oddsRatioWithUpperTail(long x, double tail) {
        return solve(logOdds -> upperTail(x, logOdds) - tail);
    }

    double oddsRatioWithLowerTail(long x, double tail) {
        return solve(logOdds -> tail - lowerTail(x, logOdds));
    }

    private double mean(double logOdds) {
        double[] p = probabilities(logOdds);
        double mean = least;
        for (int i = 0; i < p.length; i++) {
            mean += i * p[i];
        }
        return mean;
    }

    private double[] probabilities(double logOdds) {
        double[] p = new double[logWeight.length];
        double largest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < p.length; i++) {
            p[i] = logWeight[i] + i * logOdds;
            largest = Math.max(largest, p[i]);
        }
        double sum = 0;
        for (int i = 0; i < p.length; i++) {
            p[i] = StrictMath.exp(p[i] - largest);
            sum += p[i];
        }
        for (int i = 0; i < p.length; i++) {
            p[i] /= sum;
        }
        return p;
    }

    /** The odds ratio at the zero of a function that grows with its logarithm. */
    private static double solve(DoubleUnaryOperator growing) {
        double reach = 1;
        while (growing.applyAsDouble(-reach) > 0 || growing.applyAsDouble(reach) < 0) {
            reach *= 2;
        }
        double logOdds = new BrentSolver(RELATIVE_ACCURACY, ABSOLUTE_ACCURACY)
                .solve(MOST_EVALUATIONS, growing::applyAsDouble, -reach, reach);
        return StrictMath.exp(logOdds);
    }

    private static double logBinomial(long n, long k) {
        return CombinatoricsUtils.binomialCoefficientLog(Math.toIntExact(n), Math.toIntExact(k));
    }
}
