package org.ninefold.jobs.count;

import static org.apache.spark.sql.functions.expr;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.ninefold.adam.Censoring;
import org.ninefold.analysis.Audit;
import org.ninefold.counting.Counted;
import org.ninefold.counting.SubjectCounter;
import org.ninefold.counting.TablePlan;
import org.ninefold.jobs.derive.Cohort;
import org.ninefold.jobs.tables.Sql;
import org.ninefold.risk.Exit;
import org.ninefold.schema.StandardSchema;
import org.ninefold.study.Study;

/** Counts again, from the published ADTTE and ADSL and by another way than the tables, in one SQL execution. */
public final class AuditCounts {
    /** The exit of an ADTTE row as in risk tables. */
    private static final String EXIT =
            """
            case when NOTEVAL is not null then concat('%1$s', NOTEVAL)
                 when CNSR = %2$d then concat('%3$s', CAUSE)
                 else concat('%4$s', CNSDTDSC) end""".formatted(Counted.NOT_EVALUABLE, Censoring.EVENT, Exit.EVENT_PREFIX, Exit.CENSORED_PREFIX);

    private AuditCounts() {}

    /** Exits by endpoint, and sizes of populations, for each of some centres. */
    public static Audit of(Set<String> sites, SparkSession spark, String staging, Study study, TablePlan plan) {
        if (sites.isEmpty()) {
            return new Audit(List.of(), List.of());
        }
        Dataset<Row> exits = Cohort.read(
                        spark,
                        Sql.struct(StandardSchema.standard().table("adtte")),
                        staging + "/patient/adam/adtte",
                        sites)
                .groupBy("SITEID", "PARAMCD", "NOTEVAL", "CNSR", "CAUSE", "CNSDTDSC")
                .agg(expr("count(1) as n"))
                .selectExpr("'exit' as kind", "SITEID as site", "PARAMCD as a", EXIT + " as b", "n");
        List<String> ids = plan.populations();
        Column[] sizes = ids.stream()
                .map(id -> expr("count_if((%s))".formatted(SubjectCounter.where(study, id)))
                        .as("n_" + ids.indexOf(id)))
                .toArray(Column[]::new);
        String each = ids.stream()
                .map(id -> Sql.text(id) + ", n_" + ids.indexOf(id))
                .collect(Collectors.joining(", ", "stack(" + ids.size() + ", ", ") as (a, n)"));
        Dataset<Row> populations = Cohort.read(
                        spark, Sql.struct(study.adsl().table()), staging + "/patient/adam/adsl", sites)
                .groupBy("SITEID")
                .agg(sizes[0], Arrays.copyOfRange(sizes, 1, sizes.length))
                .selectExpr("'population' as kind", "SITEID as site", each, "cast(null as string) as b")
                .filter("n > 0");
        List<Row> rows = exits.unionByName(populations).collectAsList();
        var exitCounts = new ArrayList<Audit.ExitCount>();
        var populationCounts = new ArrayList<Audit.PopulationCount>();
        for (Row row : rows) {
            if (row.getString(0).equals("exit")) {
                exitCounts.add(
                        new Audit.ExitCount(row.getString(1), row.getString(2), row.getString(3), row.getLong(4)));
            } else {
                populationCounts.add(new Audit.PopulationCount(row.getString(1), row.getString(2), row.getLong(4)));
            }
        }
        return new Audit(exitCounts, populationCounts);
    }
}
