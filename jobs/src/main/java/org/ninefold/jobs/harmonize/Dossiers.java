package org.ninefold.jobs.harmonize;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.struct;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.ninefold.quality.Rule;
import org.ninefold.quality.Severity;
import org.ninefold.schema.Field;
import org.ninefold.schema.StandardSchema;
import org.ninefold.schema.Table;

/**
 * The dossier of a person: all that a site's records say about it, in one row, sorted. Here duplicates are told from
 * contradictions, several records of a subject become one, and every record gets its fate:
 *
 * <ul>
 *   <li>KEPT: it gave at least one row, none was rejected;
 *   <li>FILTERED, with the filter's reason, or because its subject was filtered;
 *   <li>QUARANTINED, with the rule: its own values, a contradiction, or no accepted record of its subject;
 *   <li>DUPLICATE: it says what an earlier record of the person says, no more and no less.
 * </ul>
 *
 * <p>Columns: {@code site_id, person, accepted, has_rejects, records} (array of {@code file, line, status, reason}),
 * {@code trailers} (array of {@code file, records, problem, line}), {@code findings}, then for each standard table an
 * array of its rows with {@code site_id} and {@code subject_id}, empty where the person is not accepted.
 */
public final class Dossiers {
    private Dossiers() {}

    /** Gathers fragments; a site's dossiers end in one partition, ordered by person. */
    public static Dataset<Row> of(Dataset<Row> fragments) {
        Column[] rest = java.util.Arrays.stream(fragments.columns())
                .filter(name -> !List.of("site_id", "person", "file", "line").contains(name))
                .map(name -> col(name))
                .toArray(Column[]::new);
        var ordered = new ArrayList<Column>(List.of(col("file"), col("line")));
        ordered.addAll(List.of(rest));
        Dataset<Row> gathered = fragments
                .repartition(col("site_id"))
                .groupBy(col("site_id"), col("person"))
                .agg(sort_array(collect_list(struct(ordered.toArray(Column[]::new))))
                        .as("f"));
        return resolve(gathered).sortWithinPartitions("site_id", "person");
    }

    private static Dataset<Row> resolve(Dataset<Row> gathered) {
        List<Table> tables = StandardSchema.standard().harmonized();
        String payload = tables.stream().map(t -> "x." + t.name()).collect(Collectors.joining(", "));
        return gathered.withColumn("live", expr("filter(f, x -> x.status is null)"))
                .withColumn("says", expr("transform(live, x -> struct(" + payload + "))"))
                .withColumn("first", expr("filter(live, (x, i) -> array_position(says, says[i]) = i + 1)"))
                .withColumn("infusions", expr("array_distinct(flatten(transform(first, x -> x.infusion)))"))
                .withColumn(
                        "clashes",
                        expr("filter(array_distinct(transform(infusions, y -> y.number)), n -> n is not null"
                                + " and size(filter(infusions, y -> y.number = n)) > 1)"))
                .withColumn(
                        "good",
                        expr("filter(first, x -> not exists(x.infusion,"
                                + " y -> coalesce(array_contains(clashes, y.number), false)))"))
                .withColumn("subjects", expr("array_distinct(flatten(transform(good, x -> x.subject)))"))
                .withColumn("contradictory", expr(contradictory()))
                .withColumn("accepted", expr("size(subjects) > 0 and not contradictory"))
                .withColumn(
                        "subject_filtered",
                        expr("exists(f, x -> x.of_subject and coalesce(x.status = '%s', false))"
                                .formatted(Fragments.FILTERED)))
                .withColumn("firstAt", expr("transform(first, x -> struct(x.file, x.line))"))
                .withColumn("goodAt", expr("transform(good, x -> struct(x.file, x.line))"))
                .withColumn("records", expr(records()))
                .select(columns(tables));
    }

    private static Column[] columns(List<Table> tables) {
        var columns = new ArrayList<Column>(List.of(
                col("site_id"),
                col("person"),
                col("accepted"),
                expr("exists(f, x -> x.complete and coalesce(x.status = '%s', false))".formatted(Fragments.QUARANTINED))
                        .as("has_rejects"),
                col("records"),
                expr("transform(filter(f, x -> coalesce(x.status = '%s', false)), x ->".formatted(Fragments.TRAILER)
                                + " struct(x.file as file, x.records as records, x.reason as problem, x.line as line))")
                        .as("trailers"),
                expr(findings()).as("findings")));
        for (Table table : tables) {
            columns.add(expr(rows(table)).as(table.name()));
        }
        return columns.toArray(Column[]::new);
    }

    /** Two rows of one mapping, or two different values of one field. */
    private static String contradictory() {
        String fields = CompiledMapping.ownFields(table("subject")).stream()
                .map(field -> "size(array_distinct(filter(transform(subjects, y -> y.%s), v -> v is not null))) > 1"
                        .formatted(Sql.name(field.name())))
                .collect(Collectors.joining(" or "));
        return "size(array_distinct(transform(subjects, y -> y.%s))) < size(subjects) or %s"
                .formatted(CompiledMapping.ORIGIN, fields);
    }

    private static String records() {
        return """
                transform(filter(f, x -> coalesce(x.status <> '%1$s', true)), x -> struct(
                  x.file as file, x.line as line,
                  case when x.status is not null then x.status
                       when not array_contains(firstAt, struct(x.file, x.line)) then 'DUPLICATE'
                       when not array_contains(goodAt, struct(x.file, x.line)) then '%2$s'
                       when accepted then 'KEPT'
                       when contradictory then '%2$s'
                       when subject_filtered then '%3$s'
                       else '%2$s' end as status,
                  case when x.status is not null then x.reason
                       when not array_contains(firstAt, struct(x.file, x.line)) then null
                       when not array_contains(goodAt, struct(x.file, x.line)) then '%4$s'
                       when accepted then null
                       when contradictory then '%5$s'
                       when subject_filtered then 'its subject is filtered'
                       else '%6$s' end as reason))""".formatted(
                        Fragments.TRAILER,
                        Fragments.QUARANTINED,
                        Fragments.FILTERED,
                        Rule.INFUSION_CONTRADICTORY.id(),
                        Rule.SUBJECT_CONTRADICTORY.id(),
                        Rule.SUBJECT_ORPHAN.id());
    }

    /** What the values of records break, duplicates left out, and what the records themselves break. */
    private static String findings() {
        return """
                concat(
                  flatten(transform(
                    filter(f, x -> coalesce(x.status = '%1$s', false) or array_contains(firstAt, struct(x.file, x.line))),
                    x -> transform(x.findings, y -> struct(x.file as file, x.line as line, y.rule as rule,
                      y.severity as severity, y.table as table, y.field as field, y.column as column, y.shape as shape)))),
                  transform(
                    filter(records, x -> x.status = '%1$s' and x.reason not like 'value.%%'),
                    x -> struct(x.file as file, x.line as line, x.reason as rule, '%2$s' as severity,
                      cast(null as string) as table, cast(null as string) as field, cast(null as string) as column,
                      cast(null as string) as shape)))""".formatted(Fragments.QUARANTINED, Severity.REJECT.key());
    }

    private static String rows(Table table) {
        String fields = CompiledMapping.ownFields(table).stream()
                .map(field -> "%1$s as %1$s".formatted(Sql.name(field.name())))
                .map(column -> table.name().equals("infusion") && column.startsWith("`number`")
                        ? "coalesce(y.`number`, i + 1) as `number`"
                        : "y." + column)
                .collect(Collectors.joining(", "));
        String row = "struct(site_id as site_id, person as subject_id, " + fields + ")";
        if (table.name().equals("subject")) {
            return "if(accepted, array(struct(site_id as site_id, person as subject_id, %s)), array())"
                    .formatted(CompiledMapping.ownFields(table).stream()
                            .map(Field::name)
                            .map(name ->
                                    "array_max(transform(subjects, y -> y.%1$s)) as %1$s".formatted(Sql.name(name)))
                            .collect(Collectors.joining(", ")));
        }
        String lambda = table.name().equals("infusion") ? "(y, i)" : "y";
        return "if(accepted, transform(array_sort(array_distinct(flatten(transform(good, x -> x.%s)))), %s -> %s), array())"
                .formatted(table.name(), lambda, row);
    }

    private static Table table(String name) {
        return StandardSchema.standard().table(name);
    }
}
