package org.ninefold.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Months of 30.4375 days, for display alone. */
final class Months {
    private static final double DAYS = 30.4375;
    private static final int[] STEPS = {1, 2, 3, 6, 12, 24, 36, 60, 120};
    private static final int MOST_TICKS = 8;

    private Months() {}

    static double days(int months) {
        return months * DAYS;
    }

    /** The first whole day that is not before so many months. */
    static int day(int months) {
        return (int) Math.ceil(days(months));
    }

    /** Months at which an axis up to a day has its marks, from 0 to the first one not before the day. */
    static List<Integer> ticks(int lastDay) {
        int step = IntStream.of(STEPS)
                .filter(months -> days(months) * MOST_TICKS >= lastDay)
                .findFirst()
                .orElse(STEPS[STEPS.length - 1]);
        var ticks = new ArrayList<Integer>(List.of(0));
        int months = 0;
        do {
            months += step;
            ticks.add(months);
        } while (days(months) < lastDay);
        return ticks;
    }
}
