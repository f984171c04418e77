package org.ninefold.jobs.spark;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.spark.sql.catalyst.analysis.UnresolvedAttribute;
import org.apache.spark.sql.catalyst.analysis.UnresolvedExtractValue;
import org.apache.spark.sql.catalyst.analysis.UnresolvedFunction;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.catalyst.expressions.UnaryMinus;
import org.apache.spark.sql.types.StringType;
import scala.jdk.javaapi.CollectionConverters;

/** How large a value SQL can make: a cell counts as a million characters, a text as what it is. */
public final class Growth {
    /** The most characters of a cell that SQL is evaluated over. */
    public static final int CELL = 1_000_000;

    private static final double LARGEST = 64.0 * CELL;
    /** They take one of a list. */
    private static final Set<String> PARTS = Set.of("get", "element_at", "try_element_at", "array_min", "array_max");
    /** What a text in a list takes beside its characters, in characters. */
    private static final double IN_LIST = 40;

    private static final double SCALAR = 64;

    private static final int LONGEST_PADDING = 10_000;
    private static final int MOST_DIGITS = 38;

    private Growth() {}

    /** Refuses an expression that can make a value that nobody needs and no memory holds. */
    static void require(Expression parsed) throws Permission.Refusal {
        fits(size(parsed));
    }

    private static double fits(double size) throws Permission.Refusal {
        if (size > LARGEST) {
            throw new Permission.Refusal(
                    "can make a value %d times as long as a cell, expected %d at most; replace less, or by shorter texts"
                            .formatted(Math.round(size / CELL), Math.round(LARGEST / CELL)));
        }
        return size;
    }

    /** The most characters of its value. */
    private static double size(Expression node) throws Permission.Refusal {
        if (node instanceof UnresolvedAttribute) {
            return CELL;
        } else if (node instanceof Literal literal) {
            return literal.dataType() instanceof StringType
                    ? literal.value().toString().length()
                    : SCALAR;
        } else if (partOfSplit(node) != null) {
            double text = size(partOfSplit(node).arguments().head());
            fits((text + 1) * IN_LIST);
            return text;
        } else if (node instanceof UnresolvedFunction function) {
            return size(function);
        }
        return sum(CollectionConverters.asJava(node.children()));
    }

    /** The split text of which one part is taken; null where it is something else. */
    private static UnresolvedFunction partOfSplit(Expression node) {
        boolean part = node instanceof UnresolvedExtractValue
                || (node instanceof UnresolvedFunction function
                        && PARTS.contains(function.nameParts().head().toLowerCase(Locale.ROOT)));
        return part && !node.children().isEmpty() && isSplit(node.children().head())
                ? (UnresolvedFunction) node.children().head()
                : null;
    }

    private static boolean isSplit(Expression node) {
        return node instanceof UnresolvedFunction function
                && function.nameParts().head().equalsIgnoreCase("split")
                && !function.arguments().isEmpty();
    }

    private static double size(UnresolvedFunction function) throws Permission.Refusal {
        List<Expression> arguments = CollectionConverters.asJava(function.arguments());
        String name = String.join(".", CollectionConverters.asJava(function.nameParts()))
                .toLowerCase(Locale.ROOT);
        return switch (name) {
            case "lpad", "rpad" -> {
                requireWithin(arguments, LONGEST_PADDING, name);
                yield sum(arguments) + LONGEST_PADDING;
            }
            case "round", "bround" -> {
                requireWithin(arguments, MOST_DIGITS, name);
                yield sum(arguments);
            }
            case "split" -> arguments.isEmpty() ? SCALAR : fits((size(arguments.get(0)) + 1) * IN_LIST);
            case "replace" ->
                arguments.size() < 3
                        ? sum(arguments)
                        : size(arguments.get(0)) * Math.max(1, size(arguments.get(2)) / shortest(arguments.get(1)));
            case "regexp_replace" ->
                arguments.size() < 3
                        ? sum(arguments)
                        : (size(arguments.get(0)) + 1) * Math.max(1, size(arguments.get(2)));
            case "concat_ws" -> {
                double between = arguments.isEmpty() ? 0 : size(arguments.get(0));
                double all = between;
                for (Expression argument : arguments.subList(Math.min(1, arguments.size()), arguments.size())) {
                    all += size(argument) + between * parts(argument);
                }
                yield all;
            }
            default -> sum(arguments);
        };
    }

    private static double sum(List<Expression> nodes) throws Permission.Refusal {
        double sum = SCALAR;
        for (Expression node : nodes) {
            sum += size(node);
        }
        return sum;
    }

    /** A text has as many places as it has at least. */
    private static double shortest(Expression node) {
        return node instanceof Literal literal && literal.value() != null
                ? Math.max(1, literal.value().toString().length())
                : 1;
    }

    /** How many texts a list can hold: of a split text as many as the largest value has room for. */
    private static double parts(Expression node) {
        double parts = isSplit(node) ? LARGEST / IN_LIST : 1;
        for (Expression child : CollectionConverters.asJava(node.children())) {
            parts += parts(child);
        }
        return parts;
    }

    /** The second argument, where there is one, is a number that is written and not too large. */
    private static void requireWithin(List<Expression> arguments, int most, String name) throws Permission.Refusal {
        if (arguments.size() < 2) {
            return;
        }
        Expression node = arguments.get(1);
        Object number = node instanceof UnaryMinus minus && minus.child() instanceof Literal negative
                ? negative.value()
                : node instanceof Literal literal ? literal.value() : null;
        if (!(number instanceof Integer within) || within > most) {
            throw new Permission.Refusal("lets the data say how far %s goes, or goes too far; write a number up to %d"
                    .formatted(name, most));
        }
    }
}
