package org.ninefold.jobs.count;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.sum;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.ninefold.analysis.Count;
import org.ninefold.analysis.CountedTables;
import org.ninefold.analysis.Fact;
import org.ninefold.analysis.TablePlan;
import org.ninefold.analysis.TableSpec;

/**
 * Counts all tables of a plan in one SQL execution, from the cells of the tally: each goes to the tables it belongs to, found
 * by a small join, so that neither the plan nor the work on subjects grows with the number of analyses.
 */
public final class CountTables {
    private static final StructType SPEC = new StructType()
            .add("fact", DataTypes.IntegerType)
            .add("table", DataTypes.IntegerType)
            .add("population", DataTypes.IntegerType)
            .add("grouping", DataTypes.IntegerType);

    private CountTables() {}

    /**
     * All tables; their size is bounded by distinct days and levels.
     *
     * @param sites all centres of the study, in its order
     */
    public static CountedTables of(
            Dataset<Row> tally, TablePlan plan, LocalDate cutoff, List<String> sites, SparkSession spark) {
        List<TableSpec> tables = plan.tables();
        if (tables.isEmpty()) {
            return CountedTables.of(List.of(), sites);
        }
        Dataset<Row> aggregate = aggregate(tally, plan, cutoff, specs(plan, tables, spark));
        spark.sparkContext().setJobDescription("count"); // whoever watches the application can tell it
        try {
            return counted(aggregate.toLocalIterator(), tables, sites);
        } finally {
            spark.sparkContext().setJobDescription(null);
        }
    }

    /**
     * Part by part as Spark's planner cut the result, and each text once: a large study has millions of counts, of few texts.
     */
    private static CountedTables counted(Iterator<Row> rows, List<TableSpec> tables, List<String> sites) {
        var counts = new CountedTables.Builder();
        var texts = new HashMap<String, String>();
        while (rows.hasNext()) {
            Row row = rows.next();
            counts.add(new Count(
                    tables.get(row.getInt(0)),
                    once(row.getString(1), texts),
                    once(row.getString(2), texts),
                    row.isNullAt(3) ? null : row.getInt(3),
                    once(row.getString(4), texts),
                    row.getLong(5)));
        }
        return counts.build(sites);
    }

    private static String once(String text, Map<String, String> texts) {
        return text == null ? null : texts.computeIfAbsent(text, same -> same);
    }

    /** A tally says on which day a follow-up began; only here that becomes the days from it to the cut-off. */
    private static Column untilCutoff(TablePlan plan, LocalDate cutoff) {
        String potentials = IntStream.range(0, plan.facts().size())
                .filter(i -> plan.facts().get(i) instanceof Fact.Potential)
                .mapToObj(Integer::toString)
                .collect(Collectors.joining(", "));
        return potentials.isEmpty()
                ? col("level")
                : expr(
                        "if(fact in (%1$s) and instr(level, '%2$s') > 0, concat(%3$d - cast(substring_index(level, '%2$s', 1) as int), substring(level, instr(level, '%2$s'))), level)"
                                .formatted(potentials, Fact.Potential.BAR, cutoff.toEpochDay()));
    }

    private static Dataset<Row> aggregate(Dataset<Row> cells, TablePlan plan, LocalDate cutoff, Dataset<Row> specs) {
        List<String> groups = IntStream.range(0, plan.groupings().size())
                .mapToObj(i -> "g" + i)
                .toList();
        Column level = expr(
                groups.isEmpty()
                        ? "cast(null as string)"
                        : "case grouping "
                                + IntStream.range(0, groups.size())
                                        .mapToObj(i -> "when " + i + " then g" + i)
                                        .reduce("", (a, b) -> a + " " + b)
                                + " end");
        Dataset<Row> members = cells.withColumn("level", untilCutoff(plan, cutoff))
                .join(broadcast(specs), "fact")
                .filter(expr("substring(pops, population + 1, 1) = 'Y'"))
                .select(col("table"), col("site_id"), level.as("group_level"), col("day"), col("level"), col("n"));
        return members.groupBy("table", "site_id", "group_level", "day", "level")
                .agg(sum("n"));
    }

    private static Dataset<Row> specs(TablePlan plan, List<TableSpec> tables, SparkSession spark) {
        var rows = new ArrayList<Row>();
        for (int i = 0; i < tables.size(); i++) {
            TableSpec table = tables.get(i);
            rows.add(RowFactory.create(
                    plan.facts().indexOf(table.fact()),
                    i,
                    plan.populations().indexOf(table.population()),
                    table.by() == null ? -1 : plan.groupings().indexOf(table.by())));
        }
        return spark.createDataFrame(rows, SPEC);
    }
}
