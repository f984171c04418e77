package org.ninefold.jobs.pipeline;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.ninefold.jobs.extract.Extract;
import org.ninefold.jobs.harmonize.MappingCheck;
import org.ninefold.jobs.harmonize.Sql;
import org.ninefold.schema.StandardSchema;
import org.ninefold.study.Adsl;
import org.ninefold.study.Analysis;
import org.ninefold.study.InvalidConfigurationException;
import org.ninefold.study.Origin;
import org.ninefold.study.Population;
import org.ninefold.study.Problem;
import org.ninefold.study.Study;
import org.ninefold.study.Variable;

/** What only Spark and the files can tell of a configuration: absent columns, SQL that does not compile. */
final class ConfigurationCheck {
    private final SparkSession spark;
    private StructType adsl = Sql.struct(StandardSchema.standard().table("adsl"));
    private final List<Problem> problems = new ArrayList<>();

    private ConfigurationCheck(SparkSession spark) {
        this.spark = spark;
    }

    /**
     * Passes, or reports all problems at once.
     *
     * @throws InvalidConfigurationException if there are any
     */
    static void run(Study study, List<Extract> extracts, SparkSession spark) {
        var check = new ConfigurationCheck(spark);
        study.adsl().variables().forEach(check::variable);
        for (Population population : study.populations()) {
            check.sql(population.where(), true, population.at());
        }
        for (Analysis analysis : study.analyses()) {
            if (analysis instanceof Analysis.Proportion proportion) {
                check.sql(proportion.of(), true, analysis.at());
            } else if (analysis instanceof Analysis.Frequency frequency) {
                check.sql(frequency.of(), false, analysis.at());
            } else if (analysis instanceof Analysis.Correlation correlation) {
                check.sql(correlation.x(), false, analysis.at());
                check.sql(correlation.y(), false, analysis.at());
            } else if (analysis instanceof Analysis.Summary summary) {
                check.sql(summary.of(), false, analysis.at());
            }
        }
        check.problems.addAll(MappingCheck.problems(extracts, spark));
        if (!check.problems.isEmpty()) {
            throw new InvalidConfigurationException(check.problems);
        }
    }

    /** A variable sees ADSL and the variables before it; what is taken of rows sees their columns too. */
    private void variable(Variable variable) {
        Variable.Rows rows = variable.rows();
        if (rows == null) {
            sql(variable.sql(), false, variable.at());
        } else {
            StructType row =
                    Sql.struct(StandardSchema.standard().table(rows.table())).add(Adsl.DAY, DataTypes.IntegerType);
            for (StructField field : adsl.fields()) {
                row = row.add(field);
            }
            rowSql(rows.where(), true, row, rows.table(), variable.at());
            rowSql(rows.of(), false, row, rows.table(), variable.at());
            rowSql(rows.by(), false, row, rows.table(), variable.at());
        }
        adsl = adsl.add(variable.name(), Sql.type(variable.type()));
    }

    private void rowSql(String expression, boolean predicate, StructType row, String table, Origin at) {
        if (expression != null) {
            MappingCheck.defect(expression, predicate, row, spark)
                    .ifPresent(defect -> problems.add(
                            new Problem(at, "SQL `" + expression + "` over rows of " + table + " " + defect)));
        }
    }

    private void sql(String expression, boolean predicate, Origin at) {
        MappingCheck.defect(expression, predicate, adsl, spark)
                .ifPresent(defect -> problems.add(new Problem(at, "SQL `" + expression + "` over ADSL " + defect)));
    }
}
