package org.ninefold.jobs.spark;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.apache.spark.sql.catalyst.analysis.UnresolvedAttribute;
import org.apache.spark.sql.catalyst.analysis.UnresolvedFunction;
import org.apache.spark.sql.catalyst.expressions.CaseWhen;
import org.apache.spark.sql.catalyst.expressions.Cast;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.catalyst.expressions.Subtract;
import org.apache.spark.sql.catalyst.expressions.TimestampDiff;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.YearMonthIntervalType;
import scala.jdk.javaapi.CollectionConverters;

/** What of a subject can be read from the value of SQL. */
public enum Reach {
    /** Who the subject is. */
    IDENTIFIER,
    /** At which centre the subject is; that it is compared shows it, too. */
    CENTER,
    /** A calendar day of the subject; the days between two of them, and whether one is before another, are none. */
    DATE,
    /** What is made of a calendar day, perhaps with a day that everybody knows. */
    OF_DATE,
    /** A text as somebody wrote it; whether it is equal to another is none. */
    FREE_TEXT;

    private static final Set<String> TRUTH_VALUES = Set.of("""
            And Or Not EqualTo EqualNullSafe LessThan LessThanOrEqual GreaterThan
            GreaterThanOrEqual In IsNull IsNotNull Like LikeAny LikeAll NotLikeAny
            NotLikeAll RLike""".split("\\s"));
    private static final Set<String> TRUTH_FUNCTIONS = Set.of("""
            between isnull isnotnull contains startswith endswith like ilike rlike regexp
            regexp_like array_contains""".split("\\s"));
    private static final Set<String> DIFFERENCES = Set.of("datediff", "date_diff", "months_between");
    private static final Set<String> FIRST_DECIDES = Set.of("if", "nvl2");
    /** They give one of their values. */
    private static final Set<String> CHOICES = Set.of("coalesce", "ifnull", "nvl", "greatest", "least");

    private static final Set<String> TO_DATE = Set.of("date", "to_date", "try_to_date");
    /** They move a day by the days that stand second; months would tell how long those of the calendar are. */
    private static final Set<String> MOVES = Set.of("date_add", "dateadd", "date_sub", "Add", "Subtract");

    /** Of a null that is written. */
    private static final Set<Reach> NOTHING = Collections.unmodifiableSet(EnumSet.noneOf(Reach.class));

    /**
     * What the value of an expression shows.
     *
     * @param sql an expression; one that does not parse may show anything
     * @param column what the value of a column shows, by its name
     */
    public static Set<Reach> of(String sql, Function<String, Set<Reach>> column) {
        return Permission.parsed(sql).map(parsed -> of(parsed, column)).orElseGet(() -> EnumSet.allOf(Reach.class));
    }

    private static Set<Reach> of(Expression node, Function<String, Set<Reach>> column) {
        if (node instanceof UnresolvedAttribute named) {
            return column.apply(named.nameParts().head());
        } else if (isNull(node)) {
            return NOTHING;
        }
        List<Set<Reach>> children = CollectionConverters.asJava(node.children()).stream()
                .map(child -> of(child, column)) // once: expressions are deep
                .toList();
        String name = node instanceof UnresolvedFunction function
                ? function.nameParts().head().toLowerCase(Locale.ROOT)
                : node.getClass().getSimpleName();
        int n = children.size();
        if (TRUTH_VALUES.contains(name) || TRUTH_FUNCTIONS.contains(name)) {
            return decided(children);
        } else if (FIRST_DECIDES.contains(name) && n > 1) {
            return union(List.of(decided(children.subList(0, 1)), chosen(children.subList(1, n))));
        } else if (name.equals("nullif") && n == 2) {
            return union(List.of(children.get(0), decided(children.subList(1, n))));
        } else if (node instanceof CaseWhen) {
            return cases(children);
        } else if (CHOICES.contains(name)
                || (node instanceof Cast cast && cast.dataType() instanceof DateType)
                || (TO_DATE.contains(name) && n == 1)) {
            return chosen(children);
        } else if ((node instanceof Subtract || node instanceof TimestampDiff || DIFFERENCES.contains(name))
                && n >= 2
                && areDays(children.subList(0, 2))) {
            return made(children.subList(2, n));
        } else if (MOVES.contains(name)
                && n == 2
                && areDays(children.subList(0, 1))
                && !isOfMonths(CollectionConverters.asJava(node.children()).get(1))) {
            return union(List.of(children.get(0), made(children.subList(1, n))));
        }
        return made(children);
    }

    /** A value of null is nobody's; nothing else is it. */
    private static boolean isNull(Expression node) {
        return node instanceof Literal literal && literal.value() == null;
    }

    private static boolean isOfMonths(Expression node) {
        return node instanceof Literal literal && literal.dataType() instanceof YearMonthIntervalType;
    }

    private static boolean areDays(List<Set<Reach>> values) {
        return values.stream().allMatch(EnumSet.of(DATE)::equals);
    }

    /** Conditions and values in turn, and perhaps a last value. */
    private static Set<Reach> cases(List<Set<Reach>> children) {
        var conditions = new ArrayList<Set<Reach>>();
        var values = new ArrayList<Set<Reach>>();
        for (int i = 0; i < children.size(); i++) {
            (i % 2 == 0 && i < children.size() - 1 ? conditions : values).add(children.get(i));
        }
        return union(List.of(decided(conditions), chosen(values)));
    }

    /** One of several values: a day of the subject if each of them is one, or null. */
    private static Set<Reach> chosen(List<Set<Reach>> children) {
        List<Set<Reach>> values =
                children.stream().filter(value -> value != NOTHING).toList();
        if (values.isEmpty()) {
            return NOTHING;
        }
        return areDays(values) ? union(values) : made(values);
    }

    /** Something new, which shows what it was made of. */
    private static Set<Reach> made(List<Set<Reach>> children) {
        Set<Reach> reached = union(children);
        if (reached.remove(DATE)) {
            reached.add(OF_DATE);
        }
        return reached;
    }

    /** What is only compared is not shown, but for identifiers and centres. */
    private static Set<Reach> decided(List<Set<Reach>> compared) {
        Set<Reach> reached = union(compared);
        reached.retainAll(EnumSet.of(IDENTIFIER, CENTER));
        return reached;
    }

    private static Set<Reach> union(List<Set<Reach>> sets) {
        Set<Reach> all = EnumSet.noneOf(Reach.class);
        sets.forEach(all::addAll);
        return all;
    }
}
