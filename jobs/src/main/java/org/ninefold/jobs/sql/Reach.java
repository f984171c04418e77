package org.ninefold.jobs.sql;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.apache.spark.sql.catalyst.analysis.UnresolvedAttribute;
import org.apache.spark.sql.catalyst.analysis.UnresolvedFunction;
import org.apache.spark.sql.catalyst.expressions.CaseWhen;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.Subtract;
import org.apache.spark.sql.catalyst.expressions.TimestampDiff;
import scala.jdk.javaapi.CollectionConverters;

/** What of a subject can be read from the value of SQL. */
public enum Reach {
    /** Who the subject is. */
    IDENTIFIER,
    /** A calendar day; the days between two days of one subject, and whether a day is before another, are none. */
    DATE,
    /** A text as somebody wrote it; whether it is equal to another is none. */
    FREE_TEXT;

    private static final Set<String> TRUTH_VALUES = Set.of(
            "And",
            "Or",
            "Not",
            "EqualTo",
            "EqualNullSafe",
            "LessThan",
            "LessThanOrEqual",
            "GreaterThan",
            "GreaterThanOrEqual",
            "In",
            "IsNull",
            "IsNotNull",
            "Like",
            "LikeAny",
            "LikeAll",
            "NotLikeAny",
            "NotLikeAll",
            "RLike");
    private static final Set<String> TRUTH_FUNCTIONS = Set.of(
            "between",
            "isnull",
            "isnotnull",
            "contains",
            "startswith",
            "endswith",
            "like",
            "ilike",
            "rlike",
            "regexp",
            "regexp_like",
            "array_contains");
    private static final Set<String> DIFFERENCES = Set.of("datediff", "date_diff", "months_between");
    private static final Set<String> FIRST_DECIDES = Set.of("if", "nvl2");

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
        }
        List<Expression> children = CollectionConverters.asJava(node.children());
        String name = node instanceof UnresolvedFunction function
                ? function.nameParts().head().toLowerCase(Locale.ROOT)
                : node.getClass().getSimpleName();
        if (TRUTH_VALUES.contains(name) || TRUTH_FUNCTIONS.contains(name)) {
            return decided(all(children, column));
        } else if (FIRST_DECIDES.contains(name) && !children.isEmpty()) {
            return union(decided(of(children.get(0), column)), all(children.subList(1, children.size()), column));
        } else if (name.equals("nullif") && children.size() == 2) {
            return union(all(children.subList(0, 1), column), decided(of(children.get(1), column)));
        } else if (node instanceof CaseWhen cases) {
            return cases(cases, column);
        } else if ((node instanceof Subtract || node instanceof TimestampDiff || DIFFERENCES.contains(name))
                && children.size() >= 2) {
            return difference(children, column);
        }
        return all(children, column);
    }

    private static Set<Reach> cases(CaseWhen cases, Function<String, Set<Reach>> column) {
        Set<Reach> reached = EnumSet.noneOf(Reach.class);
        CollectionConverters.asJava(cases.branches()).forEach(branch -> {
            reached.addAll(decided(of(branch._1(), column)));
            reached.addAll(of(branch._2(), column));
        });
        if (cases.elseValue().isDefined()) {
            reached.addAll(of(cases.elseValue().get(), column));
        }
        return reached;
    }

    /** Of two days of a subject none is left; of one and a day that everybody knows it is. */
    private static Set<Reach> difference(List<Expression> children, Function<String, Set<Reach>> column) {
        Set<Reach> first = of(children.get(0), column);
        Set<Reach> second = of(children.get(1), column);
        Set<Reach> reached = all(children.subList(2, children.size()), column);
        boolean days = first.contains(DATE) && second.contains(DATE);
        reached.addAll(first);
        reached.addAll(second);
        if (days) {
            reached.remove(DATE);
        }
        return reached;
    }

    /** What is only compared is not shown; not even compared are identifiers. */
    private static Set<Reach> decided(Set<Reach> compared) {
        return compared.contains(IDENTIFIER) ? EnumSet.of(IDENTIFIER) : EnumSet.noneOf(Reach.class);
    }

    private static Set<Reach> all(List<Expression> nodes, Function<String, Set<Reach>> column) {
        Set<Reach> reached = EnumSet.noneOf(Reach.class);
        nodes.forEach(node -> reached.addAll(of(node, column)));
        return reached;
    }

    private static Set<Reach> union(Set<Reach> one, Set<Reach> other) {
        one.addAll(other);
        return one;
    }
}
