package org.ninefold.jobs.derive;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.SparkThrowable;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.StructType;
import org.ninefold.adam.StudyPopulation;
import org.ninefold.counting.Question;
import org.ninefold.jobs.spark.CatalystRows;
import org.ninefold.jobs.spark.RowSql;
import org.ninefold.jobs.spark.SqlPlan;
import org.ninefold.jobs.tables.Sql;
import org.ninefold.schema.StandardSchema;
import org.ninefold.study.InvalidConfigurationException;
import org.ninefold.study.Origin;
import org.ninefold.study.Population;
import org.ninefold.study.Problem;
import org.ninefold.study.Study;
import org.ninefold.study.Variable;
import org.ninefold.subject.MergedSubject;
import org.ninefold.subject.StandardRows;
import org.ninefold.subject.StandardTable;

/**
 * The SQL that a study says about a subject, optimized by Spark at once, evaluated subject by subject: its own
 * variables, the flags of its populations, then what is asked over ADSL.
 */
final class StudySql implements Serializable {
    private static final String ASKED = "asked_";

    private final int standard;
    /** The columns of ADSL and the tables behind them that some SQL reads. */
    private final int[] read;

    private final List<Variable> own;
    private final List<Population> populations;
    /** How many columns of ADSL are filled in: the study's own variables, and the flags of its populations. */
    private final int filled;

    private final List<Question> asked;
    /** Over ADSL and the rows up to the cut-off. */
    private final RowSql sql;

    /**
     * Compiles the SQL of a study.
     *
     * @param asked what is asked over ADSL, each with a value of its own
     */
    StudySql(Study study, List<Question> asked) {
        this.asked = List.copyOf(asked);
        StructType input = Sql.struct(StandardSchema.standard().table("adsl"));
        standard = input.size();
        own = study.adsl().variables();
        populations = study.populations();
        for (StandardTable table : StudyPopulation.DATED) {
            input = input.add("c_" + table.id(), new ArrayType(Sql.struct(table.schema()), false));
        }
        SqlPlan rows = SqlPlan.over(input);
        var spelling = new Variables.Spelling(study);
        var columns = new ArrayList<String>();
        for (Variable variable : study.adsl().variables()) {
            String name = Sql.name(variable.name());
            rows = rows.with(Variables.sql(variable) + " as " + name);
            columns.add(name);
        }
        for (Population population : study.populations()) {
            columns.add("if(%s, 'Y', 'N') as %s".formatted(population.where(), Sql.name(population.flag())));
        }
        filled = columns.size();
        for (int i = 0; i < asked.size(); i++) {
            // In a condition Spark leaves everything where it stands: "x > 0 and y / x between 1 and 2" divides by no
            // nought.
            columns.add("if(STUDYID is not null, " + asked.get(i).sql(spelling) + ", null) as " + ASKED + i);
        }
        sql = RowSql.of(rows.select(columns));
        read = sql.columns().distinct().toArray();
    }

    /**
     * Fills in the study's own variables of a subject and the flags of its populations; the answers to what is asked, in its order: Boolean, String or
     * {@code boolean[]}, as {@link Question} has it.
     *
     * @param cut the rows up to the cut-off
     * @param adsl the cells of ADSL, which are filled in
     * @throws InvalidConfigurationException if the SQL of a variable or a question fails on this subject
     */
    Object[] complete(MergedSubject merged, StandardRows cut, Object[] adsl) {
        var input = new Object[standard + StudyPopulation.DATED.size()];
        for (int place : read) {
            input[place] = place < standard
                    ? CatalystRows.value(adsl[place])
                    : CatalystRows.array(
                            merged, StudyPopulation.DATED.get(place - standard).in(cut));
        }
        Object[] values = values(input);
        var answers = new Object[values.length - filled];
        for (int i = 0; i < answers.length; i++) {
            answers[i] = CatalystRows.plain(values[filled + i]);
        }
        for (int i = 0; i < filled; i++) {
            adsl[standard + i] = CatalystRows.plain(values[i]);
        }
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
            return List.of(
                    problem(variable.orElseThrow().at(), variable.orElseThrow().written(), condition));
        }
        Stream<Problem> ofPopulations = populations.stream()
                .filter(population -> failing.contains(population.flag()))
                .map(population -> problem(population.at(), population.where(), condition));
        Stream<Problem> ofQuestions = IntStream.range(0, asked.size())
                .filter(i -> failing.contains(ASKED + i))
                .mapToObj(i -> problem(asked.get(i).at(), asked.get(i).written(), condition));
        return Stream.concat(ofPopulations, ofQuestions).limit(1).toList();
    }

    private static Problem problem(Origin at, String written, String condition) {
        return new Problem(
                at,
                "SQL `%s` fails on a subject (%s); write it with try_ functions, or with a condition that leaves such subjects out"
                        .formatted(written, condition));
    }

    /** Spark's texts can hold the subject's values; their class does not. */
    private static String condition(RuntimeException failure) {
        return failure instanceof SparkThrowable spark && spark.getCondition() != null
                ? spark.getCondition()
                : failure.getClass().getSimpleName();
    }
}
