package org.ninefold.counting;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** The populations and groupings in which some variables of a plan are counted, by their places there. */
record CountingScope(BitSet populations, BitSet groupings) implements Serializable {
    /** The scope of a variable: those of its tables. */
    static CountingScope of(CountedVariable counted, TablePlan plan) {
        var populations = new BitSet();
        var groupings = new BitSet();
        plan.tables().stream().filter(table -> table.variable().equals(counted)).forEach(table -> {
            populations.set(plan.populations().indexOf(table.population()));
            if (table.by() != null) {
                groupings.set(plan.groupings().indexOf(table.by()));
            }
        });
        return new CountingScope(populations, groupings);
    }

    /** A letter Y or N for each population of the plan; N for those that do not matter. */
    String letters(boolean[] member) {
        var letters = new char[member.length];
        for (int i = 0; i < letters.length; i++) {
            letters[i] = member[i] && populations.get(i) ? Cells.MEMBER : Cells.NO_MEMBER;
        }
        return new String(letters);
    }

    /** The level of each grouping of the plan; null for those that do not matter. */
    List<String> levels(String[] groups) {
        var levels = new ArrayList<String>(groups.length);
        for (int i = 0; i < groups.length; i++) {
            levels.add(groupings.get(i) ? groups[i] : null);
        }
        return levels;
    }
}
