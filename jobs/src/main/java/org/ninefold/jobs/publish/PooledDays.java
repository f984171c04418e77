package org.ninefold.jobs.publish;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.ninefold.adam.Censoring;
import org.ninefold.counting.Count;
import org.ninefold.counting.TableSpec;
import org.ninefold.results.TextOrder;
import org.ninefold.risk.Exit;

/**
 * Counts by day of all centres together. Whoever is censored at the cut-off was treated on a calendar day that the number of days
 * tells; here the cut-off is no reason of its own.
 */
final class PooledDays {
    private static final String CUTOFF = new Exit.Censored(Censoring.CUTOFF.name()).code();
    private static final String END = new Exit.Censored(Censoring.END_OF_FOLLOW_UP.name()).code();

    private static final Comparator<Day> CANONICAL = Comparator.comparing(Day::group, TextOrder.NULLS_FIRST)
            .thenComparing(Day::day)
            .thenComparing(Day::exit, TextOrder::compare);

    private PooledDays() {}

    private record Day(String group, int day, String exit) {}

    /** The cells of one table that have a day, without their centres, in canonical order. */
    static List<Count> of(List<Count> cells) {
        SortedMap<Day, Long> pooled = new TreeMap<>(CANONICAL);
        TableSpec table = null;
        for (Count cell : cells) {
            if (cell.day() != null) {
                table = cell.table();
                String exit = cell.level().equals(CUTOFF) ? END : cell.level();
                pooled.merge(new Day(cell.groupLevel(), cell.day(), exit), cell.n(), Math::addExact);
            }
        }
        var days = new ArrayList<Count>();
        for (var entry : pooled.entrySet()) {
            Day day = entry.getKey();
            days.add(new Count(table, null, day.group, day.day, day.exit, entry.getValue()));
        }
        return days;
    }
}
