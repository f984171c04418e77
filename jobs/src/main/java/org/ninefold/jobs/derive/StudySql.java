package org.ninefold.jobs.derive;

import static org.apache.spark.sql.functions.expr;

import java.io.Serializable;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.BindReferences;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.Project;
import org.apache.spark.sql.catalyst.util.GenericArrayData;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.StructType;
import org.ninefold.jobs.harmonize.Sql;
import org.ninefold.schema.StandardSchema;
import org.ninefold.study.Study;
import org.ninefold.study.Variable;
import scala.jdk.javaapi.CollectionConverters;

/**
 * The SQL that a study says about a subject, analyzed and optimized by Spark at once, evaluated subject by subject: its own
 * variables, then what is asked over ADSL.
 */
final class StudySql implements Serializable {
    private final int standard;
    private final int variables;
    /** For each step its expressions over the values of the step before; the first over ADSL and the rows up to the cut-off. */
    private final List<List<Expression>> steps = new ArrayList<>();

    /**
     * Compiles the SQL of a study.
     *
     * @param asked SQL over ADSL, each with a value of its own
     */
    StudySql(Study study, List<String> asked, SparkSession spark) {
        StructType input = Sql.struct(StandardSchema.standard().table("adsl"));
        standard = input.size();
        variables = study.adsl().variables().size();
        for (String table : Milestones.DATED) {
            input = input.add(
                    "c_" + table,
                    new ArrayType(Sql.struct(StandardSchema.standard().table(table)), false));
        }
        Dataset<Row> rows = spark.createDataFrame(spark.emptyDataFrame().javaRDD(), input);
        var columns = new ArrayList<Column>();
        for (Variable variable : study.adsl().variables()) {
            rows = rows.withColumn(variable.name(), expr(Variables.sql(variable)));
            columns.add(rows.col(Sql.name(variable.name())));
        }
        for (int i = 0; i < asked.size(); i++) {
            columns.add(expr(asked.get(i)).as("asked_" + i));
        }
        if (!columns.isEmpty()) {
            compile(rows.select(columns.toArray(Column[]::new)));
        }
    }

    private void compile(Dataset<Row> compiled) {
        LogicalPlan plan = ((org.apache.spark.sql.classic.Dataset<Row>) compiled)
                .queryExecution()
                .optimizedPlan();
        var projects = new ArrayDeque<Project>();
        while (plan instanceof Project project) {
            projects.push(project);
            plan = project.child();
        }
        if (!CollectionConverters.asJava(plan.children()).isEmpty()) {
            throw new IllegalStateException("SQL over ADSL takes more than the row it stands in");
        }
        for (Project project : projects) {
            var row = org.apache.spark.sql.catalyst.expressions.package$.MODULE$.AttributeSeq(
                    project.child().output());
            var bound = new ArrayList<Expression>();
            for (Expression expression : CollectionConverters.asJava(project.expressions())) {
                bound.add(BindReferences.bindReference(expression, row, false));
            }
            steps.add(bound);
        }
    }

    /** Fills in the study's own variables of a subject; the values of what is asked, in its order. */
    Object[] complete(Subject subject) {
        if (steps.isEmpty()) {
            return new Object[0];
        }
        InternalRow[][] cut = subject.cut();
        var input = new Object[standard + cut.length];
        System.arraycopy(subject.adsl(), 0, input, 0, standard);
        for (int i = 0; i < cut.length; i++) {
            input[standard + i] = new GenericArrayData(cut[i]);
        }
        Object[] values = input;
        for (List<Expression> step : steps) {
            var row = new GenericInternalRow(values);
            values = new Object[step.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = step.get(i).eval(row);
            }
        }
        System.arraycopy(values, 0, subject.adsl(), standard, variables);
        var answers = new Object[values.length - variables];
        System.arraycopy(values, variables, answers, 0, answers.length);
        return answers;
    }
}
