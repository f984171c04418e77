package org.ninefold.jobs.count;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.unsafe.types.UTF8String;

/** The levels of categories and groups that a task has met, as long as none has more than it may. */
final class LevelsSeen {
    static final int NONE = -1;

    private final int firstGroup;
    private final int factColumn;
    private final int most;
    private final List<Set<UTF8String>> ofFacts = new ArrayList<>();
    private final List<Set<UTF8String>> ofGroups = new ArrayList<>();

    /**
     * What has more levels than it may: a fact or a group, by its place in the plan, the other is {@link #NONE}.
     *
     * @param fact a category
     * @param grouping the groups
     */
    record Excess(int fact, int grouping) implements Serializable {}

    /**
     * No levels yet.
     *
     * @param categories for each fact of the plan whether it is one
     * @param firstGroup the first column of the tally with groups
     * @param factColumn behind them the column of the fact; behind it stand day and level
     */
    LevelsSeen(List<Boolean> categories, int firstGroup, int factColumn, int most) {
        this.firstGroup = firstGroup;
        this.factColumn = factColumn;
        this.most = most;
        categories.forEach(category -> ofFacts.add(category ? new HashSet<>() : null));
        for (int i = firstGroup; i < factColumn; i++) {
            ofGroups.add(new HashSet<>());
        }
    }

    /** Takes note of a cell; what has too many levels with it, or null. */
    Excess excess(InternalRow cell) {
        int fact = cell.getInt(factColumn);
        if (isTooMany(ofFacts.get(fact), cell, factColumn + 2)) {
            return new Excess(fact, NONE);
        }
        for (int i = 0; i < ofGroups.size(); i++) {
            if (isTooMany(ofGroups.get(i), cell, firstGroup + i)) {
                return new Excess(NONE, i);
            }
        }
        return null;
    }

    private boolean isTooMany(Set<UTF8String> seen, InternalRow cell, int column) {
        if (seen == null || cell.isNullAt(column)) {
            return false;
        }
        UTF8String level = cell.getUTF8String(column);
        return !seen.contains(level) && seen.add(level.copy()) && seen.size() > most;
    }
}
