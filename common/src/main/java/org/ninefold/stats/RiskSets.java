package org.ninefold.stats;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.ninefold.risk.Exit;
import org.ninefold.risk.RiskTable;
import org.ninefold.risk.RiskTableBuilder;

/** The groups of a comparison side by side: at risk and events of each on every day on which any group has an event. */
final class RiskSets {

    private static final Exit ANY = new Exit.Event("ANY");

    /** At risk, by group and day. */
    final long[][] atRisk;

    /** Events of all causes, by group and day. */
    final long[][] events;

    private final int[] days;
    private final List<RiskTable> groups;

    RiskSets(List<RiskTable> groups) {
        this.groups = List.copyOf(groups);
        RiskTableBuilder any = RiskTable.builder();
        for (RiskTable group : groups) {
            for (int i = 0; i < group.days(); i++) {
                any.add(group.day(i), ANY, group.events(i));
            }
        }
        RiskTable union = any.build();
        this.days = IntStream.range(0, union.days()).map(union::day).toArray();
        this.atRisk = groups.stream()
                .map(group -> Arrays.stream(days).mapToLong(group::atRiskAt).toArray())
                .toArray(long[][]::new);
        this.events = events(null);
    }

    /** The number of groups, which is the same in each stratum, and two or more. */
    static int groupsInEach(List<List<RiskTable>> strata) {
        if (strata.isEmpty() || strata.get(0).size() < 2) {
            throw new IllegalArgumentException("Expected two or more groups to compare, found "
                    + (strata.isEmpty() ? "no stratum" : strata.get(0).size()) + ".");
        }
        int k = strata.get(0).size();
        for (List<RiskTable> groups : strata) {
            if (groups.size() != k) {
                throw new IllegalArgumentException(
                        "Expected " + k + " groups in each stratum, found one with " + groups.size() + ".");
            }
        }
        return k;
    }

    int size() {
        return days.length;
    }

    /** Events of one cause, or for null of all, by group and day. */
    long[][] events(String cause) {
        return groups.stream().map(group -> eventsByDay(group, cause)).toArray(long[][]::new);
    }

    private long[] eventsByDay(RiskTable group, String cause) {
        long[] byDay = new long[days.length];
        int at = 0;
        for (int i = 0; i < group.days(); i++) {
            if (group.events(i) == 0) {
                continue;
            }
            while (days[at] < group.day(i)) {
                at++;
            }
            byDay[at] = cause == null ? group.events(i) : group.events(i, cause);
        }
        return byDay;
    }

    /** Of all groups together on one day. */
    static long sum(long[][] byGroup, int day) {
        return Arrays.stream(byGroup).mapToLong(group -> group[day]).reduce(0, Math::addExact);
    }
}
