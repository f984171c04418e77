package org.ninefold.risk;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How many subjects have each value of a measurement. Values are longs scaled by a declared number of decimals (37.5 with
 * one decimal is 375), so that medians and ranges of the pooled subjects are exact.
 *
 * <p>Merging tables of different decimals keeps the finer ones. A value without a subject is not kept. Such a table is near
 * patient level: it is not to leave a centre.
 *
 * @param decimals the declared number of decimals, 0 to 12
 * @param counts scaled values with at least one subject, ascending
 */
public record ValueTable(int decimals, SortedMap<Long, Long> counts) implements Mergeable<ValueTable> {
    /** The table of no subjects, without decimals. */
    public static final ValueTable EMPTY = of(0, Map.of());

    private static final int MOST_DECIMALS = 12;

    public ValueTable {
        requireDecimals(decimals);
        counts = Counts.kept(counts, " for a value");
    }

    /** The table of scaled values and their counts. */
    public static ValueTable of(int decimals, Map<Long, Long> counts) {
        return new ValueTable(decimals, new TreeMap<>(counts));
    }

    /** Subjects with any value. */
    public long total() {
        return Counts.total(counts);
    }

    @Override
    public ValueTable merge(ValueTable other) {
        int finer = Math.max(decimals, other.decimals);
        SortedMap<Long, Long> sum = new TreeMap<>();
        for (ValueTable table : List.of(this, other)) {
            long factor = factor(table.decimals, finer);
            table.counts.forEach((value, n) -> sum.merge(Math.multiplyExact(value, factor), n, Math::addExact));
        }
        return new ValueTable(finer, sum);
    }

    /** What a value is multiplied by to have as many decimals. */
    static long factor(int decimals, int finer) {
        return BigDecimal.TEN.pow(finer - decimals).longValueExact();
    }

    static void requireDecimals(int decimals) {
        if (decimals < 0 || decimals > MOST_DECIMALS) {
            throw new IllegalArgumentException(
                    "Expected 0 to " + MOST_DECIMALS + " decimals of a value, found " + decimals + ".");
        }
    }
}
