package org.ninefold.risk;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Collects counts in any order; the table built is a function of the sums alone. */
public final class RiskTableBuilder {

    private final Map<Exit, Counts> counts = new HashMap<>();

    RiskTableBuilder() {}

    /** Adds {@code n} subjects with this exit on this day. */
    public RiskTableBuilder add(int day, Exit exit, long n) {
        require(day, exit, n);
        if (n > 0) {
            counts.computeIfAbsent(exit, e -> new Counts()).append(day, n);
        }
        return this;
    }

    static void require(int day, Exit exit, long n) {
        if (day < 0) {
            throw new IllegalArgumentException(
                    "Expected a day on or after the origin (0), found day " + day + " for " + exit.code() + ".");
        }
        if (n < 0) {
            throw new IllegalArgumentException(
                    "Expected a count of subjects, found " + n + " for " + exit.code() + " on day " + day + ".");
        }
    }

    /** Adds the subjects of a cell. */
    public RiskTableBuilder add(RiskTable.Cell cell) {
        return add(cell.day(), cell.exit(), cell.n());
    }

    /** The table of all that was added so far. */
    public RiskTable build() {
        int[] days = counts.values().stream()
                .flatMapToInt(c -> Arrays.stream(c.days, 0, c.size))
                .sorted()
                .distinct()
                .toArray();
        SortedMap<Exit, long[]> dense = new TreeMap<>();
        counts.forEach((exit, c) -> dense.put(exit, c.byDay(days)));
        return new RiskTable(days, dense);
    }

    /** Days and counts as they were added. */
    private static final class Counts {
        private int[] days = new int[16];
        private long[] n = new long[16];
        private int size;

        void append(int day, long count) {
            if (size > 0 && days[size - 1] == day) {
                n[size - 1] = Math.addExact(n[size - 1], count);
                return;
            }
            if (size == days.length) {
                days = Arrays.copyOf(days, 2 * size);
                n = Arrays.copyOf(n, 2 * size);
            }
            days[size] = day;
            n[size] = count;
            size++;
        }

        long[] byDay(int[] distinct) {
            long[] dense = new long[distinct.length];
            for (int i = 0; i < size; i++) {
                int at = Arrays.binarySearch(distinct, days[i]);
                dense[at] = Math.addExact(dense[at], n[i]);
            }
            return dense;
        }
    }
}
