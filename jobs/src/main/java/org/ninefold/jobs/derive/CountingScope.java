package org.ninefold.jobs.derive;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.apache.spark.unsafe.types.UTF8String;
import org.ninefold.counting.CountedVariable;
import org.ninefold.counting.TablePlan;

/**
 * The populations and groupings in which some facts of a plan are counted, by their places there.
 *
 * @param populations the populations
 * @param groupings the groupings
 */
record CountingScope(BitSet populations, BitSet groupings) implements Serializable {
    /** The scope of a fact: those of its tables. */
    static CountingScope of(CountedVariable fact, TablePlan plan) {
        var populations = new BitSet();
        var groupings = new BitSet();
        plan.tables().stream().filter(table -> table.variable().equals(fact)).forEach(table -> {
            populations.set(plan.populations().indexOf(table.population()));
            if (table.by() != null) {
                groupings.set(plan.groupings().indexOf(table.by()));
            }
        });
        return new CountingScope(populations, groupings);
    }

    /** A letter Y or N for each population of the plan; N for those that do not matter. */
    UTF8String letters(boolean[] member) {
        var letters = new byte[member.length];
        for (int i = 0; i < letters.length; i++) {
            letters[i] = (byte) (member[i] && populations.get(i) ? Cohort.MEMBER : 'N');
        }
        return UTF8String.fromBytes(letters);
    }

    /** The level of each grouping of the plan; null for those that do not matter. */
    List<UTF8String> levels(UTF8String[] groups) {
        var levels = new ArrayList<UTF8String>(groups.length);
        for (int i = 0; i < groups.length; i++) {
            levels.add(groupings.get(i) && groups[i] != null ? groups[i].copy() : null);
        }
        return levels;
    }
}
