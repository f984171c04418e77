package org.ninefold.jobs.count;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.ninefold.counting.CountedAs;
import org.ninefold.counting.CountedTables;
import org.ninefold.counting.TablePlan;
import org.ninefold.counting.TableSpec;
import org.ninefold.study.Analysis;
import org.ninefold.study.InvalidConfigurationException;
import org.ninefold.study.Origin;
import org.ninefold.study.Problem;
import org.ninefold.study.Study;

/** How many levels a category or a group of an analysis may have: each of them is counted, estimated and published. */
public record LevelLimit(Study study, TablePlan plan) {
    int most() {
        return study.limits().levels();
    }

    /**
     * Passes if no analysis has more levels.
     *
     * @throws InvalidConfigurationException if one has; all such are named
     */
    public void require(CountedTables tables) {
        var excess = new ArrayList<LevelsSeen.Excess>();
        for (TableSpec table : plan.tables()) {
            if (table.by() != null && tables.groups(table).size() > most()) {
                excess.add(
                        new LevelsSeen.Excess(LevelsSeen.NONE, plan.groupings().indexOf(table.by())));
            }
            if (table.variable().as() == CountedAs.OPEN_LEVELS
                    && tables.overall(table, null).levels().counts().size() > most()) {
                excess.add(new LevelsSeen.Excess(plan.variables().indexOf(table.variable()), LevelsSeen.NONE));
            }
        }
        refuse(excess);
    }

    /** Names the analyses that ask for what has too many levels; passes if there is none. */
    void refuse(List<LevelsSeen.Excess> excess) {
        var problems = new ArrayList<Problem>();
        for (Analysis analysis : study.analyses()) {
            Origin at = analysis.at();
            TableSpec table = plan.specs().get(analysis.id());
            Set<String> keys = new TreeSet<>();
            for (LevelsSeen.Excess one : excess) {
                if (plan.variables().indexOf(table.variable()) == one.variable()) {
                    keys.add("of");
                } else if (table.by() != null && plan.groupings().indexOf(table.by()) == one.grouping()) {
                    keys.add("by");
                }
            }
            for (String key : keys) {
                problems.add(
                        new Problem(
                                new Origin(at.file(), at.line(), at.key() + "." + key),
                                "expected at most " + most()
                                        + " levels, found more in the data; group them, or raise the study's limits { levels }"));
            }
        }
        if (!problems.isEmpty()) {
            throw new InvalidConfigurationException(problems);
        }
    }
}
