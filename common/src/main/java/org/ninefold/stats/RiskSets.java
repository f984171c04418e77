package org.ninefold.stats;

import java.util.List;
import org.ninefold.risk.Exit;
import org.ninefold.risk.RiskTable;
import org.ninefold.risk.RiskTableBuilder;

/** The groups of a comparison side by side: at risk and events of each on every day on which any group has an event. */
final class RiskSets {

    private static final Exit ANY = new Exit.Event("ANY");

    /** At risk, by group and day. */
    final long[][] atRisk;

    private final long[][] events;
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
        this.days = new int[union.days()];
        for (int i = 0; i < days.length; i++) {
            days[i] = union.day(i);
        }
        this.atRisk = new long[groups.size()][days.length];
        this.events = new long[groups.size()][];
        for (int g = 0; g < groups.size(); g++) {
            for (int i = 0; i < days.length; i++) {
                atRisk[g][i] = groups.get(g).atRiskAt(days[i]);
            }
            events[g] = eventsByDay(groups.get(g), null);
        }
    }

    int size() {
        return days.length;
    }

    /** Events of all causes, by group and day. */
    long[][] events() {
        return events;
    }

    /** Events of one cause, by group and day. */
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
        long sum = 0;
        for (long[] group : byGroup) {
            sum = Math.addExact(sum, group[day]);
        }
        return sum;
    }
}
