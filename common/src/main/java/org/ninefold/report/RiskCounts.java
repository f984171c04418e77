package org.ninefold.report;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Exits and late entries of one group, by day. */
record RiskCounts(List<Row> rows) {
    private static final String LATE_ENTRY = "LATE_ENTRY";
    private static final String EVENT = "EVENT:";

    record Row(int day, String exit, long n) {}

    /** All who left on some day. */
    long subjects() {
        return sum(row -> !row.exit.equals(LATE_ENTRY));
    }

    /** Exits on the day or later, less late entries on the day or later. */
    long atRisk(int day) {
        return sum(row -> row.day >= day && !row.exit.equals(LATE_ENTRY))
                - sum(row -> row.day >= day && row.exit.equals(LATE_ENTRY));
    }

    /** Events before the day. */
    long events(int day) {
        return sum(row -> row.day < day && row.exit.startsWith(EVENT));
    }

    /** Events of a cause before the day. */
    long events(int day, String cause) {
        return sum(row -> row.day < day && row.exit.equals(EVENT + cause));
    }

    /** Censored before the day. */
    long censored(int day) {
        return sum(row -> row.day < day && !row.exit.startsWith(EVENT) && !row.exit.equals(LATE_ENTRY));
    }

    /** Who was at risk at some time before the day: all without a late entry, and the late ones who entered by then. */
    long entered(int day) {
        return sum(row -> !row.exit.equals(LATE_ENTRY))
                - sum(row -> row.exit.equals(LATE_ENTRY))
                + sum(row -> row.exit.equals(LATE_ENTRY) && row.day < day);
    }

    /** The last day on which so many are at risk; -1 if there never are. */
    int lastDayWith(long least) {
        var leaving = new TreeMap<Integer, Long>(Comparator.reverseOrder());
        rows.forEach(row -> leaving.merge(row.day, row.exit.equals(LATE_ENTRY) ? -row.n : row.n, Long::sum));
        long atRisk = 0;
        for (Map.Entry<Integer, Long> day : leaving.entrySet()) {
            atRisk += day.getValue();
            if (atRisk >= least) {
                return day.getKey();
            }
        }
        return -1;
    }

    private long sum(Predicate<Row> which) {
        return rows.stream().filter(which).mapToLong(Row::n).sum();
    }
}
