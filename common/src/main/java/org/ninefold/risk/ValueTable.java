package org.ninefold.risk;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How many subjects have each value of a measurement. Values are longs scaled by a declared number of decimals (37.5 with
 * one decimal is 375), so that medians and ranges of the pooled subjects are exact.
 *
 * <p>Merging tables of different decimals keeps the finer ones. A value without a subject is not kept. Such a table is near
 * patient level: it is not to leave a centre.
 */
public final class ValueTable implements Mergeable<ValueTable> {

    /** The table of no subjects, without decimals. */
    public static final ValueTable EMPTY = new ValueTable(0, new TreeMap<>());

    private static final int MOST_DECIMALS = 12;

    private final int decimals;
    private final SortedMap<Long, Long> counts;

    private ValueTable(int decimals, SortedMap<Long, Long> counts) {
        requireDecimals(decimals);
        this.decimals = decimals;
        this.counts = Collections.unmodifiableSortedMap(counts);
    }

    /** The table of scaled values and their counts. */
    public static ValueTable of(int decimals, Map<Long, Long> counts) {
        TreeMap<Long, Long> kept = new TreeMap<>();
        counts.forEach((value, n) -> addTo(kept, value, n));
        return new ValueTable(decimals, kept);
    }

    /** The value as a scaled long; a value with more decimals than declared is refused, never rounded. */
    public static long scaled(BigDecimal value, int decimals) {
        try {
            return value.setScale(decimals, RoundingMode.UNNECESSARY)
                    .unscaledValue()
                    .longValueExact();
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException(
                    "Expected a value with at most " + decimals + " decimals, found more, or one out of range.", e);
        }
    }

    /** The declared number of decimals. */
    public int decimals() {
        return decimals;
    }

    /** Scaled values with at least one subject, ascending. */
    public SortedMap<Long, Long> counts() {
        return counts;
    }

    /** Subjects with any value. */
    public long total() {
        return counts.values().stream().reduce(0L, Math::addExact);
    }

    @Override
    public ValueTable merge(ValueTable other) {
        int finer = Math.max(decimals, other.decimals);
        TreeMap<Long, Long> sum = new TreeMap<>();
        addAll(sum, this, finer);
        addAll(sum, other, finer);
        return new ValueTable(finer, sum);
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof ValueTable other && decimals == other.decimals && counts.equals(other.counts);
    }

    @Override
    public int hashCode() {
        return 31 * decimals + counts.hashCode();
    }

    @Override
    public String toString() {
        return "ValueTable[" + decimals + " decimals]" + counts;
    }

    static void requireDecimals(int decimals) {
        if (decimals < 0 || decimals > MOST_DECIMALS) {
            throw new IllegalArgumentException(
                    "Expected 0 to " + MOST_DECIMALS + " decimals of a value, found " + decimals + ".");
        }
    }

    private static void addAll(SortedMap<Long, Long> sum, ValueTable table, int decimals) {
        long factor = BigDecimal.TEN.pow(decimals - table.decimals).longValueExact();
        table.counts.forEach((value, n) -> addTo(sum, Math.multiplyExact(value, factor), n));
    }

    private static void addTo(SortedMap<Long, Long> counts, long value, long n) {
        if (n < 0) {
            throw new IllegalArgumentException("Expected a count of subjects, found " + n + " for a value.");
        }
        if (n > 0) {
            counts.merge(value, n, Math::addExact);
        }
    }
}
