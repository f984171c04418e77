package org.ninefold.jobs.publish;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.ninefold.adam.Censoring;
import org.ninefold.counting.Count;
import org.ninefold.risk.Exit;

/**
 * Counts by day of all centres together. Whoever is censored at the cut-off was treated on a calendar day that the number of days
 * tells; here the cut-off is no reason of its own.
 */
final class PooledDays {
    private static final String CUTOFF = new Exit.Censored(Censoring.CUTOFF.name()).code();
    private static final String END = new Exit.Censored(Censoring.END_OF_FOLLOW_UP.name()).code();

    private PooledDays() {}

    private record Day(String group, int day, String exit) {}

    /** The cells of one table that have a day, without their centres, in no order. */
    static List<Count> of(List<Count> cells) {
        var pooled = new HashMap<Day, Long>();
        for (Count cell : cells) {
            if (cell.day() != null) {
                String exit = cell.level().equals(CUTOFF) ? END : cell.level();
                pooled.merge(new Day(cell.groupLevel(), cell.day(), exit), cell.n(), Math::addExact);
            }
        }
        var days = new ArrayList<Count>();
        pooled.forEach((day, n) -> days.add(new Count(cells.get(0).table(), null, day.group, day.day, day.exit, n)));
        return days;
    }
}
