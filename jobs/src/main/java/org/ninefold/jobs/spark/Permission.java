package org.ninefold.jobs.spark;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.spark.sql.catalyst.analysis.UnresolvedAttribute;
import org.apache.spark.sql.catalyst.analysis.UnresolvedExtractValue;
import org.apache.spark.sql.catalyst.analysis.UnresolvedFunction;
import org.apache.spark.sql.catalyst.expressions.Cast;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.InSubquery;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.catalyst.expressions.SubqueryExpression;
import org.apache.spark.sql.catalyst.expressions.WindowExpression;
import org.apache.spark.sql.catalyst.parser.CatalystSqlParser$;
import org.apache.spark.sql.catalyst.parser.ParseException;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.DayTimeIntervalType;
import org.apache.spark.sql.types.NullType;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.TimestampType;
import org.apache.spark.sql.types.YearMonthIntervalType;
import org.ninefold.study.Nearest;
import scala.Option;
import scala.jdk.javaapi.CollectionConverters;
import scala.jdk.javaapi.OptionConverters;

/**
 * Whether SQL of a mapping or a study is made of columns, literals, operators and {@link Functions} only. It is parsed and
 * looked at before Spark analyzes it: analyzing alone can open files, and run what is constant.
 */
public final class Permission {
    /** More than people write; less than what parsing and analyzing would not end with. */
    private static final int LONGEST = 10_000;

    private static final int DEEPEST = 200;
    /** Spark writes out what stands once: the operand of {@code case} for each of its branches. */
    private static final int MOST_PARTS = 20_000;

    private static final String SPARK = "org.apache.spark.sql.catalyst.expressions";

    /** Spark's classes of what has a sign or a keyword of its own. */
    private static final Set<String> OPERATORS = Set.of("""
            And Or Not EqualTo EqualNullSafe LessThan LessThanOrEqual GreaterThan GreaterThanOrEqual
            In IsNull IsNotNull Like LikeAny LikeAll NotLikeAny NotLikeAll RLike Lower CaseWhen Add
            Subtract Multiply Divide IntegralDivide Remainder UnaryMinus UnaryPositive Concat
            Substring StringTrim StringTrimLeft StringTrimRight StringLocate Overlay TimestampAdd
            TimestampDiff""".split("\\s"));

    /** {@code date'today'} and {@code date'now'} are the clock. */
    private static final Pattern DAY = Pattern.compile("(?i)date\\s*(['\"])\\d{4}-\\d{2}-\\d{2}\\1");

    private static final String LIST_OF_FUNCTIONS =
            "one of the functions that SQL here may call (docs/configuration.md, \"SQL\")";

    private final List<String> columns;
    private int parts;

    private Permission(List<String> columns) {
        this.columns = columns;
    }

    /** What is not permitted, thrown where it is met. */
    static final class Refusal extends Exception {
        private static final long serialVersionUID = 1L;

        Refusal(Expression where, String sentence) {
            super(sentence + at(where));
        }

        Refusal(String sentence) {
            super(sentence);
        }
    }

    /**
     * Why an expression is refused, as the end of a sentence that begins with the expression; empty if it is permitted.
     *
     * @param sql as it stands in the configuration
     * @param columns the names that it may use
     */
    public static Optional<String> refusal(String sql, List<String> columns) {
        try {
            Expression parsed = parse(sql);
            new Permission(columns).walk(parsed, 1);
            Growth.require(parsed);
            requireNoComment(sql);
            // It will stand between brackets: what leaves them open ends here.
            parse("(" + sql + ")");
            return Optional.empty();
        } catch (Refusal e) {
            return Optional.of(e.getMessage());
        }
    }

    /** An expression as Spark parses it; empty if it does not. */
    static Optional<Expression> parsed(String sql) {
        try {
            return Optional.of(parse(sql));
        } catch (Refusal e) {
            return Optional.empty();
        }
    }

    private static Expression parse(String sql) throws Refusal {
        if (sql.length() > LONGEST) {
            throw new Refusal("has %d characters, expected %d at most; take steps of their own fields or variables"
                    .formatted(sql.length(), LONGEST));
        }
        try {
            return CatalystSqlParser$.MODULE$.parseExpression(sql);
        } catch (StackOverflowError e) { // of the parser alone, which holds nothing
            throw new Refusal("is nested too deeply; write it flat");
        } catch (Exception e) {
            if (e instanceof ParseException broken) {
                int line = number(broken.start().line()).orElse(1);
                int place = number(broken.start().startPosition()).orElse(0) + 1;
                throw new Refusal("is no expression of Spark SQL: what stands at line %d, character %d was not expected"
                        .formatted(line, place));
            }
            throw e;
        }
    }

    private static void requireNoComment(String sql) throws Refusal {
        Optional<Integer> comment = SqlSource.comment(sql);
        if (comment.isPresent()) {
            throw new Refusal("holds a comment (character %d); write it beside the SQL, behind #"
                    .formatted(comment.orElseThrow()));
        }
    }

    private void walk(Expression node, int depth) throws Refusal {
        if (depth > DEEPEST || ++parts > MOST_PARTS) {
            throw new Refusal("is nested too deeply; write it flat");
        }
        if (node instanceof UnresolvedAttribute column) {
            name(column);
        } else if (node instanceof UnresolvedFunction function) {
            call(function);
        } else if (node instanceof Literal literal) {
            literal(literal);
        } else if (node instanceof Cast cast) {
            if (!known(cast.dataType())) {
                throw new Refusal(
                        node,
                        "makes a value of the type %s, expected a text, a number, a date or a truth value"
                                .formatted(cast.dataType().catalogString()));
            }
        } else if (node instanceof WindowExpression) {
            throw new Refusal(
                    node,
                    "holds a window function (over …), and one row has no window; take = … says which rows count");
        } else if (node instanceof SubqueryExpression || node instanceof InSubquery) {
            throw new Refusal(node, "holds a subquery; write it over the columns of one row");
        } else if (!(node instanceof UnresolvedExtractValue) && !operator(node)) {
            throw new Refusal(node, "holds what is neither a column, a literal, an operator nor " + LIST_OF_FUNCTIONS);
        }
        for (Expression child : CollectionConverters.asJava(node.children())) {
            walk(child, depth + 1);
        }
    }

    private static boolean operator(Expression node) {
        return node.getClass().getPackageName().equals(SPARK)
                && OPERATORS.contains(node.getClass().getSimpleName());
    }

    private void name(UnresolvedAttribute column) throws Refusal {
        List<String> parts = CollectionConverters.asJava(column.nameParts());
        String name = String.join(".", parts);
        if (parts.size() > 1) {
            String hint = columns.contains(name) ? "; write `" + name + "` between backticks" : "";
            throw new Refusal(column, "takes a part of something by a point, which no column here has" + hint);
        }
        if (columns.stream().noneMatch(name::equalsIgnoreCase)) {
            throw new Refusal(
                    column,
                    "names a column that is not there: %s%s; correct the name"
                            .formatted(name, Nearest.hint(name, columns)));
        }
    }

    private static void call(UnresolvedFunction function) throws Refusal {
        List<String> parts = CollectionConverters.asJava(function.nameParts());
        String name = String.join(".", parts);
        if (parts.size() > 1 || !Functions.permitted(name)) {
            throw new Refusal(function, "calls %s, which is not %s".formatted(name, LIST_OF_FUNCTIONS));
        }
        if (function.isDistinct()
                || function.filter().isDefined()
                || function.ignoreNulls().isDefined()) {
            throw new Refusal(function, "asks of %s what only many rows have; leave it out".formatted(name));
        }
    }

    private static void literal(Literal literal) throws Refusal {
        if (!known(literal.dataType())) {
            throw new Refusal(literal, "holds a literal that is no text, number, day, interval or truth value");
        }
        if (literal.dataType() instanceof DateType
                && !DAY.matcher(SqlSource.written(literal)).matches()) {
            throw new Refusal(literal, "holds a day that is not written in full; write it as date'2020-01-31'");
        }
        if (literal.dataType() instanceof TimestampType) {
            throw new Refusal(literal, "holds a point in time; write a day, as date'2020-01-31'");
        }
    }

    private static boolean known(DataType type) {
        return type instanceof StringType
                || type instanceof NumericType
                || type instanceof BooleanType
                || type instanceof DateType
                || type instanceof TimestampType
                || type instanceof NullType
                || type instanceof DayTimeIntervalType
                || type instanceof YearMonthIntervalType;
    }

    /** Where something stands in its expression. */
    private static String at(Expression node) {
        return number(node.origin().startIndex())
                .map(start -> " (character %d)".formatted(start + 1))
                .orElse("");
    }

    private static Optional<Integer> number(Option<Object> place) {
        return OptionConverters.toJava(place).map(Integer.class::cast);
    }
}
