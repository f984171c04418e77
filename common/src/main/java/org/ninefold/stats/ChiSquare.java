package org.ninefold.stats;

import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealVector;
import org.apache.commons.math3.linear.SingularValueDecomposition;
import org.apache.commons.math3.special.Gamma;

/** A statistic with a chi-square distribution under the hypothesis of no difference, and its P. */
public record ChiSquare(Value statistic, int df, Value p) {

    private static final double NEGLIGIBLE = 1e-10;
    private static final double ACCURACY = 1e-15;
    private static final int MOST_ITERATIONS = 1_000_000;

    /** A statistic with its degrees of freedom. */
    static ChiSquare of(double statistic, int df) {
        return new ChiSquare(Value.of(statistic), df, Value.of(upperTail(statistic, df)));
    }

    static ChiSquare undefined(Reason why) {
        return new ChiSquare(Value.undefined(why), 0, Value.undefined(why));
    }

    /**
     * u' V⁻ u on rank V degrees of freedom: scores of groups add up to 0, so V never has full rank, and a group that is
     * never at risk together with another takes a further degree away.
     */
    static ChiSquare ofScores(double[] scores, double[][] variance) {
        // Symmetric and not negative, so that its singular values are its eigenvalues. The library's solver for
        // eigenvalues gives up on some small singular matrices.
        var decomposition = new SingularValueDecomposition(MatrixUtils.createRealMatrix(variance));
        double[] values = decomposition.getSingularValues();
        if (values[0] <= 0) {
            return undefined(Reason.NEVER_TOGETHER);
        }
        RealVector u = MatrixUtils.createRealVector(scores);
        double statistic = 0;
        int rank = 0;
        for (int i = 0; i < values.length && values[i] > NEGLIGIBLE * values[0]; i++) {
            double left = u.dotProduct(decomposition.getU().getColumnVector(i));
            double right = u.dotProduct(decomposition.getV().getColumnVector(i));
            statistic += left * right / values[i];
            rank++;
        }
        return of(statistic, rank);
    }

    /** The probability of a larger statistic, without the loss of 1 − probability. */
    static double upperTail(double statistic, int df) {
        return statistic <= 0 ? 1 : Gamma.regularizedGammaQ(df / 2.0, statistic / 2, ACCURACY, MOST_ITERATIONS);
    }
}
