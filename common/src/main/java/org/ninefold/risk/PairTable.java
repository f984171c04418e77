package org.ninefold.risk;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How many subjects have each pair of values of two measurements, scaled to declared decimals as in {@link ValueTable}. Merging
 * tables of different decimals keeps the finer ones. Such a table is near patient level: it is not to leave a centre.
 */
public final class PairTable implements Mergeable<PairTable> {

    /** The table of no subjects, without decimals. */
    public static final PairTable EMPTY = new PairTable(0, 0, new TreeMap<>());

    /** The scaled values of one subject. */
    public record Pair(long x, long y) implements Comparable<Pair> {
        private static final Comparator<Pair> ORDER =
                Comparator.comparingLong(Pair::x).thenComparingLong(Pair::y);

        @Override
        public int compareTo(Pair other) {
            return ORDER.compare(this, other);
        }
    }

    private final int xDecimals;
    private final int yDecimals;
    private final SortedMap<Pair, Long> counts;

    private PairTable(int xDecimals, int yDecimals, SortedMap<Pair, Long> counts) {
        this.xDecimals = xDecimals;
        this.yDecimals = yDecimals;
        this.counts = Collections.unmodifiableSortedMap(counts);
    }

    /** The table of scaled pairs and their counts. */
    public static PairTable of(int xDecimals, int yDecimals, Map<Pair, Long> counts) {
        ValueTable.requireDecimals(xDecimals);
        ValueTable.requireDecimals(yDecimals);
        TreeMap<Pair, Long> kept = new TreeMap<>();
        counts.forEach((pair, n) -> addTo(kept, pair, n));
        return new PairTable(xDecimals, yDecimals, kept);
    }

    /** Scaled pairs with at least one subject, in order. */
    public SortedMap<Pair, Long> counts() {
        return counts;
    }

    /** Subjects with any pair. */
    public long total() {
        return counts.values().stream().reduce(0L, Math::addExact);
    }

    @Override
    public PairTable merge(PairTable other) {
        int finerX = Math.max(xDecimals, other.xDecimals);
        int finerY = Math.max(yDecimals, other.yDecimals);
        TreeMap<Pair, Long> sum = new TreeMap<>();
        addAll(sum, this, finerX, finerY);
        addAll(sum, other, finerX, finerY);
        return new PairTable(finerX, finerY, sum);
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof PairTable other
                && xDecimals == other.xDecimals
                && yDecimals == other.yDecimals
                && counts.equals(other.counts);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * xDecimals + yDecimals) + counts.hashCode();
    }

    @Override
    public String toString() {
        return "PairTable[" + xDecimals + ", " + yDecimals + " decimals]" + counts;
    }

    private static void addAll(SortedMap<Pair, Long> sum, PairTable table, int xDecimals, int yDecimals) {
        long byX = BigDecimal.TEN.pow(xDecimals - table.xDecimals).longValueExact();
        long byY = BigDecimal.TEN.pow(yDecimals - table.yDecimals).longValueExact();
        table.counts.forEach(
                (pair, n) -> addTo(sum, new Pair(Math.multiplyExact(pair.x, byX), Math.multiplyExact(pair.y, byY)), n));
    }

    private static void addTo(SortedMap<Pair, Long> counts, Pair pair, long n) {
        if (n < 0) {
            throw new IllegalArgumentException("Expected a count of subjects, found " + n + " for a pair of values.");
        }
        if (n > 0) {
            counts.merge(pair, n, Math::addExact);
        }
    }
}
