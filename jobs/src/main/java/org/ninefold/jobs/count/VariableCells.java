package org.ninefold.jobs.count;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.ninefold.counting.CellCounts;
import org.ninefold.counting.Cells;
import org.ninefold.counting.CountedVariable;
import org.ninefold.counting.Numbering;

/** The cells of a variable in a batch. */
final class VariableCells {
    /** Whether its levels say first on which day a follow-up began. */
    private final boolean begins;

    private final Numbering<String> levels = new Numbering<>();
    private int size;
    private int[] members = new int[0];
    /** 0 for none, else one more. */
    private int[] days = new int[0];
    /** By their numbers, -1 for none. */
    private int[] levelOf = new int[0];

    private long[] n = new long[0];

    VariableCells(boolean begins) {
        this.begins = begins;
    }

    void add(int ofMembers, Cells.Cell cell) {
        if (size == n.length) {
            int more = Math.max(1 << 10, 2 * size);
            members = Arrays.copyOf(members, more);
            days = Arrays.copyOf(days, more);
            levelOf = Arrays.copyOf(levelOf, more);
            n = Arrays.copyOf(n, more);
        }
        members[size] = ofMembers;
        days[size] = cell.day() == null ? 0 : cell.day() + 1;
        levelOf[size] = cell.level() == null ? -1 : levels.of(cell.level());
        n[size] = cell.n();
        size++;
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** Adds the cells to counts by place, day and level; the place of members that count nowhere is negative. */
    void addTo(CellCounts counts, IntUnaryOperator placeOfMembers) {
        for (int i = 0; i < size; i++) {
            int place = placeOfMembers.applyAsInt(members[i]);
            if (place >= 0) {
                counts.add(place, days[i], levelOf[i], 0, n[i]);
            }
        }
    }

    /** Its levels by their numbers; only here the day on which a follow-up began becomes the days from it to the cut-off. */
    List<String> levelsUntil(int cutoff) {
        return levels.all().stream()
                .map(level -> begins ? CountedVariable.Potential.moved(level, first -> cutoff - first) : level)
                .toList();
    }

    void clear() {
        size = 0;
        levels.clear();
    }
}
