package org.ninefold.risk;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How many subjects have each pair of values of two measurements, scaled to declared decimals as in {@link ValueTable}. Merging
 * tables of different decimals keeps the finer ones. Such a table is near patient level: it is not to leave a centre.
 *
 * @param xDecimals the declared decimals of the first value, 0 to 12
 * @param yDecimals those of the second
 * @param counts scaled pairs with at least one subject, in order
 */
public record PairTable(int xDecimals, int yDecimals, SortedMap<Pair, Long> counts) implements Mergeable<PairTable> {
    /** The table of no subjects, without decimals. */
    public static final PairTable EMPTY = of(0, 0, Map.of());

    /** The scaled values of one subject. */
    public record Pair(long x, long y) implements Comparable<Pair> {
        private static final Comparator<Pair> ORDER =
                Comparator.comparingLong(Pair::x).thenComparingLong(Pair::y);

        @Override
        public int compareTo(Pair other) {
            return ORDER.compare(this, other);
        }
    }

    public PairTable {
        ValueTable.requireDecimals(xDecimals);
        ValueTable.requireDecimals(yDecimals);
        counts = Counts.kept(counts, " for a pair of values");
    }

    /** The table of scaled pairs and their counts. */
    public static PairTable of(int xDecimals, int yDecimals, Map<Pair, Long> counts) {
        return new PairTable(xDecimals, yDecimals, new TreeMap<>(counts));
    }

    /** Subjects with any pair. */
    public long total() {
        return Counts.total(counts);
    }

    @Override
    public PairTable merge(PairTable other) {
        int finerX = Math.max(xDecimals, other.xDecimals);
        int finerY = Math.max(yDecimals, other.yDecimals);
        SortedMap<Pair, Long> sum = new TreeMap<>();
        for (PairTable table : List.of(this, other)) {
            long byX = ValueTable.factor(table.xDecimals, finerX);
            long byY = ValueTable.factor(table.yDecimals, finerY);
            table.counts.forEach((pair, n) -> sum.merge(
                    new Pair(Math.multiplyExact(pair.x, byX), Math.multiplyExact(pair.y, byY)), n, Math::addExact));
        }
        return new PairTable(finerX, finerY, sum);
    }
}
