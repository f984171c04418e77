package org.ninefold.stats;

/**
 * Fisher's exact test that groups and levels are independent, given the margins of their table.
 *
 * <p><b>Formula.</b> P is the probability of all tables of the same margins that are no more probable than the observed one, to
 * a relative 1e-7. For 2 × 2 tables also the one-sided P of an odds ratio below or above 1, and the conditional maximum
 * likelihood estimate of the odds ratio: the one whose expected first cell is the observed.
 *
 * <p><b>Units and domain.</b> A table of counts; tables with more than {@value #MOST_TABLES} of the same margins are refused an
 * answer, not approximated.
 *
 * <p><b>Variance and interval.</b> Of the odds ratio: the ratios at which either one-sided P is (1 − level)/2.
 *
 * <p><b>Ends.</b> With one row or column left, undefined. With the first cell at its least possible the odds ratio is 0 and its
 * lower limit 0; at its largest both the ratio and its upper limit are unbounded.
 *
 * <p><b>Errors.</b> A level outside (0, 1).
 *
 * <p><b>Source.</b> Fisher, JRSS 1935;98:39; Agresti, Stat Sci 1992;7:131. <b>Oracle.</b> fisher.json (R fisher.test):
 * FisherExactOracleTest.
 */
public record FisherExact(Value p, Value less, Value greater, Value oddsRatio, Interval interval) {

    static final long MOST_TABLES = 20_000_000;

    /** The test of a table. */
    public static FisherExact of(ContingencyTable table, double level) {
        double tail = Gaussian.tail(level);
        if (table.height() < 2 || table.width() < 2) {
            Value none = Value.undefined(Reason.ONE_GROUP);
            return new FisherExact(none, none, none, none, Interval.undefined(Reason.ONE_GROUP));
        }
        if (table.isTwoByTwo()) {
            return ofTwoByTwo(table, tail);
        }
        Value none = Value.undefined(Reason.NOT_TWO_BY_TWO);
        return new FisherExact(
                TablesOfMargins.twoSidedP(table), none, none, none, Interval.undefined(Reason.NOT_TWO_BY_TWO));
    }

    private static FisherExact ofTwoByTwo(ContingencyTable table, double tail) {
        Hypergeometric cell = new Hypergeometric(table.rowSums(), table.columnSums()[0]);
        long x = table.at(0, 0);
        boolean least = x == cell.least();
        boolean most = x == cell.most();
        Value unbounded = Value.undefined(Reason.UNBOUNDED);
        Value oddsRatio = least ? Value.of(0) : most ? unbounded : Value.of(cell.oddsRatioWithMean(x));
        Value lower = least ? Value.of(0) : Value.of(cell.oddsRatioWithUpperTail(x, tail));
        Value upper = most ? unbounded : Value.of(cell.oddsRatioWithLowerTail(x, tail));
        return new FisherExact(
                Value.of(cell.twoSidedP(x)),
                Value.of(cell.lowerTail(x, 0)),
                Value.of(cell.upperTail(x, 0)),
                oddsRatio,
                new Interval(lower, upper));
    }
}
