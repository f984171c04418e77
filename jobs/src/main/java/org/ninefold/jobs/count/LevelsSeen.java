package org.ninefold.jobs.count;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.ninefold.counting.Cells;

/** The levels of categories and groups that a task has met, as long as none has more than it may. */
final class LevelsSeen {
    static final int NONE = -1;

    private final int most;
    private final List<Set<String>> ofVariables = new ArrayList<>();
    private final List<Set<String>> ofGroups = new ArrayList<>();

    /**
     * What has more levels than it may: a variable or a group, by its place in the plan, the other is {@link #NONE}.
     *
     * @param variable a category
     * @param grouping the groups
     */
    record Excess(int variable, int grouping) implements Serializable {}

    /**
     * No levels yet.
     *
     * @param categories for each variable of the plan whether it is one
     * @param groupings how many groupings the plan has
     */
    LevelsSeen(List<Boolean> categories, int groupings, int most) {
        this.most = most;
        categories.forEach(category -> ofVariables.add(category ? new HashSet<>() : null));
        for (int i = 0; i < groupings; i++) {
            ofGroups.add(new HashSet<>());
        }
    }

    /** Takes note of a cell; what has too many levels with it, or null. */
    Excess excess(Cells.Cell cell) {
        int variable = cell.variable();
        if (isTooMany(ofVariables.get(variable), cell.level())) {
            return new Excess(variable, NONE);
        }
        for (int i = 0; i < ofGroups.size(); i++) {
            if (isTooMany(ofGroups.get(i), cell.groups().get(i))) {
                return new Excess(NONE, i);
            }
        }
        return null;
    }

    private boolean isTooMany(Set<String> seen, String level) {
        return seen != null && level != null && seen.add(level) && seen.size() > most;
    }
}
