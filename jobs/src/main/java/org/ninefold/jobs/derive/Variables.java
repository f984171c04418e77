package org.ninefold.jobs.derive;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ninefold.counting.Behind;
import org.ninefold.counting.Measure;
import org.ninefold.counting.Question;
import org.ninefold.jobs.spark.SqlSource;
import org.ninefold.jobs.tables.Sql;
import org.ninefold.schema.Units;
import org.ninefold.study.RowSummary;
import org.ninefold.study.Study;
import org.ninefold.study.Variable;

/** Compiles the variables that a study adds to ADSL: SQL over ADSL's columns and the subject's rows up to the cut-off. */
final class Variables {
    private static final String ROW = "row_";
    private static final String NEVER = "date'9999-12-31'";
    private static final String LONG_AGO = "date'0001-01-01'";

    private Variables() {}

    /** What is asked over ADSL and the rows of a subject, as Spark spells it. */
    record Spelling(Study study) implements Question.Spelling {
        @Override
        public String name(String column) {
            return Sql.name(column);
        }

        @Override
        public String each(String where) {
            var rows = new Variable.Rows("adverse_event", where, RowSummary.ANY, null, null);
            return "transform(c_adverse_event, %1$s -> coalesce((%2$s), false))".formatted(ROW, over(rows, where));
        }

        @Override
        public String behind(Variable variable, Measure measure) {
            boolean scale = measure == Measure.SCALE;
            return "nullif(array_join(array_sort(array_distinct(transform(filter(%1$s, %2$s -> %3$s), %2$s -> coalesce(%4$s, '%5$s')))), '%6$s'), '')"
                    .formatted(
                            chosen(variable.rows()),
                            ROW,
                            scale ? "coalesce(%s.grade >= 1, false)".formatted(ROW) : ROW + ".value is not null",
                            scale ? ROW + ".scale" : knownUnit(),
                            Behind.UNSTATED,
                            Behind.SEPARATOR);
        }

        /** The unit of a row, no text of a centre's. */
        private String knownUnit() {
            return Stream.concat(Units.standard().names().stream(), study.units().values().stream())
                    .map(Sql::text)
                    .collect(Collectors.joining(
                            ", ",
                            "if(%1$s.unit in (".formatted(ROW),
                            "), %1$s.unit, nvl2(%1$s.unit, '%2$s', null))".formatted(ROW, Behind.UNKNOWN)));
        }
    }

    /** The value of a variable. */
    static String sql(Variable variable) {
        String value = variable.rows() == null ? variable.sql() : taken(variable.rows());
        return "try_cast((%s) as %s)".formatted(value, Sql.type(variable.type()).catalogString());
    }

    /** SQL over the columns of a row as SQL over the variable that holds the row. */
    private static String over(Variable.Rows rows, String sql) {
        return SqlSource.replaced(sql, column -> rows.column(column, ROW));
    }

    private static String chosen(Variable.Rows rows) {
        String all = "c_" + rows.table();
        return rows.where() == null
                ? all
                : "filter(%s, %s -> coalesce((%s), false))".formatted(all, ROW, over(rows, rows.where()));
    }

    private static String taken(Variable.Rows rows) {
        String chosen = chosen(rows);
        return switch (rows.take()) {
            case COUNT -> "size(" + chosen + ")";
            case ANY -> "if(size(%s) > 0, 'Y', null)".formatted(chosen);
            case MIN -> "array_min(%s)".formatted(values(rows, chosen));
            case MAX -> "array_max(%s)".formatted(values(rows, chosen));
            case SUM -> sum(rows, chosen);
            case MEAN ->
                "cast(%s as double) / size(array_compact(%s))".formatted(sum(rows, chosen), values(rows, chosen));
            case FIRST -> "get(array_sort(%s), 0).v".formatted(dated(rows, chosen, NEVER));
            case LAST -> "try_element_at(array_sort(%s), -1).v".formatted(dated(rows, chosen, LONG_AGO));
            case AT_MAX -> "array_max(%s).v".formatted(ranked(rows, chosen, "datediff(%s, coalesce(%s, %1$s))"));
            case AT_MIN -> "array_min(%s).v".formatted(ranked(rows, chosen, "-datediff(%s, coalesce(%s, %1$s))"));
        };
    }

    private static String values(Variable.Rows rows, String chosen) {
        return "transform(%s, %s -> %s)".formatted(chosen, ROW, over(rows, rows.of()));
    }

    /** Decimals, so that the order of rows changes nothing; null without a value. */
    private static String sum(Variable.Rows rows, String chosen) {
        return """
                if(size(array_compact(%1$s)) = 0, null, aggregate(array_compact(%1$s), cast(0 as decimal(38,9)),
                  (a_, b_) -> cast(a_ + cast(b_ as decimal(28,9)) as decimal(38,9))))""".formatted(values(rows, chosen));
    }

    private static String dated(Variable.Rows rows, String chosen, String undated) {
        return "transform(%s, %s -> struct(coalesce(%s, %s) as d, %s as v))"
                .formatted(chosen, ROW, rows.dateOf(ROW), undated, over(rows, rows.of()));
    }

    /** The value that ranks, then how early the row is, then what is asked for. */
    private static String ranked(Variable.Rows rows, String chosen, String early) {
        return "transform(filter(%1$s, %2$s -> (%3$s) is not null), %2$s -> struct(%3$s as r, %4$s as e, %5$s as v))"
                .formatted(
                        chosen,
                        ROW,
                        over(rows, rows.by()),
                        early.formatted(NEVER, rows.dateOf(ROW)),
                        over(rows, rows.of()));
    }
}
