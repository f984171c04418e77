package org.ninefold.jobs.derive;

import static org.apache.spark.sql.functions.expr;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.ninefold.analysis.TablePlan;
import org.ninefold.jobs.harmonize.KeptDossiers;
import org.ninefold.jobs.harmonize.Sql;
import org.ninefold.schema.FieldType;
import org.ninefold.schema.StandardSchema;
import org.ninefold.schema.Table;
import org.ninefold.study.Study;

/**
 * The whole patient level of a snapshot, in one row a dossier: {@code site_id}, {@code person}, and for each table to be
 * written an array of its rows, the column named as the table's folder. Tables under {@link #WORK} are for the run
 * itself: {@code tally} (what is counted), {@code ledger} (what became of each record), {@code trailer} (what each file
 * said it had), {@code fate} (what became of each subject), {@code likeness} (by what it may be known elsewhere),
 * {@code assessed} (how many dated assessments it has) and {@code latest} (its latest date of any kind).
 */
public final class Cohort {
    /** Folder of the standard tables. */
    public static final String HARMONIZED = KeptDossiers.HARMONIZED;
    /** Folder of the analysis datasets. */
    public static final String ADAM = "patient/adam/";
    /** Folder of findings. */
    public static final String QUARANTINE = KeptDossiers.QUARANTINE;
    /** Folder of what the run itself needs, which is not published. */
    public static final String WORK = "work/";

    /** The pseudonym of a dossier; null of records whose subject nobody knows. */
    private static final String PSEUDONYM = "if(person like '~%', null, person)";

    /** Table of the run itself with each dossier's latest date, in the column {@link #DAY}. */
    public static final String LATEST = "latest";

    /** Column of {@link #LATEST}. */
    public static final String DAY = "day";

    private Cohort() {}

    /** Derives the cohort; order and partitioning stay as they are. */
    public static Dataset<Row> of(Dataset<Row> dossiers, Study study, TablePlan plan) {
        Dataset<Row> subjects = new Milestones(study).add(dossiers);
        String endpoints = study.endpoints().stream()
                .map(endpoint -> new TimeToEvent(study, endpoint).row())
                .collect(Collectors.joining(", ", "concat(", ")"));
        var domains = new LinkedHashMap<String, Column>();
        domains.put("adtte", inStudy(endpoints));
        domains.put("adae", inStudy(Domains.adae(study)));
        domains.put("adrs", inStudy(Domains.adrs()));
        domains.put("adlb", inStudy(Domains.adlb()));
        Dataset<Row> derived = subjects.withColumns(domains);

        var columns = new ArrayList<Column>(List.of(expr("site_id"), expr("person")));
        for (Table table : StandardSchema.standard().harmonized()) {
            columns.add(expr(table.name()).as(HARMONIZED + table.name()));
        }
        columns.add(inStudy("array(" + Milestones.adslRow(study) + ")").as(ADAM + "adsl"));
        domains.keySet().forEach(table -> columns.add(expr(table).as(ADAM + table)));
        columns.add(inStudy("array(" + Tally.row(study, plan) + ")").as(WORK + "tally"));
        columns.add(
                expr("filter(array(struct(site_id as site_id, %s as day)), x -> x.day is not null)".formatted(latest()))
                        .as(WORK + LATEST));
        columns.addAll(accounting());
        return derived.select(columns.toArray(Column[]::new));
    }

    /** What a dry run needs: the accounting, and in {@code work/finding} the findings with their values. */
    public static Dataset<Row> accounting(Dataset<Row> dossiers, Study study) {
        var columns = new ArrayList<Column>(List.of(expr("site_id"), expr("person")));
        columns.addAll(accounting());
        columns.add(expr("""
                transform(findings, x -> struct(site_id as site_id, %s as subject_id, x.file, x.line, x.rule, x.severity,
                  x.table, x.field, x.column, x.shape, x.text))""".formatted(PSEUDONYM)).as(WORK + "finding"));
        return new Milestones(study).add(dossiers).select(columns.toArray(Column[]::new));
    }

    /** The latest date of a dossier's rows. */
    private static String latest() {
        return StandardSchema.standard().harmonized().stream()
                .flatMap(table -> table.fields().stream()
                        .filter(field -> field.type() == FieldType.DATE)
                        .map(field -> "transform(%s, x -> x.%s)".formatted(table.name(), Sql.name(field.name()))))
                .collect(Collectors.joining(", ", "array_max(flatten(array(", ")))"));
    }

    private static List<Column> accounting() {
        var columns = new ArrayList<Column>();
        columns.add(expr("""
                transform(findings, x -> struct(site_id as site_id, x.file, x.line, x.rule, x.severity, x.table, x.field,
                  x.column, x.shape, %s as subject_id))""".formatted(PSEUDONYM)).as(QUARANTINE));
        columns.add(expr("transform(records, x -> struct(site_id as site_id, x.file, x.line, x.status, x.reason))")
                .as(WORK + KeptDossiers.LEDGER));
        columns.add(expr("transform(trailers, x -> struct(site_id as site_id, x.file, x.records, x.problem, x.line))")
                .as(WORK + KeptDossiers.TRAILER));
        columns.add(expr(fate()).as(WORK + "fate"));
        columns.add(expr("""
                if(excluded, array(), transform(likenesses, x -> struct(site_id as site_id, person as subject_id, x.file,
                  x.line, x.hash)))""").as(WORK + KeptDossiers.LIKENESS));
        columns.add(inStudy("""
                array(struct(site_id as site_id,
                  size(array_distinct(array_compact(transform(response, x -> x.assessment_date)))) as n))""").as(WORK + "assessed"));
        return columns;
    }

    private static Column inStudy(String array) {
        return expr("if(in_study, " + array + ", array())");
    }

    private static String fate() {
        String late = Milestones.datedTables().stream()
                .map(table ->
                        "struct('rows after the cut-off' as stage, '%s' as reason, late_%1$s as n)".formatted(table))
                .collect(Collectors.joining(", "));
        return """
                if(accepted, transform(filter(array(
                  struct('subjects' as stage, 'harmonized' as reason, 1 as n),
                  struct('subjects' as stage, coalesce(not_in_study, 'in the study') as reason, 1 as n),
                  %s), x -> x.n > 0), x -> struct(site_id as site_id, x.stage, x.reason, x.n)), array())""".formatted(late);
    }
}
