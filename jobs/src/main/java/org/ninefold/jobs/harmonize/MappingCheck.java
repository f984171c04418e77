package org.ninefold.jobs.harmonize;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.QueryContext;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.ninefold.jobs.extract.Extract;
import org.ninefold.jobs.spark.Permission;
import org.ninefold.jobs.spark.RowSql;
import org.ninefold.jobs.spark.SqlColumns;
import org.ninefold.jobs.spark.SqlPlan;
import org.ninefold.study.FieldMapping;
import org.ninefold.study.Filter;
import org.ninefold.study.Nearest;
import org.ninefold.study.Origin;
import org.ninefold.study.Problem;
import org.ninefold.study.TableMapping;
import org.ninefold.study.ValueSource;

/** Holds mappings against the files they are to read: columns that are not there, SQL that does not compile. */
public final class MappingCheck {
    private final List<Problem> problems = new ArrayList<>();

    private MappingCheck() {}

    /** All that is wrong with the mappings of the extracts; reads no record. */
    public static List<Problem> problems(List<Extract> extracts) {
        var check = new MappingCheck();
        extracts.forEach(check::check);
        return List.copyOf(check.problems);
    }

    /** Why an expression is refused over columns of the given schema, as the end of a sentence, or empty. */
    public static Optional<String> defect(String expression, boolean predicate, StructType schema) {
        Optional<String> refusal = Permission.refusal(expression, List.of(schema.fieldNames()));
        if (refusal.isPresent()) {
            return refusal;
        }
        try {
            SqlPlan compiled = SqlPlan.over(schema).select(List.of("(" + expression + ") as e"));
            if (!RowSql.isDeterministic(compiled)) {
                return Optional.of("gives another value each time; write it over the columns of one row");
            }
            if (RowSql.asksTheClock(compiled)) {
                return Optional.of(
                        "takes a word for a day, which can be the clock (today, now …); write the day, as date'2020-01-31'");
            }
            if (predicate && compiled.schema().apply("e").dataType() != DataTypes.BooleanType) {
                return Optional.of("is not a condition; write one that is true or false");
            }
            return Optional.empty();
        } catch (Exception e) {
            if (e instanceof AnalysisException analysis) {
                return Optional.of(
                        "does not compile: Spark says %s%s; correct names, numbers and types of what it takes"
                                .formatted(analysis.getCondition(), place(analysis)));
            }
            throw e;
        }
    }

    /** Spark's texts hold what they stumble over; their class and place do not. */
    private static String place(AnalysisException analysis) {
        QueryContext[] contexts = analysis.getQueryContext();
        return contexts.length == 0 ? "" : " at character " + contexts[0].startIndex();
    }

    private void check(Extract extract) {
        if (headless(extract)) {
            add(
                    extract.source().at(),
                    "expected a header in %s with the columns that the mappings name, found none of them; correct the file, its header or the mappings"
                            .formatted(extract.files().get(0).label()));
            return;
        }
        for (Extract.Joined joined : extract.joined()) {
            Extract other = joined.other();
            Origin at = joined.join().at();
            joined.join().on().forEach((own, theirs) -> {
                present(own, extract, extract.header(), at);
                present(theirs, other, other.header(), at);
            });
        }
        StructType text = SqlColumns.textColumns(extract.columns());
        for (Filter filter : extract.source().filters()) {
            compile(filter.where(), true, text, filter.at());
        }
        ValueSource key = null;
        for (TableMapping mapping : Mappings.of(extract)) {
            if (mapping.where() != null) {
                compile(mapping.where(), true, text, mapping.at());
            }
            for (FieldMapping field : mapping.fields()) {
                Mappings.values(field.value()).forEach(value -> {
                    if (value instanceof ValueSource.Column column) {
                        present(column.column(), extract, extract.columns(), field.at());
                    } else if (value instanceof ValueSource.Sql sql) {
                        compile(sql.expression(), false, text, field.at());
                    }
                });
                if (field.field().equals("subject_id")) {
                    if (key != null && !key.equals(field.value())) {
                        add(
                                field.at(),
                                "a record belongs to one subject: take subject_id from the same place in "
                                        + "all mappings from \"%s\"".formatted(mapping.from()));
                    }
                    key = field.value();
                }
            }
        }
    }

    /** Whether no mapped column is there: the first line may be a patient's, and is not repeated in a message. */
    private static boolean headless(Extract extract) {
        List<String> columns = Mappings.columns(Mappings.of(extract)).toList();
        return !columns.isEmpty() && columns.stream().noneMatch(extract.columns()::contains);
    }

    private void present(String column, Extract extract, List<String> columns, Origin at) {
        String file = extract.files().get(0).label();
        String type = extract.withoutText().get(column);
        if (type != null) {
            add(
                    at,
                    "column \"%s\" of %s is %s, which has no text to read; map another column or export it as text"
                            .formatted(column, file, type));
        } else if (!columns.contains(column)) {
            add(
                    at,
                    "column \"%s\" is not among the %d of %s%s; correct the mapping or the file"
                            .formatted(column, columns.size(), file, Nearest.hint(column, columns)));
        }
    }

    private void compile(String expression, boolean predicate, StructType schema, Origin at) {
        rowDefect(expression, predicate, schema).ifPresent(reason -> add(at, "SQL `" + expression + "` " + reason));
    }

    /** The same, and why an expression is not one over a single row of that schema. */
    public static Optional<String> rowDefect(String expression, boolean predicate, StructType schema) {
        Optional<String> defect = defect(expression, predicate, schema);
        if (defect.isEmpty()) {
            try {
                SqlColumns.text(expression, schema);
            } catch (IllegalArgumentException e) {
                defect = Optional.of(e.getMessage() + "; write it over the columns of one record");
            }
        }
        return defect;
    }

    private void add(Origin at, String sentence) {
        problems.add(new Problem(at, sentence));
    }
}
