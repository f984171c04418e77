package org.ninefold.jobs.derive;

import static org.apache.spark.sql.functions.expr;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.spark.SparkThrowable;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.util.GenericArrayData;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.StructType;
import org.ninefold.jobs.harmonize.RowSql;
import org.ninefold.jobs.harmonize.Sql;
import org.ninefold.schema.StandardSchema;
import org.ninefold.study.InvalidConfigurationException;
import org.ninefold.study.Problem;
import org.ninefold.study.Study;
import org.ninefold.study.Variable;

/**
 * The SQL that a study says about a subject, optimized by Spark at once, evaluated subject by subject: its own
 * variables, then what is asked over ADSL.
 */
final class StudySql implements Serializable {
    private static final String ASKED = "asked_";

    private final int standard;
    private final List<Variable> own;
    private final List<Question> asked;
    /** Over ADSL and the rows up to the cut-off. */
    private final RowSql sql;

    /**
     * Compiles the SQL of a study.
     *
     * @param asked what is asked over ADSL, each with a value of its own
     */
    StudySql(Study study, List<Question> asked, SparkSession spark) {
        this.asked = List.copyOf(asked);
        StructType input = Sql.struct(StandardSchema.standard().table("adsl"));
        standard = input.size();
        own = study.adsl().variables();
        for (String table : StudyPopulation.DATED) {
            input = input.add(
                    "c_" + table,
                    new ArrayType(Sql.struct(StandardSchema.standard().table(table)), false));
        }
        Dataset<Row> rows = RowSql.columns(input, spark);
        var columns = new ArrayList<Column>();
        for (Variable variable : study.adsl().variables()) {
            rows = rows.withColumn(variable.name(), expr(Variables.sql(variable)));
            columns.add(rows.col(Sql.name(variable.name())));
        }
        for (int i = 0; i < asked.size(); i++) {
            // In a condition Spark leaves everything where it stands: "x > 0 and y / x between 1 and 2" divides by no
            // nought.
            columns.add(expr("if(STUDYID is not null, " + asked.get(i).sql() + ", null)")
                    .as(ASKED + i));
        }
        sql = RowSql.of(rows.select(columns.toArray(Column[]::new)), input.size());
    }

    /**
     * Fills in the study's own variables of a subject; the values of what is asked, in its order.
     *
     * @throws InvalidConfigurationException if the SQL of a variable or a question fails on this subject
     */
    Object[] complete(Subject subject) {
        InternalRow[][] cut = subject.cut();
        var input = new Object[standard + cut.length];
        System.arraycopy(subject.adsl(), 0, input, 0, standard);
        for (int i = 0; i < cut.length; i++) {
            input[standard + i] = new GenericArrayData(cut[i]);
        }
        Object[] values = values(input);
        int variables = own.size();
        System.arraycopy(values, 0, subject.adsl(), standard, variables);
        var answers = new Object[values.length - variables];
        System.arraycopy(values, variables, answers, 0, answers.length);
        return answers;
    }

    private Object[] values(Object[] input) {
        try {
            return sql.values(input);
        } catch (RuntimeException e) {
            if (!RowSql.isOfARow(e)) {
                throw e;
            }
            throw new InvalidConfigurationException(problems(sql.failing(input), condition(e)));
        }
    }

    /** Of a failing variable; what is asked about it is not to blame. */
    private List<Problem> problems(Set<String> failing, String condition) {
        Optional<Variable> variable = own.stream()
                .filter(one -> failing.stream().anyMatch(one.name()::equals))
                .findFirst();
        if (variable.isPresent()) {
            return List.of(Question.fails(variable.orElseThrow(), condition));
        }
        return IntStream.range(0, asked.size())
                .filter(i -> failing.contains(ASKED + i))
                .mapToObj(i -> asked.get(i).fails(condition))
                .limit(1)
                .toList();
    }

    /** Spark's texts can hold the subject's values; their class does not. */
    private static String condition(RuntimeException failure) {
        return failure instanceof SparkThrowable spark && spark.getCondition() != null
                ? spark.getCondition()
                : failure.getClass().getSimpleName();
    }
}
