package org.ninefold.jobs.spark;

import java.io.Serializable;
import java.time.DateTimeException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.SparkThrowable;
import org.apache.spark.sql.catalyst.expressions.BindReferences;
import org.apache.spark.sql.catalyst.expressions.BoundReference;
import org.apache.spark.sql.catalyst.expressions.Cast;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.expressions.NamedExpression;
import org.apache.spark.sql.catalyst.expressions.Unevaluable;
import org.apache.spark.sql.catalyst.optimizer.ReplaceExpressions$;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.Project;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.TimestampNTZType;
import org.apache.spark.sql.types.TimestampType;
import scala.jdk.javaapi.CollectionConverters;

/**
 * SQL over the columns of one row, analyzed and optimized by Spark, evaluated row by row. Spark may compute parts that are
 * used twice in steps of their own; the steps are evaluated one after the other.
 */
public final class RowSql implements Serializable {
    /** For each step its expressions over the values of the step before; the first over the row. */
    private final List<List<Expression>> steps;

    /** What a person called it, by its place; Spark's own name where it divided it. */
    private final List<List<String>> names;

    private RowSql(List<List<Expression>> steps, List<List<String>> names) {
        this.steps = steps;
        this.names = names;
    }

    /** Whether the analyzed SQL gives the same values each time. */
    public static boolean isDeterministic(SqlPlan compiled) {
        return CollectionConverters.asJava(compiled.analyzed().expressions()).stream()
                .allMatch(Expression::deterministic);
    }

    /**
     * Whether it makes a day or a point in time of a constant text that is a word. {@code today} and {@code now} are the clock,
     * and Spark reads it before any row is there.
     */
    public static boolean asksTheClock(SqlPlan compiled) {
        // As Spark looks at it when it reads the clock: behind the functions that it replaces by others.
        LogicalPlan replaced = ReplaceExpressions$.MODULE$.apply(compiled.analyzed());
        Set<Expression> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        return CollectionConverters.asJava(replaced.expressions()).stream().anyMatch(node -> asksTheClock(node, seen));
    }

    /** Looks at each part once, though functions that Spark replaces by others can hold one several times. */
    private static boolean asksTheClock(Expression node, Set<Expression> seen) {
        if (!seen.add(node)) {
            return false;
        }
        return (node instanceof Cast cast && isOfTime(cast.dataType()) && isWord(cast.child()))
                || CollectionConverters.asJava(node.children()).stream().anyMatch(child -> asksTheClock(child, seen));
    }

    private static boolean isOfTime(DataType type) {
        return type instanceof DateType || type instanceof TimestampType || type instanceof TimestampNTZType;
    }

    private static boolean isWord(Expression text) {
        if (!text.foldable() || !(text.dataType() instanceof StringType)) {
            return false;
        }
        try {
            Object value = text.eval(null);
            return value != null && !value.toString().strip().matches("(?s)[-+]?\\d.*");
        } catch (RuntimeException e) {
            if (!isOfARow(e)) {
                throw e;
            }
            return false; // and so it will fail on a row
        }
    }

    /**
     * Takes compiled SQL as what it does to one row.
     *
     * @param compiled SQL over the columns of the row
     * @throws IllegalArgumentException if a value depends on more than the row
     */
    public static RowSql of(SqlPlan compiled) {
        LogicalPlan plan = compiled.optimized();
        var projects = new ArrayDeque<Project>();
        while (plan instanceof Project project) {
            projects.push(project);
            plan = project.child();
        }
        if (!CollectionConverters.asJava(plan.children()).isEmpty()
                || plan.output().size() != compiled.width()) {
            throw new IllegalArgumentException("takes more than the record it stands in");
        }
        var steps = new ArrayList<List<Expression>>();
        var names = new ArrayList<List<String>>();
        for (Project project : projects) {
            var input = org.apache.spark.sql.catalyst.expressions.package$.MODULE$.AttributeSeq(
                    project.child().output());
            var bound = new ArrayList<Expression>();
            for (Expression expression : CollectionConverters.asJava(project.expressions())) {
                Expression own = BindReferences.bindReference(expression, input, false);
                requireEvaluable(own);
                bound.add(own);
            }
            steps.add(bound);
            names.add(new ArrayList<>(CollectionConverters.asJava(project.projectList()).stream()
                    .map(NamedExpression::name)
                    .toList()));
        }
        return new RowSql(steps, names);
    }

    /** A subquery stands in an expression that no row can evaluate. */
    private static void requireEvaluable(Expression expression) {
        if (expression instanceof Unevaluable) {
            throw new IllegalArgumentException("takes more than the record it stands in");
        }
        CollectionConverters.asJava(expression.children()).forEach(RowSql::requireEvaluable);
    }

    /** The places of the columns that it reads. */
    public IntStream columns() {
        return steps.stream()
                .limit(1)
                .flatMap(List::stream)
                .flatMap(RowSql::places)
                .mapToInt(place -> place);
    }

    private static Stream<Integer> places(Expression expression) {
        return CollectionConverters.asJava(expression.collectLeaves()).stream()
                .filter(BoundReference.class::isInstance)
                .map(leaf -> ((BoundReference) leaf).ordinal());
    }

    /** The values for a row, in the order of the columns selected; fails as Spark does. */
    public Object[] values(Object[] cells) {
        Object[] values = cells;
        for (List<Expression> step : steps) {
            var row = new GenericInternalRow(values);
            values = new Object[step.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = step.get(i).eval(row);
            }
        }
        return values;
    }

    /** Whether an expression failed because of what stands in a row, and not because something is wrong with the program. */
    public static boolean isOfARow(RuntimeException failure) {
        return failure instanceof SparkThrowable
                || failure instanceof ArithmeticException
                || failure instanceof DateTimeException
                || failure instanceof NumberFormatException;
    }

    /** The names of what cannot be evaluated for a row: that which fails, and all that is made of it. */
    public Set<String> failing(Object[] cells) {
        var failing = new LinkedHashSet<String>();
        Object[] values = cells;
        Set<Integer> unknown = Set.of();
        for (int step = 0; step < steps.size(); step++) {
            var row = new GenericInternalRow(values);
            List<Expression> own = steps.get(step);
            values = new Object[own.size()];
            var failed = new TreeSet<Integer>();
            for (int i = 0; i < values.length; i++) {
                try {
                    values[i] = own.get(i).eval(row);
                    if (places(own.get(i)).anyMatch(unknown::contains)) {
                        failed.add(i);
                    }
                } catch (RuntimeException e) {
                    if (!isOfARow(e)) {
                        throw e;
                    }
                    failed.add(i);
                }
            }
            for (int i : failed) {
                failing.add(names.get(step).get(i));
            }
            unknown = failed;
        }
        return failing;
    }
}
