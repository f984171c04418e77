package org.ninefold.jobs.count;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.ninefold.counting.CountedTables;
import org.ninefold.counting.TablePlan;
import org.ninefold.jobs.derive.Cohort;
import org.ninefold.jobs.derive.TallyRows;
import org.ninefold.jobs.engine.Engine;

/**
 * Counts all tables of a plan in one job, from the cells of the tally: a task adds each cell to the tables it belongs to and
 * hands on what it has as bytes, so that neither the plan of the job nor the work on subjects grows with the number of
 * analyses.
 */
public final class CountTables {
    private CountTables() {}

    /**
     * Adds the counts of some sites in all tables; their size is bounded by distinct days and levels.
     *
     * @param staging where the tally was written
     * @throws org.ninefold.study.InvalidConfigurationException if a category or a group has more levels than it may
     */
    public static void add(
            Set<String> sites,
            String staging,
            TablePlan plan,
            LocalDate cutoff,
            LevelLimit levels,
            CountedTables.Builder counts,
            Engine engine) {
        if (!plan.tables().isEmpty() && !sites.isEmpty()) {
            var counter = new CellCounter(plan, cutoff, levels.most(), CellCounter.LIMIT);
            List<CellCounter.Counted> all = TaskRows.of(
                            engine, TallyRows.schema(plan), staging + "/" + Cohort.WORK + Cohort.TALLY, sites)
                    .map((attempt, cells) -> counter.counted(cells))
                    .collect("count");
            levels.refuse(all.stream()
                    .map(CellCounter.Counted::excess)
                    .filter(Objects::nonNull)
                    .toList());
            all.forEach(counted -> counted.into(counts, plan));
        }
    }
}
