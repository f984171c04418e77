package org.ninefold.stats;

import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.ninefold.risk.CountTable;

/** Subjects by group and level, as rows of counts; rows and columns without subjects are left out. */
public final class ContingencyTable {

    private final long[][] rows;

    private ContingencyTable(long[][] rows) {
        this.rows = rows;
    }

    /** The table of groups, a row each, by the levels any of them has. */
    public static ContingencyTable of(List<CountTable> groups) {
        TreeSet<String> levels = new TreeSet<>();
        groups.forEach(group -> levels.addAll(group.counts().keySet()));
        return ofRows(groups.stream()
                .map(group -> levels.stream().map(group::count).toList())
                .toList());
    }

    /** The table of rows of counts. */
    public static ContingencyTable ofRows(List<List<Long>> rows) {
        long width = rows.stream().mapToInt(List::size).distinct().count();
        boolean negative = rows.stream().flatMap(List::stream).anyMatch(n -> n < 0);
        if (width > 1 || negative) {
            throw new IllegalArgumentException("Expected rows of counts of the same length, found "
                    + (negative ? "a negative count" : rows) + ".");
        }
        List<List<Long>> present =
                rows.stream().filter(row -> row.stream().anyMatch(n -> n > 0)).toList();
        int columns = rows.isEmpty() ? 0 : rows.get(0).size();
        int[] kept = IntStream.range(0, columns)
                .filter(j -> present.stream().anyMatch(row -> row.get(j) > 0))
                .toArray();
        return new ContingencyTable(present.stream()
                .map(row -> Arrays.stream(kept).mapToLong(row::get).toArray())
                .toArray(long[][]::new));
    }

    int height() {
        return rows.length;
    }

    int width() {
        return rows.length == 0 ? 0 : rows[0].length;
    }

    long at(int i, int j) {
        return rows[i][j];
    }

    /** Subjects by row. */
    long[] rowSums() {
        return Arrays.stream(rows).mapToLong(row -> Arrays.stream(row).sum()).toArray();
    }

    /** Subjects by column. */
    long[] columnSums() {
        return IntStream.range(0, width())
                .mapToLong(j -> Arrays.stream(rows).mapToLong(row -> row[j]).reduce(0, Math::addExact))
                .toArray();
    }

    /**
     * Pearson's test of independence: Σ (O − E)²/E on (rows − 1)(columns − 1) degrees of freedom; undefined with fewer than two
     * rows or columns. Oracle: fisher.json (R chisq.test): FisherExactOracleTest.
     */
    public ChiSquare pearson() {
        if (height() < 2 || width() < 2) {
            return ChiSquare.undefined(Reason.ONE_GROUP);
        }
        long[] byRow = rowSums();
        long[] byColumn = columnSums();
        double n = Arrays.stream(byRow).sum();
        double statistic = 0;
        for (int i = 0; i < height(); i++) {
            for (int j = 0; j < width(); j++) {
                double expected = byRow[i] * (byColumn[j] / n);
                double distance = at(i, j) - expected;
                statistic += distance * distance / expected;
            }
        }
        return ChiSquare.of(statistic, (height() - 1) * (width() - 1));
    }
}
