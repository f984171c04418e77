package org.ninefold.jobs.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.ninefold.jobs.extract.Extract;
import org.ninefold.jobs.harmonize.MappingCheck;
import org.ninefold.jobs.spark.Permission;
import org.ninefold.jobs.spark.RowSql;
import org.ninefold.jobs.spark.SqlPlan;
import org.ninefold.jobs.tables.Sql;
import org.ninefold.schema.FieldType;
import org.ninefold.schema.StandardSchema;
import org.ninefold.study.AdslVariables;
import org.ninefold.study.Analysis;
import org.ninefold.study.InvalidConfigurationException;
import org.ninefold.study.Origin;
import org.ninefold.study.Population;
import org.ninefold.study.Problem;
import org.ninefold.study.Study;
import org.ninefold.study.Variable;

/** What only Spark and the files can tell of a configuration: absent columns, SQL that does not compile. */
final class ConfigurationCheck {
    private StructType adsl = Sql.struct(StandardSchema.standard().table("adsl"));
    private final List<Problem> problems = new ArrayList<>();

    private ConfigurationCheck() {}

    /**
     * Passes, or reports all problems at once.
     *
     * @throws InvalidConfigurationException if there are any
     */
    static void run(Study study, List<Extract> extracts) {
        var check = new ConfigurationCheck();
        study.adsl().variables().forEach(check::variable);
        study.analyses().forEach(check::records);
        List<Asked> asked = asked(study);
        if (!check.allCompile(asked)) {
            asked.forEach(one -> check.sql(one.expression(), one.predicate(), one.at()));
        }
        check.problems.addAll(MappingCheck.problems(extracts));
        if (check.problems.isEmpty()) { // what is not permitted cannot be looked into
            check.problems.addAll(new Shown(study).problems());
        }
        if (!check.problems.isEmpty()) {
            throw new InvalidConfigurationException(check.problems);
        }
    }

    /** SQL over ADSL and all variables of the study. */
    private record Asked(String expression, boolean predicate, Origin at) {}

    private static List<Asked> asked(Study study) {
        var asked = new ArrayList<Asked>();
        for (Population population : study.populations()) {
            asked.add(new Asked(population.where(), true, population.at()));
        }
        for (Analysis analysis : study.analyses()) {
            for (Analysis.Expression own : analysis.own()) {
                switch (own.use()) {
                    case CONDITION -> asked.add(new Asked(own.sql(), true, analysis.at()));
                    case TEXT, NUMBER -> asked.add(new Asked(own.sql(), false, analysis.at()));
                    case RECORDS, DATE -> {} // over rows; a column
                }
            }
        }
        return asked;
    }

    /** Whether one plan of all of them compiles; if not, plans of each tell which do not, and why. */
    private boolean allCompile(List<Asked> asked) {
        List<String> columns = List.of(adsl.fieldNames());
        if (asked.stream()
                .anyMatch(one -> Permission.refusal(one.expression(), columns).isPresent())) {
            return false;
        }
        List<String> expressions =
                asked.stream().map(one -> "(" + one.expression() + ") as e").toList();
        StructField[] types;
        try {
            SqlPlan compiled = SqlPlan.over(adsl).select(expressions);
            types = compiled.schema().fields();
            if (RowSql.asksTheClock(compiled)) {
                return false;
            }
            RowSql.of(compiled);
        } catch (Exception e) {
            if (e instanceof AnalysisException // which Scala does not declare
                    || e instanceof IllegalArgumentException) {
                return false;
            }
            throw e;
        }
        return types.length == asked.size()
                && IntStream.range(0, types.length)
                        .allMatch(i -> !asked.get(i).predicate() || types[i].dataType() == DataTypes.BooleanType);
    }

    /** A variable sees ADSL and the variables before it; what is taken of rows sees their columns too. */
    private void variable(Variable variable) {
        Variable.Rows rows = variable.rows();
        if (rows == null) {
            sql(variable.sql(), false, variable.at());
            if (variable.type() == FieldType.DATE
                    && problems.isEmpty()) { // as a date, a constant text can be the clock
                sql("try_cast((" + variable.sql() + ") as date)", false, variable.at());
            }
        } else {
            StructType row = rowsOf(rows.table());
            rowSql(rows.where(), true, row, rows.table(), variable.at());
            rowSql(rows.of(), false, row, rows.table(), variable.at());
            rowSql(rows.by(), false, row, rows.table(), variable.at());
        }
        adsl = adsl.add(variable.name(), Sql.type(variable.type()));
    }

    /** Which records of a toxicity count. */
    private void records(Analysis analysis) {
        for (Analysis.Expression own : analysis.own()) {
            if (own.use() == Analysis.Use.RECORDS) {
                rowSql(own.sql(), true, rowsOf("adverse_event"), "adverse_event", analysis.at());
            }
        }
    }

    /** The columns of a row, and ADSL as far as it is known. */
    private StructType rowsOf(String table) {
        StructType row =
                Sql.struct(StandardSchema.standard().table(table)).add(AdslVariables.DAY, DataTypes.IntegerType);
        for (StructField field : adsl.fields()) {
            row = row.add(field);
        }
        return row;
    }

    private void rowSql(String expression, boolean predicate, StructType row, String table, Origin at) {
        if (expression != null) {
            MappingCheck.defect(expression, predicate, row)
                    .ifPresent(defect -> problems.add(
                            new Problem(at, "SQL `" + expression + "` over rows of " + table + " " + defect)));
        }
    }

    private void sql(String expression, boolean predicate, Origin at) {
        MappingCheck.rowDefect(expression, predicate, adsl)
                .ifPresent(defect -> problems.add(new Problem(at, "SQL `" + expression + "` over ADSL " + defect)));
    }
}
