package org.ninefold.jobs.harmonize;

import java.io.Serializable;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.BindReferences;
import org.apache.spark.sql.catalyst.expressions.BoundReference;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.Project;
import org.apache.spark.sql.types.StructType;
import scala.jdk.javaapi.CollectionConverters;

/**
 * One SQL expression of a mapping, analyzed and optimized by Spark, evaluated record by record. Spark may compute parts
 * that an expression uses twice in steps of their own; the steps are evaluated one after the other.
 */
final class SqlExpression implements Serializable {
    /** For each step its expressions over the values of the step before; the first over the record. */
    private final List<List<Expression>> steps;

    private SqlExpression(List<List<Expression>> steps) {
        this.steps = steps;
    }

    /**
     * Compiles an expression whose value is wanted as text.
     *
     * @throws IllegalArgumentException if its value depends on more than the record
     */
    static SqlExpression compile(String sql, StructType columns, SparkSession spark) {
        Dataset<Row> compiled = spark.createDataFrame(spark.emptyDataFrame().javaRDD(), columns)
                .selectExpr("cast((" + sql + ") as string) as value");
        LogicalPlan plan = ((org.apache.spark.sql.classic.Dataset<Row>) compiled)
                .queryExecution()
                .optimizedPlan();
        var projects = new ArrayDeque<Project>();
        while (plan instanceof Project project) {
            projects.push(project);
            plan = project.child();
        }
        if (!CollectionConverters.asJava(plan.children()).isEmpty()
                || plan.output().size() != columns.size()) {
            throw new IllegalArgumentException("takes more than the record it stands in");
        }
        var steps = new ArrayList<List<Expression>>();
        for (Project project : projects) {
            var input = org.apache.spark.sql.catalyst.expressions.package$.MODULE$.AttributeSeq(
                    project.child().output());
            var bound = new ArrayList<Expression>();
            for (Expression expression : CollectionConverters.asJava(project.expressions())) {
                bound.add(BindReferences.bindReference(expression, input, false));
            }
            steps.add(bound);
        }
        return new SqlExpression(steps);
    }

    /** The places of the columns that it reads. */
    IntStream columns() {
        return steps.stream()
                .limit(1)
                .flatMap(List::stream)
                .flatMap(expression -> CollectionConverters.asJava(expression.collectLeaves()).stream())
                .filter(BoundReference.class::isInstance)
                .mapToInt(leaf -> ((BoundReference) leaf).ordinal());
    }

    /** The value as text, or null; fails as Spark does. */
    String value(InternalRow texts) {
        InternalRow row = texts;
        for (List<Expression> step : steps) {
            var values = new Object[step.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = step.get(i).eval(row);
            }
            row = new GenericInternalRow(values);
        }
        return row.isNullAt(0) ? null : row.getUTF8String(0).toString();
    }
}
