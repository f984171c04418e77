package org.ninefold.jobs.count;

import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.ninefold.analysis.CountedTables;
import org.ninefold.analysis.TablePlan;
import org.ninefold.jobs.harmonize.Harmonizer;

/**
 * Counts all tables of a plan in one job, from the cells of the tally: a task adds each cell to the tables it belongs to and
 * hands on what it has as bytes, so that neither the plan of the job nor the work on subjects grows with the number of
 * analyses.
 */
public final class CountTables {
    private CountTables() {}

    /**
     * All tables; their size is bounded by distinct days and levels.
     *
     * @param tally cells with the columns of {@link org.ninefold.jobs.derive.Cohort#tally}
     * @param sites all centres of the study, in its order
     */
    public static CountedTables of(
            Dataset<Row> tally, TablePlan plan, LocalDate cutoff, List<String> sites, SparkSession spark) {
        var counts = new CountedTables.Builder();
        if (!plan.tables().isEmpty()) {
            var counter = new CellCounter(plan, cutoff);
            spark.sparkContext().setJobDescription("count"); // whoever watches the application can tell it
            try {
                Harmonizer.rows(tally)
                        .mapPartitions(counter::counted)
                        .collect()
                        .forEach(counted -> counted.into(counts, plan));
            } finally {
                spark.sparkContext().setJobDescription(null);
            }
        }
        return counts.build(sites);
    }
}
