package org.ninefold.stats;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.ninefold.risk.RiskTable;

/** The days on which a curve may step: those with an exit. */
final class Exits {

    private Exits() {}

    /** The indices of the days of a table with an event or a censoring. */
    static int[] daysOf(RiskTable table) {
        return IntStream.range(0, table.days())
                .filter(i -> table.events(i) + table.censored(i) > 0)
                .toArray();
    }

    /** The index of the last day at or before a time, or -1. */
    static int lastNotAfter(double time, int[] days) {
        if (!(time >= 0) || Double.isInfinite(time)) {
            throw new IllegalArgumentException("Expected a time of 0 or more days, found " + time + ".");
        }
        int found = Arrays.binarySearch(days, (int) Math.min(Integer.MAX_VALUE, Math.floor(time)));
        return found >= 0 ? found : -found - 2;
    }
}
