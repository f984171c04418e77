package org.ninefold.stats;

import org.apache.commons.math3.util.CombinatoricsUtils;

/**
 * Fisher's exact test that groups and levels are independent, given the margins of their table.
 *
 * <p><b>Formula.</b> P is the probability of all tables of the same margins that are no more probable than the observed one, to
 * a relative 1e-7.
 *
 * <p><b>Units and domain.</b> A table of counts; tables with more than {@value #MOST_TABLES} of the same margins are refused an
 * answer, not approximated.
 *
 * <p><b>Ends.</b> With one row or column left, undefined.
 *
 * <p><b>Source.</b> Fisher, JRSS 1935;98:39; Agresti, Stat Sci 1992;7:131. <b>Oracle.</b> fisher.json (R fisher.test):
 * FisherExactOracleTest.
 */
public final class FisherExact {
    static final long MOST_TABLES = 20_000_000;
    /** Tables equally probable but for rounding count as equally probable. */
    static final double EQUALLY_PROBABLE = 1 + 1e-7;

    private FisherExact() {}

    /** The two-sided P of a table. */
    public static Value p(ContingencyTable table) {
        if (table.height() < 2 || table.width() < 2) {
            return Value.undefined(Reason.ONE_GROUP);
        }
        return table.height() == 2 && table.width() == 2
                ? Value.of(ofTwoByTwo(table.rowSums(), table.columnSums()[0], table.at(0, 0)))
                : TablesOfMargins.twoSidedP(table);
    }

    /** The first cell is hypergeometric. */
    private static double ofTwoByTwo(long[] rows, long firstColumn, long observed) {
        long least = Math.max(0, firstColumn - rows[1]);
        double[] p = new double[Math.toIntExact(Math.min(rows[0], firstColumn) - least + 1)];
        double largest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < p.length; i++) {
            p[i] = logBinomial(rows[0], least + i) + logBinomial(rows[1], firstColumn - least - i);
            largest = Math.max(largest, p[i]);
        }
        double all = 0;
        for (int i = 0; i < p.length; i++) {
            p[i] = StrictMath.exp(p[i] - largest);
            all += p[i];
        }
        double bound = p[(int) (observed - least)] / all * EQUALLY_PROBABLE;
        double sum = 0;
        for (double each : p) {
            sum += each / all <= bound ? each / all : 0;
        }
        return Math.min(1, sum);
    }

    private static double logBinomial(long n, long k) {
        return CombinatoricsUtils.binomialCoefficientLog(Math.toIntExact(n), Math.toIntExact(k));
    }
}
