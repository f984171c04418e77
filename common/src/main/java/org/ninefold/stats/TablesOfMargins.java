package org.ninefold.stats;

import org.apache.commons.math3.util.CombinatoricsUtils;

/** All tables with the margins of one, filled cell by cell and column by column; a table's weight is 1 / Π n! . */
final class TablesOfMargins {

    private final long[] columns;
    private final long[] leftInRow;
    private final double[] logFactorial;
    private final double scale;
    private double extreme;
    private double all;
    private long tables;

    private TablesOfMargins(ContingencyTable table) {
        this.columns = table.columnSums();
        this.leftInRow = table.rowSums();
        long n = 0;
        for (long row : leftInRow) {
            n = Math.addExact(n, row);
        }
        this.logFactorial = new double[Math.toIntExact(n) + 1];
        for (int i = 0; i <= n; i++) {
            logFactorial[i] = CombinatoricsUtils.factorialLog(i);
        }
        double observed = 0;
        for (int i = 0; i < table.height(); i++) {
            for (int j = 0; j < table.width(); j++) {
                observed -= logFactorial[(int) table.at(i, j)];
            }
        }
        this.scale = observed;
    }

    static Value twoSidedP(ContingencyTable table) {
        TablesOfMargins all = new TablesOfMargins(table);
        all.fill(0, 0, all.columns[0], 0);
        return all.tables > FisherExact.MOST_TABLES
                ? Value.undefined(Reason.TOO_MANY_TABLES)
                : Value.of(Math.min(1, all.extreme / all.all));
    }

    private void fill(int column, int row, long leftInColumn, double logWeight) {
        if (tables > FisherExact.MOST_TABLES) {
            return;
        }
        if (column == columns.length - 1) {
            double complete = logWeight;
            for (long left : leftInRow) {
                complete -= logFactorial[(int) left];
            }
            count(StrictMath.exp(complete - scale));
            return;
        }
        if (row == leftInRow.length - 1) {
            if (leftInColumn <= leftInRow[row]) {
                leftInRow[row] -= leftInColumn;
                fill(column + 1, 0, columns[column + 1], logWeight - logFactorial[(int) leftInColumn]);
                leftInRow[row] += leftInColumn;
            }
            return;
        }
        long most = Math.min(leftInColumn, leftInRow[row]);
        for (long n = 0; n <= most; n++) {
            leftInRow[row] -= n;
            fill(column, row + 1, leftInColumn - n, logWeight - logFactorial[(int) n]);
            leftInRow[row] += n;
        }
    }

    /** A table whose weight is relative to that of the observed one. */
    private void count(double weight) {
        tables++;
        all += weight;
        if (weight <= FisherExact.EQUALLY_PROBABLE) {
            extreme += weight;
        }
    }
}
